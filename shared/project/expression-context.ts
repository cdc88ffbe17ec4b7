import { joinPath } from '#shared/base/field-path.ts';
import type { LanguageContext, LanguageVariable } from '#shared/language/language-context.ts';
import { inferTypes } from '#shared/language/types/infer-types.ts';
import { itemsOf } from '#shared/language/types/join-types.ts';
import type { LookupTable } from '#shared/lookup/lookup-table.ts';
import type { Per } from '#shared/mapping/mapping.ts';
import type { LoopScope } from '#shared/matching/loop-scopes.ts';
import type { Side } from '#shared/project/documents/side.ts';
import { contextSchema } from '#shared/schema/context-field.ts';
import type { Field, Schema } from '#shared/schema/field.ts';
import { parse } from '#shared/syntax/parse.ts';

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
  return {
    root: { kind: 'inferred', root: { name: '', type: 'object', repeats: false, min: 1, children }, records: false, types },
    rootIsList: false,
    lookups,
  };
}

/** What an expression inside these loops reads: the item of the innermost, outer items, positions and lookup tables. */
export function expressionContext(reads: MappingReads, scopes: readonly LoopScope[]): LanguageContext {
  const { root, rootIsList, lookups } = reads;
  const items = scopes.map((_, at) => itemOf(reads, scopes, at));
  const variables: LanguageVariable[] = [
    ...scopes.flatMap(({ loop }, at): LanguageVariable[] => [
      { name: loop.item, kind: 'item', detail: `item of ${loop.each}`, ...(items[at] ?? { schema: unknown }) },
      { name: loop.index, kind: 'index', detail: `position in ${loop.each}` },
    ]),
    ...lookups.map((table): LanguageVariable => ({ name: table.name, kind: 'lookup', detail: rows(table.rows.length), table })),
  ];
  return { schema: root, ...items.at(-1), root, rootIsList, variables };
}

/** The item of a loop: part of the schema where its source is a path, else what its expression may give. */
function itemOf(reads: MappingReads, scopes: readonly LoopScope[], at: number): Pick<LanguageContext, 'schema' | 'type'> {
  const scope = scopes[at];
  const schema = scope?.source === undefined ? undefined : contextSchema(reads.root, joinPath(scope.source));
  if (schema !== undefined) return { schema };
  const tree = parse(scope?.loop.each ?? '');
  if (!tree.ok) return { schema: unknown };
  return { schema: unknown, type: itemsOf(inferTypes(tree.value.root, expressionContext(reads, scopes.slice(0, at))).result) };
}

function rows(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'row' : 'rows'}`;
}
