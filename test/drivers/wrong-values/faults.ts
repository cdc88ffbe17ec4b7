import type { LookupTable } from '#shared/lookup/lookup-table.ts';
import type { Loop, MappingDefinition, Rule } from '#shared/mapping/mapping.ts';
import { ExactNumber } from '#shared/records/exact-number.ts';
import type { Value } from '#shared/records/value.ts';
import { isArray, isObject } from '#shared/records/value.ts';
import { quoteName } from '#shared/base/field-path.ts';
import { placeText } from '#shared/trace/place.ts';
import type { Place } from '#shared/trace/place.ts';
import { parse } from '#shared/syntax/parse.ts';
import type { Span } from '#shared/syntax/tokens.ts';
import type { SyntaxNode } from '#shared/syntax/tree.ts';
import { walk } from '#shared/syntax/walk.ts';
import { usedKeys } from './used-keys.ts';

export type FaultKind = 'constant' | 'operator' | 'branch' | 'lookup row' | 'join key' | 'loop filter' | 'source value';

export const faultKinds: readonly FaultKind[] = ['constant', 'operator', 'branch', 'lookup row', 'join key', 'loop filter', 'source value'];

/** Who has to be named; of a row whose key was changed either key will do. */
export type Guilty =
  | { readonly kind: 'rule' | 'loop' | 'keep'; readonly id: string }
  | { readonly kind: 'row'; readonly id: string; readonly keys: readonly string[] }
  | { readonly kind: 'cell'; readonly id: string };

export interface Fault {
  readonly kind: FaultKind;
  readonly guilty: Guilty;
  readonly definition: MappingDefinition;
  readonly record: Value;
  /** What was changed, for a person. */
  readonly what: string;
}

export type Random = () => number;

/** One way of making a right mapping, or its record, wrong; `undefined` where it has nothing of the kind. */
export function makeFault(
  kind: FaultKind,
  definition: MappingDefinition,
  record: Value,
  records: readonly Value[],
  random: Random,
): Fault | undefined {
  if (kind === 'lookup row') return rowFault(definition, record, random);
  if (kind === 'source value') return cellFault(definition, record, records, random);
  return textFault(kind, definition, record, random);
}

function pick<T>(random: Random, list: readonly T[]): T | undefined {
  return list[Math.floor(random() * list.length)];
}

interface Text {
  readonly guilty: Guilty;
  readonly text: string;
  readonly isFilter: boolean;
  readonly changed: (text: string) => MappingDefinition;
}

function textsOf(definition: MappingDefinition): readonly Text[] {
  const { mapping, rules, loops } = definition;
  const rule = (id: string, patch: Partial<Rule>): MappingDefinition => ({
    ...definition,
    rules: rules.map((one) => (one.id === id ? { ...one, ...patch } : one)),
  });
  const loop = (id: string, patch: Partial<Loop>): MappingDefinition => ({
    ...definition,
    loops: loops.map((one) => (one.id === id ? { ...one, ...patch } : one)),
  });
  const { keep } = mapping;
  return [
    ...rules.flatMap(({ id, expression, default: standIn }): Text[] => {
      const guilty = { kind: 'rule', id } as const;
      return [
        { guilty, text: expression, isFilter: false, changed: (text: string) => rule(id, { expression: text }) },
        ...(standIn === undefined
          ? []
          : [{ guilty, text: standIn, isFilter: false, changed: (text: string) => rule(id, { default: text }) }]),
      ];
    }),
    ...loops.flatMap(({ id, each, where }): Text[] => {
      const guilty = { kind: 'loop', id } as const;
      return [
        { guilty, text: each, isFilter: false, changed: (text: string) => loop(id, { each: text }) },
        ...(where === undefined ? [] : [{ guilty, text: where, isFilter: true, changed: (text: string) => loop(id, { where: text }) }]),
      ];
    }),
    ...(keep === undefined
      ? []
      : [
          {
            guilty: { kind: 'keep', id: 'keep' } as const,
            text: keep,
            isFilter: true,
            changed: (text: string) => ({ ...definition, mapping: { ...mapping, keep: text } }),
          },
        ]),
  ];
}

interface Change {
  readonly span: Span;
  readonly by: string;
}

function textFault(kind: FaultKind, definition: MappingDefinition, record: Value, random: Random): Fault | undefined {
  const limits = kind === 'loop filter' ? limitFaults(definition, record) : [];
  const texts = textsOf(definition).flatMap((text) => changesOf(kind, text, record, random).map((change) => ({ text, change })));
  const at = Math.floor(random() * (texts.length + limits.length));
  const limit = limits[at - texts.length];
  if (limit !== undefined) return limit;
  const chosen = texts[at];
  if (chosen === undefined) return undefined;
  const { text, change } = chosen;
  const made = text.text.slice(0, change.span.start) + change.by + text.text.slice(change.span.end);
  const was = text.text.slice(change.span.start, change.span.end);
  return {
    kind,
    guilty: text.guilty,
    definition: text.changed(made),
    record,
    what: `${text.guilty.id}: ${was} → ${change.by === '' ? 'nothing' : change.by} in ${text.text.replaceAll(/\s+/g, ' ').slice(0, 300)}`,
  };
}

