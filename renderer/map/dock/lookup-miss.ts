import type { LookupTable } from '#shared/lookup/lookup-table.ts';
import { parse } from '#shared/syntax/parse.ts';
import { walk } from '#shared/syntax/walk.ts';

/** One call of `$lookup` on a table of the project, with the spans of the call and of its key. */
export interface LookupCall {
  readonly table: LookupTable;
  readonly start: number;
  readonly end: number;
  readonly key: { readonly start: number; readonly end: number };
}

/** The lookups of an expression in tables of the project, in the order of the text; none when it does not parse. */
export function lookupCalls(expression: string, tables: readonly LookupTable[]): readonly LookupCall[] {
  const tree = parse(expression);
  if (!tree.ok) return [];
  const found: LookupCall[] = [];
  walk(tree.value.root, (node) => {
    if (node.type !== 'call' || node.callee.type !== 'variable' || node.callee.name !== 'lookup') return;
    const [of, key] = node.args;
    const table = of?.type === 'variable' ? tables.find((one) => one.name === of.name) : undefined;
    if (table !== undefined && key !== undefined)
      found.push({ table, start: node.start, end: node.end, key: { start: key.start, end: key.end } });
  });
  return found;
}

/** Whether a table answers a key: by its row, or by what it says of keys that it does not hold. */
export function holdsKey(table: LookupTable, key: string): boolean {
  const at = table.columns.indexOf(table.key);
  return table.rows.some((row) => row[at] === key);
}
