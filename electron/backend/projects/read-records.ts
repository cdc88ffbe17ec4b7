import type { Problem } from '#shared/base/problem.ts';
import type { Codec, FormatOptions, ReadEvent } from '#shared/formats/codec.ts';
import type { Value } from '#shared/records/value.ts';
import type { Schema } from '#shared/schema/field.ts';

/** Every record of a sample in memory, and what could not be read in between. */
export interface SampleRecords {
  readonly records: readonly Value[];
  readonly problems: readonly Problem[];
}

export interface ReadRequest {
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly file: string;
  readonly codec: Codec;
  readonly read: FormatOptions;
  readonly schema?: Schema;
  readonly per: 'record' | 'document';
}

/** Reads a kept sample whole: samples are small by construction. */
export async function readSample(request: ReadRequest): Promise<SampleRecords> {
  const records: Value[] = [];
  const problems: Problem[] = [];
  for await (const event of readEvents(request)) {
    if ('fatal' in event) problems.push(event.fatal);
    else if (event.ok) records.push(event.value);
    else problems.push(event.problem);
  }
  return { records, problems };
}

export function readEvents({ bytes, file, codec, read, schema, per }: ReadRequest): AsyncIterable<ReadEvent> {
  return codec.read(bytes, { options: read, file, per, ...(schema === undefined ? {} : { schema }) });
}

/** Bytes at hand as the stream that codecs read. */
export async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
