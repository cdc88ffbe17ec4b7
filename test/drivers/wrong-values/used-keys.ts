import { compile } from '#shared/engine/compile.ts';
import type { LookupTable } from '#shared/lookup/lookup-table.ts';
import { compileMapping } from '#shared/mapping/compile-mapping.ts';
import { mapRecord } from '#shared/mapping/map-record.ts';
import type { MappingDefinition } from '#shared/mapping/mapping.ts';
import type { Value } from '#shared/records/value.ts';
import { settingsOf } from './seeded-map.ts';

/** The rows of lookup tables that mapping a record takes: seen by the tables themselves, not by what is under test. */
export function usedKeys(definition: MappingDefinition, record: Value): readonly { readonly table: LookupTable; readonly key: string }[] {
  const used = new Map<string, { readonly table: LookupTable; readonly key: string }>();
  const settings = settingsOf(definition);
  const lookups = (settings.lookups ?? []).map((bound, i) => {
    const table = definition.lookups[i];
    const note = (key: string | symbol): void => {
      if (table !== undefined && typeof key === 'string' && Object.hasOwn(bound.value, key))
        used.set(`${table.id}\n${key}`, { table, key });
    };
    const value = new Proxy(bound.value, {
      get: (rows, key, receiver): unknown => {
        note(key);
        return Reflect.get(rows, key, receiver);
      },
    });
    return { ...bound, value };
  });
  mapRecord(
    compileMapping(definition, (text) => compile(text, { ...settings, lookups })),
    record,
  );
  return [...used.values()];
}
