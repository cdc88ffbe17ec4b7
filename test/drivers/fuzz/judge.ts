import type { EngineDoor } from '#test/drivers/engine.ts';
import type { Compiled, Ending, Pair } from './compare-engines.ts';
import { codeOf, compiledByEngine, compiledByReference, endOfReference, metLimit } from './compare-engines.ts';
import { crashed, loadReference, referenceFaults, takesAnything } from './mended-reference.ts';

/** What comparing one pair found. `explained` names the listed fault of the reference that makes the difference. */
export type Verdict =
  | { readonly kind: 'same' | 'limit'; readonly ours: Ending; readonly reference: Ending }
  | { readonly kind: 'explained'; readonly fault: string; readonly ours: Ending; readonly reference: Ending }
  | { readonly kind: 'different'; readonly ours: Ending; readonly reference: Ending };

const stock = loadReference([]);
const mended = loadReference(referenceFaults);
const mendedOneByOne = referenceFaults.map((fault) => ({ name: fault.name, reference: loadReference([fault]) }));

/** An expression in an engine and in the reference, compared over one input after another. */
export function judgeOf(engine: EngineDoor, expression: string): (data: unknown, bindings: Pair['bindings']) => Promise<Verdict> {
  const [own, reference]: readonly Compiled[] = [compiledByEngine(engine, expression), compiledByReference(stock, expression)];
  return async (data, bindings) => {
    if (own === undefined || reference === undefined) throw new Error('Nothing was compiled.');
    const ends = { ours: await own(data, bindings), reference: await reference(data, bindings) };
    if (metLimit(ends.ours) || metLimit(ends.reference)) return { kind: 'limit', ...ends };
    if (ends.ours === ends.reference) return { kind: 'same', ...ends };
    const fault = await faultBehind({ expression, data, bindings }, ends.ours, ends.reference);
    return fault === undefined ? { kind: 'different', ...ends } : { kind: 'explained', fault, ...ends };
  };
}

async function faultBehind(pair: Pair, ours: Ending, reference: Ending): Promise<string | undefined> {
  const end = await endOfReference(mended, pair);
  if (ours === end) {
    for (const one of mendedOneByOne) if (ours === (await endOfReference(one.reference, pair))) return one.name;
    return 'several of them together';
  }
  if ((crashed(reference) || crashed(end)) && !ours.startsWith('fault ')) return 'an exception of JavaScript';
  if (takesAnything(pair.expression, codeOf(ours))) return 'arguments of a partial application are not checked';
  return undefined;
}
