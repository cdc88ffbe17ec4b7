import type { Problem } from '#shared/base/problem.ts';
import type { FormatName, FormatOptions, FormatWriter, WriterState } from '#shared/formats/codec.ts';
import type { ByteWriter } from '#shared/formats/byte-writer.ts';
import type { Registry } from '#shared/formats/registry.ts';
import type { MappingDefinition, OnInvalid, Per } from '#shared/mapping/mapping.ts';
import { recordCheck } from '#shared/quality/check-record.ts';
import type { Value } from '#shared/records/value.ts';
import type { Schema } from '#shared/schema/field.ts';
import { overrideMandatory } from './mandatory-fields.ts';
import type { RecordPorts } from './record-work.ts';

/** All that working on records needs beside the mapping, as plain data. */
export interface WorkSettings {
  /** How blocks of bytes are read. */
  readonly source: {
    readonly name: string;
    readonly format: FormatName;
    readonly options: FormatOptions;
    readonly file: string;
    readonly schema: Schema;
  };
  readonly target: { readonly format: FormatName; readonly options: FormatOptions; readonly per: Per; readonly schema: Schema };
  readonly onInvalid: OnInvalid;
  readonly sequenceOut: boolean;
  readonly showOutputs: boolean;
}

/** The ports of the work that settings and a mapping's definition give; what is left is to map and a clock. */
export function settledPorts(
  settings: WorkSettings,
  definition: MappingDefinition,
  others: Readonly<Record<string, Value>>,
  registry: Registry,
): Omit<RecordPorts, 'map' | 'now'> {
  const { source, target, onInvalid, sequenceOut, showOutputs } = settings;
  const check = recordCheck(target.schema, { lexical: target.format === 'xml' || target.format === 'csv' });
  const settle = overrideMandatory(definition);
  return {
    check: (output) => settle(output, check.check(output)),
    notes: (): readonly Problem[] => check.notes,
    makeWriter: (after, bytes) => settledWriter(settings, registry, after, bytes),
    onInvalid,
    sequenceOut,
    showOutputs,
    ...(Object.keys(others).length === 0 ? {} : { joined: { name: source.name, others } }),
  };
}

/** A writer of the target; its options have been checked before. */
export function settledWriter(
  { target }: Pick<WorkSettings, 'target'>,
  registry: Registry,
  after: WriterState | undefined,
  bytes?: ByteWriter,
): FormatWriter {
  const { options, per, schema } = target;
  const writer = registry
    .codec(target.format)
    .writer({ options, per, schema, ...(after === undefined ? {} : { after }), ...(bytes === undefined ? {} : { bytes }) });
  if (!writer.ok) throw new Error(writer.error.message);
  return writer.value;
}
