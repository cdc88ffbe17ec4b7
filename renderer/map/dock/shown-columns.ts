import type { ValuesTable } from '#shared/rpc/contract/preview.ts';
import { parse } from '#shared/syntax/parse.ts';
import type { SyntaxNode } from '#shared/syntax/tree.ts';

export interface ShownColumn {
  /** Index in the table. */
  readonly at: number;
  readonly label: string;
}

/** What a part tells at a glance: a field and a lookup most, a variable least (its value stands with what made it). */
function worth(node: SyntaxNode | undefined): number {
  switch (node?.type) {
    case 'name':
    case 'step':
    case 'filter':
      return 4;
    case 'call':
      return node.callee.type === 'variable' && node.callee.name === 'lookup'
        ? 4
        : node.callee.type === 'variable' && (node.callee.name === 'not' || node.callee.name === 'string' || node.callee.name === 'exists')
          ? 1
          : 2;
    case 'condition':
    case 'default':
      return 1;
    case 'variable':
      return 0;
    default:
      return 2;
  }
}

function labelOf(node: SyntaxNode | undefined, text: string): string {
  switch (node?.type) {
    case 'step':
      return labelOf(node.right, text);
    case 'filter':
      return labelOf(node.left, text);
    case 'name':
      return node.name;
    case 'call':
      return node.callee.type === 'variable' ? node.callee.name : text;
    case 'condition':
      return 'condition';
    default:
      return text.replaceAll(/\s+/g, ' ');
  }
}

/** The columns that a values table has room for, in the order of the text; the whole rule, `name`, is always the last. */
export function shownColumns(table: ValuesTable, name: string, atMost: number): readonly ShownColumn[] {
  const last = table.columns.length - 1;
  const parts = table.columns.slice(0, last).map((column, at) => {
    const tree = parse(column.label);
    const node = tree.ok ? tree.value.root : undefined;
    return { at, start: column.start, label: labelOf(node, column.label), worth: worth(node) };
  });
  const kept = parts
    .toSorted((a, b) => b.worth - a.worth || a.start - b.start)
    .slice(0, Math.max(0, atMost - 1))
    .filter((part) => part.worth > 0)
    .toSorted((a, b) => a.start - b.start);
  return [...kept.map(({ at, label }) => ({ at, label })), ...(last < 0 ? [] : [{ at: last, label: name }])];
}
