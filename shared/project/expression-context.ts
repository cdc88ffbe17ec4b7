import { joinPath } from '#shared/base/field-path.ts';
import type { LanguageContext, LanguageVariable } from '#shared/language/language-context.ts';
import type { LookupTable } from '#shared/lookup/lookup-table.ts';
import type { Per } from '#shared/mapping/mapping.ts';
import type { LoopScope } from '#shared/matching/loop-scopes.ts';
import type { Side } from '#shared/project/documents/side.ts';
import { contextSchema } from '#shared/schema/context-field.ts';
import type { Field, Schema } from '#shared/schema/field.ts';

const unknown: Schema = { kind: 'inferred', root: { name: '', type: 'any', repeats: false, min: 1, open: true }, records: false };

/** What the expressions of a mapping can read, wherever they stand. */
export interface MappingReads {
  readonly root: Schema;
  /** The whole input is the list of all rows. */
  readonly rootIsList: boolean;
  readonly lookups: readonly LookupTable[];
}

/** The input of a mapping: one source's record, or an object with a key for each source, the others whole. */
export function mappingReads(sources: readonly Pick<Side, 'name' | 'schema'>[], per: Per, lookups: readonly LookupTable[]): MappingReads {
  const [only, second] = sources;
  if (only === undefined) return { root: unknown, rootIsList: false, lookups };
  const whole = per === 'document';
  if (second === undefined) return { root: only.schema, rootIsList: whole && only.schema.records, lookups };
  const children: readonly Field[] = sources.map(({ name, schema }, at) => {
    const repeats = (at > 0 || whole) && schema.records;
    return { ...schema.root, name, repeats, min: repeats ? 0 : 1, ...(repeats ? { keyRequired: true } : {}) };
  });
  const types: Record<string, readonly Field[]> = {};
  for (const { schema } of sources) Object.assign(types, schema.types);
  return { root: { kind: 'inferred', root: { name: '', type: 'object', repeats: false, min: 1, children }, records: false, types }, rootIsList: false, lookups };
}

/** What an expression inside these loops reads: the item of the innermost, outer items, positions and lookup tables. */
export function expressionContext({ root, rootIsList, lookups }: MappingReads, scopes: readonly LoopScope[]): LanguageContext {
  const schemaOf = ({ source }: LoopScope): Schema => (source === undefined ? unknown : (contextSchema(root, joinPath(source)) ?? unknown));
  const inner = scopes.at(-1);
  const variables: LanguageVariable[] = [
    ...scopes.flatMap((scope): LanguageVariable[] => [
      { name: scope.loop.item, kind: 'item', detail: `item of ${scope.loop.each}`, schema: schemaOf(scope) },
      { name: scope.loop.index, kind: 'index', detail: `position in ${scope.loop.each}` },
    ]),
    ...lookups.map((table): LanguageVariable => ({ name: table.name, kind: 'lookup', detail: rows(table.rows.length), table })),
  ];
  return { schema: inner === undefined ? root : schemaOf(inner), root, rootIsList, variables };
}

function rows(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'row' : 'rows'}`;
}
