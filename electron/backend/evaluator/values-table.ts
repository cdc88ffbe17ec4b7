import type { Compile } from '#shared/engine/compiled-expression.ts';
import { compileMapping } from '#shared/mapping/compile-mapping.ts';
import { mapRecord } from '#shared/mapping/map-record.ts';
import type { MappingDefinition } from '#shared/mapping/mapping.ts';
import type { RuleValue } from '#shared/mapping/outcome.ts';
import type { Value } from '#shared/records/value.ts';
import type { ValuesTable } from '#shared/rpc/contract/preview.ts';
import { parse } from '#shared/syntax/parse.ts';
import type { BindNode, SyntaxNode } from '#shared/syntax/tree.ts';
import { walk, withoutParentheses } from '#shared/syntax/walk.ts';
import { onlyRules } from './only-rules.ts';
import { toWireFast } from './wire-fast.ts';

const mostColumns = 12;

/** The values of the parts of an expression that read the same context as the whole, per loop item of one record; the whole is the last column. */
export function readValuesTable(
  definition: MappingDefinition,
  compile: Compile,
  rule: string,
  expression: string,
  record: Value,
): ValuesTable {
  const parts = readParts(expression);
  const columns = parts.map(({ label, start, end }) => ({ label, start, end }));
  const table = new Map<string, { items: readonly number[]; cells: RuleValue['outcome'][] }>();
  for (const [i, part] of parts.entries()) {
    for (const { items, outcome } of partValues(definition, compile, rule, part.text, record)) {
      const row = table.get(items.join()) ?? { items, cells: [] };
      row.cells[i] = outcome;
      table.set(items.join(), row);
    }
  }
  const wire = (outcome: RuleValue['outcome'] | undefined): ValuesTable['rows'][number]['cells'][number] =>
    outcome === undefined ? { kind: 'nothing' } : outcome.kind === 'value' ? { kind: 'value', value: toWireFast(outcome.value) } : outcome;
  return { columns, rows: [...table.values()].map((row) => ({ items: row.items, cells: columns.map((_, i) => wire(row.cells[i])) })) };
}

function partValues(definition: MappingDefinition, compile: Compile, id: string, expression: string, record: Value): readonly RuleValue[] {
  const alone = onlyRules(definition, [id]);
  const rules = alone.rules.map(({ default: _default, ...rule }) => ({ ...rule, expression }));
  const result = mapRecord(compileMapping({ ...alone, rules }, compile), record);
  return result.values.filter((value) => value.rule === id);
}

interface Part {
  readonly label: string;
  readonly start: number;
  readonly end: number;
  /** What is evaluated: the part behind the variables of its blocks that it may read. */
  readonly text: string;
}

function readParts(expression: string): readonly Part[] {
  const parsed = parse(expression);
  const whole = { label: expression, start: 0, end: expression.length, text: expression };
  if (!parsed.ok) return [whole];
  const root = withoutParentheses(parsed.value.root);
  const bound = new Set<string>();
  walk(root, (node) => {
    if (node.type === 'bind') bound.add(node.variable.name);
  });
  const found: Found[] = [];
  collect(root, [], found);
  const parts = new Map<string, Part>();
  for (const { node, binds } of found) {
    const label = expression.slice(node.start, node.end);
    if (node === root || parts.has(label)) continue;
    const read = boundNames(node, bound);
    if (read.some((name) => !binds.some((bind) => bind.variable.name === name))) continue;
    const before = read.length === 0 ? '' : binds.map((bind) => `${expression.slice(bind.start, bind.end)}; `).join('');
    parts.set(label, { label, start: node.start, end: node.end, text: before === '' ? label : `(${before}${label})` });
  }
  return [...[...parts.values()].slice(0, mostColumns - 1), whole];
}

function boundNames(node: SyntaxNode, bound: ReadonlySet<string>): readonly string[] {
  const read = new Set<string>();
  walk(node, (inner) => {
    if (inner.type === 'variable' && bound.has(inner.name)) read.add(inner.name);
  });
  return [...read];
}

interface Found {
  readonly node: SyntaxNode;
  /** Variables bound before it in the blocks around it, in order. */
  readonly binds: readonly BindNode[];
}

/** Parts in the same context, inner before outer; literals are not worth a column. */
function collect(node: SyntaxNode, binds: readonly BindNode[], found: Found[]): void {
  if (node.type === 'block') {
    let known = binds;
    for (const inner of node.expressions) {
      collect(inner.type === 'bind' ? inner.value : inner, known, found);
      if (inner.type === 'bind') known = [...known, inner];
    }
    return;
  }
  for (const part of sameContext(node, binds)) collect(part, binds, found);
  if (!['string', 'number', 'constant', 'regex', 'placeholder', 'lambda', 'range', 'bind', 'missing', 'transform'].includes(node.type))
    found.push({ node, binds });
}

function sameContext(node: SyntaxNode, binds: readonly BindNode[]): readonly SyntaxNode[] {
  switch (node.type) {
    case 'negate':
      return [node.operand];
    case 'binary':
    case 'default':
      return node.type === 'binary' && node.operator === '~>' ? [node.left] : [node.left, node.right];
    case 'condition':
      return node.otherwise === undefined ? [node.test, node.then] : [node.test, node.then, node.otherwise];
    case 'call':
      // Variables from outside are lookup tables and the like: whole tables are no value to look at.
      return node.args.filter(
        (arg) => arg.type !== 'variable' || arg.name === '' || arg.name === '$' || binds.some((bind) => bind.variable.name === arg.name),
      );
    case 'array':
      return node.items;
    case 'object':
      return node.pairs.map((pair) => pair.value);
    default:
      return [];
  }
}
