import type { EngineDoor } from '#test/drivers/engine.ts';
import type { Ending, Pair } from './compare-engines.ts';
import { codeOf, compiledByEngine, compiledByReference, endOfReference, metLimit } from './compare-engines.ts';
import { crashed, loadReference, referenceFaults, takesAnything, zipsPartially } from './mended-reference.ts';

/** What comparing one pair found. `explained` names the listed fault of the reference that makes the difference. */
export type Verdict =
  | { readonly kind: 'same' | 'limit'; readonly ours: Ending; readonly reference: Ending }
  | { readonly kind: 'explained'; readonly fault: string; readonly ours: Ending; readonly reference: Ending }
  | { readonly kind: 'different'; readonly ours: Ending; readonly reference: Ending };

const stock = loadReference([]);
const mended = loadReference(referenceFaults);
const mendedOneByOne = referenceFaults.map((fault) => ({ name: fault.name, reference: loadReference([fault]) }));

/** An expression in engines and in the reference, compared over one input after another; a verdict for each engine. */
export function judgeOf(
  engines: readonly EngineDoor[],
  expression: string,
): (data: unknown, bindings: Pair['bindings']) => Promise<readonly Verdict[]> {
  const own = engines.map((engine) => compiledByEngine(engine, expression));
  const other = compiledByReference(stock, expression);
  return async (data, bindings) => {
    const reference = await other(data, bindings);
    const verdicts: Verdict[] = [];
    for (const compiled of own) verdicts.push(await verdictOn({ expression, data, bindings }, await compiled(data, bindings), reference));
    return verdicts;
  };
}

async function verdictOn(pair: Pair, ours: Ending, reference: Ending): Promise<Verdict> {
  const ends = { ours, reference };
  if (metLimit(ours) || metLimit(reference)) return { kind: 'limit', ...ends };
  if (ours === reference) return { kind: 'same', ...ends };
  const fault = await faultBehind(pair, ours, reference);
  return fault === undefined ? { kind: 'different', ...ends } : { kind: 'explained', fault, ...ends };
}

async function faultBehind(pair: Pair, ours: Ending, reference: Ending): Promise<string | undefined> {
  const end = await endOfReference(mended, pair);
  if (ours === end) {
    for (const one of mendedOneByOne) if (ours === (await endOfReference(one.reference, pair))) return one.name;
    return 'several of them together';
  }
  if ((crashed(reference) || crashed(end)) && !ours.startsWith('fault ')) return 'an exception of JavaScript';
  if (takesAnything(pair.expression, codeOf(ours))) return 'arguments of a partial application are not checked';
  if (zipsPartially(pair.expression)) return 'arguments of $zip left open are lost';
  return undefined;
}
