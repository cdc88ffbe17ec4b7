import type { WireOutcome } from '#shared/rpc/contract/preview.ts';
import type { ValuesTable } from '#shared/rpc/contract/preview.ts';
import type { InlineValue } from '#renderer/parts/expression-editor/editor-language.ts';
import { parse } from '#shared/syntax/parse.ts';
import { walk } from '#shared/syntax/walk.ts';
import { showOutcome } from '#renderer/map/value-text.ts';

const longest = 40;

/** The row of a values table for the items in view; the first where there is none. */
export function rowOf(table: ValuesTable, items: readonly number[]): ValuesTable['rows'][number] | undefined {
  return table.rows.find((row) => row.items.join('.') === items.join('.')) ?? table.rows[0];
}

/** The value of a span of the text for the items in view. */
export function valueOf(
  table: ValuesTable | undefined,
  items: readonly number[],
  span: { readonly start: number; readonly end: number } | undefined,
): WireOutcome | undefined {
  if (table === undefined || span === undefined) return undefined;
  const column = table.columns.findIndex((one) => one.start === span.start && one.end === span.end);
  return column < 0 ? undefined : rowOf(table, items)?.cells[column];
}

/**
 * One value behind each line of an expression: of the widest part that ends there and is not the whole. The line
 * of a variable shows what it holds; a line that ends in nothing says so in red.
 */
export function inlineValues(text: string, table: ValuesTable | undefined, items: readonly number[]): readonly InlineValue[] {
  if (table === undefined || !text.includes('\n')) return [];
  const row = rowOf(table, items);
  const tree = parse(text);
  if (row === undefined || !tree.ok) return [];
  const known = new Map(table.columns.map((column, at) => [`${column.start}-${column.end}`, at]));
  const best = new Map<number, { readonly width: number; readonly end: number; readonly at: number }>();
  const lineOf = lineNumbers(text);
  walk(tree.value.root, (node, parent) => {
    if (parent === undefined || node.type === 'string' || node.type === 'number') return;
    const at = known.get(`${node.start}-${node.end}`);
    if (at === undefined) return;
    const line = lineOf(node.end);
    // A part that runs over several lines belongs to none of them.
    if (lineOf(node.start) !== line) return;
    const width = node.end - node.start;
    const there = best.get(line);
    if (there === undefined || width > there.width) best.set(line, { width, end: node.end, at });
  });
  return [...best.values()].flatMap(({ end, at }) => {
    const cell = row.cells[at];
    if (cell === undefined) return [];
    const shown = showOutcome(cell);
    const short = shown.text.length > longest ? `${shown.text.slice(0, longest)}…` : shown.text;
    return [{ at: end, text: short, tone: shown.tone === 'wanting' || shown.tone === 'error' ? ('wanting' as const) : ('value' as const) }];
  });
}

/** Line of an offset, from 0. */
function lineNumbers(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => starts.findLastIndex((start) => start <= offset);
}
