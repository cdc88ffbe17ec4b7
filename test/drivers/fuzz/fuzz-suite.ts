import { seededRandom } from '#test/drivers/seeded-random.ts';
import { readSuite } from '#test/drivers/suite/read-suite.ts';
import type { EngineDoor } from '#test/drivers/engine.ts';
import { endOfEngine, endOfReference, metLimit } from './compare-engines.ts';
import { crashed, loadReference, referenceFaults, takesAnything } from './mended-reference.ts';
import { mutateData, pick } from './mutate-data.ts';

interface Difference {
  readonly expression: string;
  /** As JSON. */
  readonly data: string;
  readonly ours: string;
  readonly reference: string;
}

interface FuzzReport {
  readonly compared: number;
  readonly errors: number;
  readonly limits: number;
  readonly explained: number;
  /** The one with the least data of each expression. */
  readonly differences: readonly Difference[];
}

/** Gives another value each time, asks for `$eval`, or is of a size that only takes time. */
const unfit = /\$(eval|random|shuffle|now|millis)\b|\d{6}|\de\d/;

/** Evaluates expressions of a suite folder over mutated data with an engine and the reference, `pairs` times. The same seed gives the same pairs. */
export async function fuzzSuite(engine: EngineDoor, folder: string, pairs: number, seed: number): Promise<FuzzReport> {
  const cases = readSuite(folder).filter((one) => !unfit.test(one.expression) && one.timeLimit === undefined && one.depth === undefined);
  const [stock, mended] = [loadReference([]), loadReference(referenceFaults)];
  const random = seededRandom(seed);
  const found = new Map<string, Difference>();
  let [errors, limits, explained] = [0, 0, 0];
  for (let i = 0; i < pairs; i += 1) {
    const { expression, data, bindings } = pick(random, cases);
    const pair = { expression, data: mutateData(data, random), bindings };
    const [ours, reference] = [await endOfEngine(engine, pair), await endOfReference(stock, pair)];
    if (metLimit(ours) || metLimit(reference)) limits += 1;
    else if (ours === reference) errors += ours.startsWith('error ') ? 1 : 0;
    else if (
      (crashed(reference) && !ours.startsWith('fault ')) ||
      takesAnything(expression, ours) ||
      ours === (await endOfReference(mended, pair))
    )
      explained += 1;
    else {
      const shown = { expression, data: pair.data === undefined ? 'nothing' : JSON.stringify(pair.data), ours, reference };
      const known = found.get(expression);
      if (known === undefined || shown.data.length < known.data.length) found.set(expression, shown);
    }
  }
  return { compared: pairs, errors, limits, explained, differences: [...found.values()] };
}
