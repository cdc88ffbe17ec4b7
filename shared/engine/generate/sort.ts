import type { ResolvedNode, ResolvedSort } from '#shared/syntax/resolved.ts';
import type { Emitter, Environment } from './environment.ts';
import { emitFilter } from './filter.ts';
import { anything, type Code, isPlainInside, list, may, nothing, trustIn } from './kinds.ts';

/** `^(…)` as a step of a path, with the filters behind it. */
export function emitSort(
  step: ResolvedSort,
  filters: readonly ResolvedNode[],
  value: Code,
  place: { readonly first: boolean },
  env: Environment,
  emitter: Emitter,
): Code {
  const { out } = emitter;
  const { code } = value;
  const sorted = out.let();
  const sort = (): void => {
    const items = may(value, list) ? out.let(emitter.call('sortable', code)) : `[${code}]`;
    // The step before counts as nothing where it gave an empty list.
    if (!place.first) out.write(`if (${items}.length > 0) {`);
    out.block(`if (${items}.length <= 1)`, () => out.write(`${sorted} = ${emitter.call('sortedAlready', items)};`));
    out.block('else', () => {
      const lists = step.terms.map(() => out.let('[]'));
      const at = out.name('i');
      out.write(`budget.spend(${items}.length);`);
      out.block(`for (let ${at} = 0; ${at} < ${items}.length; ${at} += 1)`, () => {
        const context: Code = { code: out.let(`${items}[${at}]`), kinds: anything, plain: isPlainInside(value) };
        for (const [i, term] of step.terms.entries()) {
          const key = emitter.emit(term.expression, { ...env, context, leaves: false });
          out.write(`${lists[i] ?? ''}.push(${key.code});`);
        }
      });
      const descending = step.terms.map((term) => String(term.descending)).join(', ');
      const order = emitter.call('orderOfKeys', `[${lists.join(', ')}]`, `${items}.length`, `[${descending}]`);
      out.write(`${sorted} = ${emitter.call('inOrder', items, order)};`);
    });
    if (!place.first) out.write('}');
  };
  if (may(value, nothing) && !place.first) out.block(`if (${code} !== undefined)`, sort);
  else sort();
  let result: Code = { code: sorted, kinds: anything, plain: false, ...trustIn(value) };
  for (const filter of filters) result = emitFilter(result, filter, env, emitter);
  const settled = out.let(`${result.code} === undefined ? undefined : ${emitter.call('settleSorted', result.code)}`);
  return { code: settled, kinds: anything, plain: false, ...trustIn(value) };
}
