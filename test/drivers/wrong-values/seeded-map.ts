import type { CompileSettings } from '#shared/engine/compile-settings.ts';
import { compile } from '#shared/engine/compile.ts';
import { defaultLimits } from '#shared/engine/limits.ts';
import { bindLookup } from '#shared/lookup/bind-lookup.ts';
import { compileMapping } from '#shared/mapping/compile-mapping.ts';
import { mapRecord } from '#shared/mapping/map-record.ts';
import type { MappingDefinition } from '#shared/mapping/mapping.ts';
import type { Value } from '#shared/records/value.ts';

/** A mapping that is right, and the inputs of its sample. */
export interface SeededMap {
  readonly name: string;
  readonly definition: MappingDefinition;
  readonly records: readonly Value[];
}

/** How the texts of a definition are compiled for one evaluation. */
export function settingsOf(definition: MappingDefinition): CompileSettings {
  return {
    limits: { ...defaultLimits, milliseconds: 20_000 },
    lookups: definition.lookups.map(bindLookup),
    ...(definition.parameters === undefined ? {} : { variables: definition.parameters }),
    ...(definition.now === undefined ? {} : { now: definition.now }),
  };
}

/** The whole output of a record. */
export function outputOf(definition: MappingDefinition, record: Value): Value | undefined {
  const settings = settingsOf(definition);
  return mapRecord(
    compileMapping(definition, (text) => compile(text, settings)),
    record,
  ).output;
}
