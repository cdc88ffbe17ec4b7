import { compile } from '#shared/engine/compile.ts';
import type { Compile } from '#shared/engine/compiled-expression.ts';
import { defaultLimits } from '#shared/engine/limits.ts';
import { bindLookup } from '#shared/lookup/bind-lookup.ts';
import type { LookupTable } from '#shared/lookup/lookup-table.ts';
import { compileMapping } from '#shared/mapping/compile-mapping.ts';
import { mapRecord } from '#shared/mapping/map-record.ts';
import type { Loop, MappingDefinition, Rule } from '#shared/mapping/mapping.ts';
import type { RecordResult } from '#shared/mapping/outcome.ts';
import type { Value } from '#shared/records/value.ts';
import type { Field, Schema } from '#shared/schema/field.ts';

/** `target: expression`, or `target: [expression, default]`. */
export type RuleTexts = Readonly<Record<string, string | readonly [string, string]>>;

export function makeMapping(
  rules: RuleTexts,
  more: Partial<Omit<MappingDefinition, 'rules' | 'loops'>> & { readonly loops?: readonly Partial<Loop>[]; readonly keep?: string } = {},
): MappingDefinition {
  const { loops = [], keep, ...rest } = more;
  return {
    mapping: {
      id: 'M-1',
      name: 'orders',
      order: 1,
      sources: ['S-1'],
      target: 'T-1',
      per: 'record',
      ...(keep === undefined ? {} : { keep }),
    },
    rules: Object.entries(rules).map(([target, text], i): Rule => {
      const [expression, standIn] = typeof text === 'string' ? [text] : text;
      return {
        id: `R-${i + 1}`,
        mapping: 'M-1',
        target,
        expression: expression ?? '',
        ...(standIn === undefined ? {} : { default: standIn }),
      };
    }),
    loops: loops.map((loop, i): Loop => ({ id: `L-${i + 1}`, mapping: 'M-1', target: '', each: '', item: 'item', index: 'i', ...loop })),
    lookups: [],
    ...rest,
  };
}

export function compilerOf(definition: MappingDefinition): Compile {
  const settings = {
    limits: defaultLimits,
    lookups: definition.lookups.map(bindLookup),
    ...(definition.parameters === undefined ? {} : { variables: definition.parameters }),
    ...(definition.now === undefined ? {} : { now: definition.now }),
  };
  return (text) => compile(text, settings);
}

export function mapWith(definition: MappingDefinition, record: Value): RecordResult {
  return mapRecord(compileMapping(definition, compilerOf(definition)), record);
}

export function lookupTable(
  name: string,
  rows: Readonly<Record<string, string>>,
  noMatch: LookupTable['noMatch'] = { kind: 'nothing' },
): LookupTable {
  return { id: `K-${name}`, name, columns: ['key', 'value'], key: 'key', value: 'value', rows: Object.entries(rows), noMatch };
}

/** `A.B[].C` in order: `[]` marks what repeats. */
export function targetSchema(...paths: readonly string[]): Schema {
  interface Growing {
    name: string;
    repeats: boolean;
    children: Growing[];
  }
  const root: Growing = { name: '', repeats: false, children: [] };
  for (const path of paths) {
    let at = root;
    for (const part of path.split('.')) {
      const name = part.replace('[]', '');
      const known = at.children.find((child) => child.name === name);
      const next = known ?? { name, repeats: part.endsWith('[]'), children: [] };
      if (known === undefined) at.children.push(next);
      at = next;
    }
  }
  const field = ({ name, repeats, children }: Growing): Field => ({
    name,
    type: children.length > 0 ? 'object' : 'any',
    repeats,
    min: 0,
    ...(children.length > 0 ? { children: children.map(field) } : {}),
  });
  return { kind: 'inferred', root: field(root), records: false };
}
