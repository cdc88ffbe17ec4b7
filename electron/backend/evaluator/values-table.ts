import type { Compile } from '#shared/engine/compiled-expression.ts';
import { compileMapping } from '#shared/mapping/compile-mapping.ts';
import { mapRecord } from '#shared/mapping/map-record.ts';
import type { MappingDefinition } from '#shared/mapping/mapping.ts';
import type { RuleValue } from '#shared/mapping/outcome.ts';
import type { Value } from '#shared/records/value.ts';
import type { ValuesTable } from '#shared/rpc/contract/preview.ts';
import { parse } from '#shared/syntax/parse.ts';
import type { SyntaxNode } from '#shared/syntax/tree.ts';
import { walk, withoutParentheses } from '#shared/syntax/walk.ts';
import { onlyRules } from './only-rules.ts';
import { toWireFast } from './wire-fast.ts';

const mostColumns = 12;

/** The values of the parts of an expression that read the same context as the whole, per loop item of one record; the whole is the last column. */
export async function readValuesTable(definition: MappingDefinition, compile: Compile, rule: string, expression: string, record: Value): Promise<ValuesTable> {
  const columns = readColumns(expression);
  const table = new Map<string, { items: readonly number[]; cells: RuleValue['outcome'][] }>();
  for (const [i, column] of columns.entries()) {
    for (const { items, outcome } of await partValues(definition, compile, rule, expression.slice(column.start, column.end), record)) {
      const row = table.get(items.join()) ?? { items, cells: [] };
      row.cells[i] = outcome;
      table.set(items.join(), row);
    }
  }
  const wire = (outcome: RuleValue['outcome'] | undefined): ValuesTable['rows'][number]['cells'][number] =>
    outcome === undefined ? { kind: 'nothing' } : outcome.kind === 'value' ? { kind: 'value', value: toWireFast(outcome.value) } : outcome;
  return { columns, rows: [...table.values()].map((row) => ({ items: row.items, cells: columns.map((_, i) => wire(row.cells[i])) })) };
}

async function partValues(definition: MappingDefinition, compile: Compile, id: string, expression: string, record: Value): Promise<readonly RuleValue[]> {
  const alone = onlyRules(definition, [id]);
  const rules = alone.rules.map(({ default: _default, ...rule }) => ({ ...rule, expression }));
  const result = await mapRecord(compileMapping({ ...alone, rules }, compile), record);
  return result.values.filter((value) => value.rule === id);
}

function readColumns(expression: string): ValuesTable['columns'] {
  const parsed = parse(expression);
  const whole = { label: expression, start: 0, end: expression.length };
  if (!parsed.ok) return [whole];
  const root = withoutParentheses(parsed.value.root);
  const bound = new Set<string>();
  walk(root, (node) => {
    if (node.type === 'bind') bound.add(node.variable.name);
  });
  const found: SyntaxNode[] = [];
  collect(root, found);
  const columns = new Map<string, ValuesTable['columns'][number]>();
  for (const node of found) {
    if (node === root || readsBound(node, bound)) continue;
    const label = expression.slice(node.start, node.end);
    if (!columns.has(label)) columns.set(label, { label, start: node.start, end: node.end });
  }
  return [...[...columns.values()].slice(0, mostColumns - 1), whole];
}

function readsBound(node: SyntaxNode, bound: ReadonlySet<string>): boolean {
  let reads = false;
  walk(node, (inner) => {
    if (inner.type === 'variable' && bound.has(inner.name)) reads = true;
  });
  return reads;
}

/** Parts in the same context, inner before outer; literals are not worth a column. */
function collect(node: SyntaxNode, found: SyntaxNode[]): void {
  for (const part of sameContext(node)) collect(part, found);
  if (!['string', 'number', 'constant', 'regex', 'placeholder', 'lambda', 'range', 'bind', 'missing', 'transform', 'block'].includes(node.type)) found.push(node);
}

function sameContext(node: SyntaxNode): readonly SyntaxNode[] {
  switch (node.type) {
    case 'negate':
      return [node.operand];
    case 'binary':
    case 'default':
      return node.type === 'binary' && node.operator === '~>' ? [node.left] : [node.left, node.right];
    case 'condition':
      return node.otherwise === undefined ? [node.test, node.then] : [node.test, node.then, node.otherwise];
    case 'call':
      return node.args.filter((arg) => !(arg.type === 'variable' && arg.name !== '' && arg.name !== '$'));
    case 'array':
      return node.items;
    case 'object':
      return node.pairs.map((pair) => pair.value);
    case 'block':
      return node.expressions.flatMap((inner) => (inner.type === 'bind' ? [inner.value] : [inner]));
    default:
      return [];
  }
}
