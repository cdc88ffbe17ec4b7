import type { ResolvedNode } from '#shared/syntax/resolved.ts';
import { fieldOfContext } from '../closures/independent.ts';
import type { Emitter, Environment } from './environment.ts';
import type { Code } from './kinds.ts';
import { readOne } from './member.ts';

/** What an aggregate reads from the figures of a field. */
const figures: Readonly<Record<string, string>> = { count: 'count', sum: 'sum', min: 'least', max: 'most', average: 'sum / count' };

/**
 * `$sum(amount)` and the like over the items of a group, where the field of each is a number or is not there: all aggregates
 * of one field in one loop, without a list of its values. `slow` makes the code of every other case. Gives nothing where the
 * call is no such thing.
 */
export function emitFieldFigure(
  name: string,
  nodes: readonly ResolvedNode[],
  env: Environment,
  emitter: Emitter,
  slow: () => Code,
): Code | undefined {
  const { context } = env;
  const figure = figures[name];
  const [node, ...more] = nodes;
  const field = node === undefined || more.length > 0 ? undefined : fieldOfContext(node);
  if (figure === undefined || field === undefined || context.gathered !== true) return undefined;
  const { out } = emitter;
  const known = out.once(`figures ${context.code} ${field}`, () =>
    out.let(`Array.isArray(${context.code}) ? ${figuresFunction(field, emitter)}(${context.code}) : undefined`),
  );
  const result = out.let();
  out.write(`if (${known} !== undefined) ${result} = ${figure.replaceAll(/[a-z]+/g, `${known}.$&`)};`);
  let general: Code | undefined;
  out.block('else', () => {
    general = slow();
    out.write(`${result} = ${general.code};`);
  });
  return general === undefined ? undefined : { ...general, code: result };
}

/** The function that reads a field of all items and counts, adds and compares what it finds; nothing where that is no case for it. */
function figuresFunction(field: string, { out }: Emitter): string {
  return out.shared(`figures ${field}`, (made) =>
    [
      `function ${made}(items) {`,
      '  budget.spend(items.length);',
      '  let count = 0;',
      '  let sum = 0;',
      '  let least = Infinity;',
      '  let most = -Infinity;',
      '  for (let i = 0; i < items.length; i += 1) {',
      '    const item = items[i];',
      '    if (typeof item !== "object" || item === null) continue;',
      `    const found = ${readOne('item', field, out)};`,
      '    if (found === undefined) continue;',
      '    if (typeof found !== "number") return undefined;',
      '    count += 1;',
      '    sum += found;',
      '    least = Math.min(least, found);',
      '    most = Math.max(most, found);',
      '  }',
      // Of one number an aggregate is that number's own business.
      '  return count > 1 && sum - sum === 0 ? { count, sum, least, most } : undefined;',
      '}',
    ].join('\n'),
  );
}