function limitFaults(definition: MappingDefinition, record: Value): readonly Fault[] {
  return definition.loops.flatMap(({ id, limit }): Fault[] =>
    limit === undefined || limit < 2
      ? []
      : [
          {
            kind: 'loop filter',
            guilty: { kind: 'loop', id },
            definition: { ...definition, loops: definition.loops.map((loop) => (loop.id === id ? { ...loop, limit: limit - 1 } : loop)) },
            record,
            what: `${id}: limit ${limit} → ${limit - 1}`,
          },
        ],
  );
}

function changesOf(kind: FaultKind, { text, isFilter }: Text, record: Value, random: Random): readonly Change[] {
  const tree = parse(text);
  if (!tree.ok) return [];
  const { root } = tree.value;
  const filters: SyntaxNode[] = isFilter ? [root] : [];
  const joins: SyntaxNode[] = isFilter ? [root] : [];
  walk(root, (node) => {
    if (node.type === 'filter' && node.predicate.type !== 'number') {
      filters.push(node.predicate);
      joins.push(node.predicate);
    }
    if (node.type === 'call' && node.callee.type === 'variable' && node.callee.name === 'lookup' && node.args[1] !== undefined)
      joins.push(node.args[1]);
  });
  const within = (spans: readonly Span[], node: Span): boolean => spans.some((span) => span.start <= node.start && node.end <= span.end);
  const changes: Change[] = [];
  const keys = new Set<SyntaxNode>();
  walk(root, (node) => {
    if (node.type === 'object' || node.type === 'group') for (const pair of node.pairs) keys.add(pair.key);
    const filtered = within(filters, node);
    if (kind === 'constant' && !filtered && !keys.has(node)) changes.push(...constantChanges(node, random));
    if (kind === 'operator' && !filtered) changes.push(...operatorChanges(node, random));
    if (kind === 'branch' && node.type === 'condition') changes.push(branchChange(text, node));
    if (kind === 'join key' && node.type === 'name' && within(joins, node)) changes.push(...nameChanges(node.name, node, record, random));
    if (kind === 'loop filter' && filtered) changes.push(...constantChanges(node, random), ...operatorChanges(node, random));
    if (kind === 'loop filter' && node.type === 'filter' && filters.includes(node.predicate))
      changes.push({ span: { start: node.left.end, end: node.end }, by: '' });
  });
  if (kind === 'loop filter' && isFilter)
    changes.push({ span: { start: 0, end: text.length }, by: `$not(${text})` }, { span: { start: 0, end: text.length }, by: 'true' });
  return changes;
}

function constantChanges(node: SyntaxNode, random: Random): readonly Change[] {
  const { start, end } = node;
  if (node.type === 'string' && node.value.length > 0) return [{ span: { start, end }, by: JSON.stringify(slip(node.value, random)) }];
  if (node.type === 'number') return [{ span: { start, end }, by: String(slippedNumber(node.value, random)) }];
  if (node.type === 'constant' && typeof node.value === 'boolean') return [{ span: { start, end }, by: String(!node.value) }];
  return [];
}

const operatorGroups = [
  ['+', '-', '*', '/'],
  ['=', '!='],
  ['<', '<=', '>', '>='],
  ['and', 'or'],
];

function operatorChanges(node: SyntaxNode, random: Random): readonly Change[] {
  if (node.type !== 'binary') return [];
  const group = operatorGroups.find((one) => one.includes(node.operator));
  const other = pick(random, group?.filter((one) => one !== node.operator) ?? []);
  return other === undefined ? [] : [{ span: { start: node.at - node.operator.length, end: node.at }, by: other }];
}

function branchChange(text: string, { test, then, otherwise }: Extract<SyntaxNode, { type: 'condition' }>): Change {
  const part = (node: Span): string => text.slice(node.start, node.end);
  if (otherwise === undefined) return { span: test, by: `$not(${part(test)})` };
  return { span: { start: then.start, end: otherwise.end }, by: part(otherwise) + text.slice(then.end, otherwise.start) + part(then) };
}

function nameChanges(name: string, { start, end }: Span, record: Value, random: Random): readonly Change[] {
  const beside = new Set<string>();
  const visit = (value: Value): void => {
    if (isArray(value)) for (const item of value) visit(item);
    else if (isObject(value)) {
      if (Object.hasOwn(value, name)) for (const key of Object.keys(value)) beside.add(key);
      for (const part of Object.values(value)) visit(part);
    }
  };
  visit(record);
  beside.delete(name);
  const other = pick(random, [...beside]);
  return other === undefined ? [] : [{ span: { start, end }, by: quoteName(other) }];
}

