import type { JsonValue } from '#shared/base/json-value.ts';
import { bindLookup } from '#shared/lookup/bind-lookup.ts';
import type { LookupTable } from '#shared/lookup/lookup-table.ts';
import { parse } from '#shared/syntax/parse.ts';
import { withoutParentheses } from '#shared/syntax/walk.ts';
import type { MappingDefinition } from './mapping.ts';

/** Where the lookup tables of a composed expression are. */
export type LookupsIn = 'inline' | 'bound' | 'settled';

/** Names of the functions that a composed expression brings along, clear of all names in its texts. */
export interface LoopParts {
  /** Gives an object only when something is in it. */
  readonly some: string;
  /** Gives an array of one or of many; null and nothing stay. */
  readonly list: string;
  /** The items of a loop. */
  readonly items: string;
}

export function helperNames(definition: MappingDefinition): LoopParts {
  const texts = allTexts(definition).join('\n');
  const free = (name: string): string => {
    let candidate = name;
    for (let i = 2; texts.includes(`$${candidate}`) || definition.lookups.some((table) => table.name === candidate); i += 1)
      candidate = `${name}${i}`;
    return candidate;
  };
  return { some: free('whenAny'), list: free('asArray'), items: free('items') };
}

function allTexts(definition: MappingDefinition): readonly string[] {
  const { mapping, rules, loops } = definition;
  const ofLoops = loops.flatMap((loop) => [loop.each, loop.where ?? '', loop.sort?.by ?? '', `$${loop.item} $${loop.index}`]);
  return [mapping.keep ?? '', ...rules.flatMap((rule) => [rule.expression, rule.default ?? '']), ...ofLoops];
}

/** The bindings that stand before the output: parameters, tables, what answers a key that a table lacks, helpers. */
export function preludeLines(
  definition: MappingDefinition,
  lookups: LookupsIn,
  used: ReadonlySet<'some' | 'list'>,
  names: LoopParts,
): readonly string[] {
  const texts = allTexts(definition).join('\n');
  const reads = (name: string): boolean => new RegExp(`\\$${name}(?![A-Za-z0-9_])`).test(texts);
  const lines: string[] = [];
  if (lookups === 'inline')
    for (const [name, value] of Object.entries(definition.parameters ?? {}))
      if (reads(name)) lines.push(`$${name} := ${JSON.stringify(value)}`);
  const tables = definition.lookups.filter((table) => reads(table.name));
  if (lookups === 'inline') for (const table of tables) lines.push(`$${table.name} := ${tableText(bindLookup(table).value)}`);
  const answering = tables.filter((table) => table.noMatch.kind !== 'nothing');
  if (lookups !== 'settled' && answering.length > 0) lines.push('$find := $lookup', `$lookup := ${answeringLookup(answering)}`);
  if (used.has('some')) lines.push(`$${names.some} := function($object) { $count($keys($object)) > 0 ? $object }`);
  if (used.has('list')) lines.push(`$${names.list} := function($value) { $exists($value) ? $value = null ? null : [$value] }`);
  return lines;
}

/** One row a line. */
function tableText(value: Readonly<Record<string, JsonValue>>): string {
  const rows = Object.entries(value).map(([key, cell]) => `    ${JSON.stringify(key)}: ${JSON.stringify(cell)}`);
  return rows.length === 0 ? '{}' : `{\n${rows.join(',\n')}\n  }`;
}

/** A table is known by what it holds, for the language has no other identity. */
function answeringLookup(tables: readonly LookupTable[]): string {
  const arms = tables.map((table) => `$table = $${table.name} ? ${answer(table)}`).join(' : ');
  return `function($table, $key)<x-s:x> { ($found := $find($table, $key); $exists($found) ? $found : $exists($key) ? (${arms})) }`;
}

function answer({ name, noMatch }: LookupTable): string {
  if (noMatch.kind === 'keep') return '$key';
  if (noMatch.kind === 'default') return JSON.stringify(noMatch.value);
  return `$error(${JSON.stringify(`The table ${name} has no row for “`)} & $key & "”.")`;
}

export function isEmptyObject(expression: string): boolean {
  const parsed = parse(expression);
  if (!parsed.ok) return false;
  const node = withoutParentheses(parsed.value.root);
  return node.type === 'object' && node.pairs.length === 0;
}