/** A text with one slip of the keys in it. */
function slip(text: string, random: Random): string {
  const at = Math.floor(random() * text.length);
  const letters = /\d/.test(text[at] ?? '') ? '0123456789' : 'abcdefghijklmnopqrstuvwxyz';
  const other =
    pick(
      random,
      letters.split('').filter((one) => one !== text[at]),
    ) ?? 'x';
  const made = pick(random, [
    text.slice(0, at) + other + text.slice(at + 1),
    text.slice(0, at) + text.slice(at + 1),
    text.slice(0, at) + (text[at] ?? '') + text.slice(at),
    at > 0 ? text.slice(0, at - 1) + (text[at] ?? '') + (text[at - 1] ?? '') + text.slice(at + 1) : text + other,
  ]);
  return made === undefined || made === text ? text + other : made;
}

function slippedNumber(number: number, random: Random): number {
  const text = String(number);
  const at = Math.floor(random() * text.length);
  const digit =
    pick(
      random,
      '0123456789'.split('').filter((one) => one !== text[at]),
    ) ?? '1';
  const slipped = /\d/.test(text[at] ?? '') ? Number(text.slice(0, at) + digit + text.slice(at + 1)) : number + 1;
  const made = pick(random, [slipped, number + 1, number - 1, number * 10]) ?? slipped;
  return made === number || made < 0 ? number + 1 : made;
}

function rowFault(definition: MappingDefinition, record: Value, random: Random): Fault | undefined {
  const used = usedKeys(definition, record);
  const chosen = pick(random, used);
  if (chosen === undefined) return undefined;
  const { table, key } = chosen;
  const keyAt = table.columns.indexOf(table.key);
  const row = table.rows.findIndex((cells) => cells[keyAt] === key);
  const valueAt =
    pick(
      random,
      table.value === undefined ? table.columns.flatMap((_, i) => (i === keyAt ? [] : [i])) : [table.columns.indexOf(table.value)],
    ) ?? 0;
  const cells = table.rows[row] ?? [];
  const way = pick(random, ['slip', 'other', 'key', 'gone'] as const) ?? 'slip';
  const other = pick(random, table.rows)?.[valueAt] ?? '';
  const put = (at: number, text: string): readonly string[] => table.columns.map((_, i) => (i === at ? text : (cells[i] ?? '')));
  const renamed = slip(key, random);
  const changed: readonly (readonly string[])[] =
    way === 'slip'
      ? [put(valueAt, slip(cells[valueAt] ?? '', random))]
      : way === 'other'
        ? [put(valueAt, other)]
        : way === 'key'
          ? [put(keyAt, renamed)]
          : [];
  const made: LookupTable = { ...table, rows: table.rows.flatMap((one, i) => (i === row ? changed : [one])) };
  return {
    kind: 'lookup row',
    guilty: { kind: 'row', id: table.name, keys: way === 'key' ? [key, renamed] : [key] },
    definition: { ...definition, lookups: definition.lookups.map((one) => (one.id === table.id ? made : one)) },
    record,
    what: `${table.name}, row ${key}: ${way === 'gone' ? 'removed' : `${JSON.stringify(cells)} → ${JSON.stringify(changed[0])}`}`,
  };
}

function cellFault(definition: MappingDefinition, record: Value, records: readonly Value[], random: Random): Fault | undefined {
  const leaves: { readonly place: Place; readonly value: Value }[] = [];
  const visit = (value: Value, place: Place): void => {
    if (isArray(value)) for (const [i, item] of value.entries()) visit(item, [...place, i]);
    else if (isObject(value)) for (const [name, part] of Object.entries(value)) visit(part, [...place, name]);
    else leaves.push({ place, value });
  };
  visit(record, []);
  const leaf = pick(random, leaves);
  if (leaf === undefined || leaf.value === null || leaf.place.length === 0) return undefined;
  const neighbour = valueIn(pick(random, records), leaf.place);
  const made = wrong(leaf.value, neighbour, random);
  if (made === leaf.value) return undefined;
  return {
    kind: 'source value',
    guilty: { kind: 'cell', id: placeText(leaf.place) },
    definition,
    record: replaced(record, leaf.place, made),
    what: `${placeText(leaf.place)}: ${show(leaf.value)} → ${show(made)}`,
  };
}

function show(value: Value): string {
  return value instanceof ExactNumber ? value.digits : JSON.stringify(value);
}

/** What somebody may have typed, or copied from the next record. */
function wrong(value: Value, neighbour: Value | undefined, random: Random): Value {
  const way = random();
  if (way < 0.2 && neighbour !== undefined && typeof neighbour === typeof value) return neighbour;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return slippedNumber(value, random);
  if (value instanceof ExactNumber) return value;
  if (typeof value === 'string') return way > 0.85 ? '' : value === '' ? 'x' : slip(value, random);
  return value;
}

function valueIn(record: Value | undefined, place: Place): Value | undefined {
  let found = record;
  for (const part of place) {
    if (typeof part === 'number') found = isArray(found) ? found[part] : undefined;
    else found = isObject(found) ? found[part] : undefined;
  }
  return isArray(found) || isObject(found) ? undefined : found;
}

function replaced(value: Value, place: Place, by: Value): Value {
  const [part, ...rest] = place;
  if (part === undefined) return by;
  if (isArray(value)) return value.map((item, i) => (i === part ? replaced(item, rest, by) : item));
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, name === part ? replaced(inner, rest, by) : inner]));
  return value;
}
