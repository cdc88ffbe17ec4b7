import { createHash } from 'node:crypto';
import type { HandedFile } from '#electron/backend/files/upload-folder.ts';
import { registry } from '#electron/backend/codecs/registry.ts';
import type { Problem } from '#shared/base/problem.ts';
import { problem } from '#shared/base/problem.ts';
import { fail, ok } from '#shared/base/result.ts';
import type { Result } from '#shared/base/result.ts';
import type { Codec, FormatName, FormatOptions } from '#shared/formats/codec.ts';
import { detectFormat } from '#shared/formats/detect-format.ts';
import type { Value } from '#shared/records/value.ts';
import { SchemaInference } from '#shared/schema/infer-schema.ts';
import type { Schema } from '#shared/schema/field.ts';
import type { ResolveFile } from '#shared/schema-readers/resolve-reference.ts';
import { readJsonSchema } from '#shared/schema-readers/json-schema/read-json-schema.ts';
import { readXsd } from '#shared/schema-readers/xsd/read-xsd.ts';
import { excerptFrame } from './excerpt-frame.ts';
import { Excerpt } from './excerpt.ts';
import { repeatingParts } from './repeating-parts.ts';
import { schemaKind } from './schema-kind.ts';

/** A larger file is kept as an excerpt. */
export const maxKept = 24 * 1024 * 1024;
const maxSchemaFile = 64 * 1024 * 1024;
const excerptFirst = 500;
const excerptRandom = 500;
const headBytes = 64 * 1024;

/** A sample read whole: its schema over all records, and the bytes to keep. */
export interface TakenSample {
  readonly holds: 'sample';
  readonly format: FormatName;
  readonly read: FormatOptions;
  readonly schema: Schema;
  readonly records: number;
  /** The file is a sequence of records, not one document. */
  readonly sequence: boolean;
  readonly head: readonly Value[];
  readonly kept: Uint8Array;
  readonly hash: string;
  readonly excerpt?: { readonly first: number; readonly random: number; readonly ofRecords: number; readonly ofBytes: number };
  readonly notes: readonly Problem[];
}

export interface TakenSchema {
  readonly holds: 'schema';
  readonly kind: 'xsd' | 'json-schema';
  /** What its documents are written in. */
  readonly format: FormatName;
  readonly schema: Schema;
  readonly roots: readonly string[];
  readonly files: Readonly<Record<string, string>>;
  readonly notes: readonly Problem[];
}

export interface TakeInOptions {
  readonly read?: FormatOptions;
  /** Document element of a schema with several. */
  readonly root?: string;
  /** Other schema files, by path from the folder; and the name under which this file stands there. */
  readonly companions?: { readonly file: string; readonly resolve: ResolveFile; taken(): Readonly<Record<string, string>> };
}

/** Reads a file to the end: a schema file's fields, or a sample's schema over all records. */
export async function takeIn(file: HandedFile, options: TakeInOptions = {}): Promise<Result<TakenSample | TakenSchema>> {
  if (file.bytes() === 0)
    return fail(
      problem('file/empty', `${file.name} is empty.`, { place: { file: file.name }, next: 'Choose a file with at least one record.' }),
    );
  const head = await firstBytes(file);
  const kind = options.read?.['format'] === undefined ? schemaKind(file.name, new TextDecoder().decode(head)) : undefined;
  return kind === undefined ? takeSample(file, head, options) : takeSchema(file, kind, options);
}

function takeSchema(file: HandedFile, kind: 'xsd' | 'json-schema', options: TakeInOptions): Result<TakenSchema> {
  if (file.bytes() > maxSchemaFile)
    return fail(
      problem('schema/too-large', `${file.name} is larger than ${maxSchemaFile / 1024 / 1024} MB.`, { place: { file: file.name } }),
    );
  const text = new TextDecoder().decode(file.readAll());
  const name = options.companions?.file ?? file.name;
  const more = {
    file: name,
    ...(options.root === undefined ? {} : { root: options.root }),
    ...(options.companions === undefined ? {} : { resolve: options.companions.resolve }),
  };
  const read = kind === 'xsd' ? readXsd(text, more) : readJsonSchema(text, more);
  if (!read.ok) return read;
  const { schema, roots, problems } = read.value;
  return ok({
    holds: 'schema',
    kind,
    format: kind === 'xsd' ? 'xml' : 'json',
    schema,
    roots,
    files: { [name]: text, ...options.companions?.taken() },
    notes: problems,
  });
}

async function takeSample(file: HandedFile, head: Uint8Array, options: TakeInOptions): Promise<Result<TakenSample>> {
  const { format: asked, ...read } = options.read ?? {};
  const chosen = chooseFormat(file.name, head, asked);
  if (!chosen.ok) return chosen;
  const format = chosen.value;
  const codec = registry.codec(format);
  const checked = codec.checkReadOptions(read);
  if (!checked.ok) return checked;
  const sequence = format === 'ndjson' || format === 'csv' || read['record'] !== undefined || (format === 'json' && startsArray(head));
  const inference = new SchemaInference({
    inferTypes: format === 'csv' ? 'text-columns' : format === 'xml' ? 'xml' : 'values',
    records: sequence,
  });
  const excerpt = new Excerpt(excerptFirst, excerptRandom, 0x4d57);
  const first: Value[] = [];
  const notes: Problem[] = [];
  let unread = 0;
  let prefixes: Readonly<Record<string, string>> = {};
  const events = codec.read(file.read(), {
    options: read,
    file: file.name,
    per: sequence ? 'record' : 'document',
    onColumns: (names) => inference.declare(names),
    onPrefixes: (seen) => {
      prefixes = seen;
      inference.declarePrefixes(seen);
    },
  });
  for await (const event of events) {
    if ('fatal' in event) {
      if (inference.count === 0) return fail(event.fatal);
      notes.push(event.fatal);
    } else if (event.ok) {
      inference.add(event.value);
      excerpt.add(event.value);
      if (first.length < 6) first.push(event.value);
      for (const warning of event.warnings ?? []) if (notes.length < 20) notes.push(warning);
    } else {
      unread += 1;
      if (notes.length < 20) notes.push(event.problem);
    }
  }
  if (inference.count === 0 && unread > 0)
    return fail(notes[0] ?? problem('file/no-records', `${file.name} holds no record that can be read.`, { place: { file: file.name } }));
  if (inference.count === 0 && format !== 'csv')
    return fail(
      problem('file/no-records', `${file.name} holds no record.`, {
        place: { file: file.name },
        next: 'Choose a file with at least one record.',
      }),
    );
  const inferred = inference.finish();
  const schema = Object.keys(prefixes).length > 0 ? { ...inferred, prefixes } : inferred;
  const keptBytes = keepBytes(file, codec, { schema, sequence, record: read['record'] }, excerpt);
  if (!keptBytes.ok) return keptBytes;
  const kept = keptBytes.value;
  return ok({
    holds: 'sample',
    format,
    read,
    schema,
    records: kept.whole ? inference.count : excerpt.first + excerpt.random,
    sequence,
    head: first,
    kept: kept.bytes,
    hash: createHash('sha256').update(kept.bytes).digest('hex'),
    ...(kept.whole ? {} : { excerpt: { first: excerpt.first, random: excerpt.random, ofRecords: inference.count, ofBytes: file.bytes() } }),
    notes,
  });
}

/** The format asked for by the option `format`, else what content and extension say. */
function chooseFormat(name: string, head: Uint8Array, asked: string | undefined): Result<FormatName> {
  if (asked === undefined) {
    const detected = detectFormat(name, head);
    return detected.ok ? ok(detected.value.format) : detected;
  }
  const known = registry.codecs.find((codec) => codec.name === asked);
  if (known !== undefined) return ok(known.name);
  return fail(
    problem('format/unknown', `There is no format ${asked}.`, {
      next: `Formats: ${registry.codecs.map((codec) => codec.name).join(', ')}.`,
    }),
  );
}

/** The file itself while it is small, else its excerpt written anew in the same format, to be read by the same options. */
function keepBytes(
  file: HandedFile,
  codec: Codec,
  { schema, sequence, record }: { readonly schema: Schema; readonly sequence: boolean; readonly record: string | undefined },
  excerpt: Excerpt,
): Result<{ readonly whole: boolean; readonly bytes: Uint8Array }> {
  if (file.bytes() <= maxKept) return ok({ whole: true, bytes: file.readAll() });
  if (!sequence) {
    const parts = repeatingParts(schema, codec.name);
    return fail(
      problem(
        'file/too-large',
        `${file.name} is one document of ${Math.round(file.bytes() / 1024 / 1024)} MB; a sample of it needs the part that repeats.`,
        {
          place: { file: file.name },
          next: `Say which part of it is one record${parts.length === 0 ? '' : `: ${parts.join(', ')}`} (record=…).`,
        },
      ),
    );
  }
  const frame = excerptFrame(codec.name, record);
  const writer = codec.writer({ options: frame.options, schema, per: 'record' });
  if (!writer.ok) return writer;
  const text = (part: string): Uint8Array => new TextEncoder().encode(part);
  const parts: Uint8Array[] = [text(frame.before), writer.value.open(), text(frame.opened)];
  for (const value of excerpt.values()) {
    const written = writer.value.write(value);
    if (!written.ok) return written;
    parts.push(written.value);
  }
  parts.push(text(frame.closed), writer.value.close(), text(frame.after));
  return ok({ whole: false, bytes: Buffer.concat(parts) });
}

async function firstBytes(file: HandedFile): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of file.read()) {
    parts.push(part);
    size += part.length;
    if (size >= headBytes) break;
  }
  return Buffer.concat(parts).subarray(0, headBytes);
}

function startsArray(head: Uint8Array): boolean {
  for (const byte of head) {
    if (byte === 0x5b) return true;
    // Blanks, and the bytes of a byte order mark and of UTF-16.
    if (
      byte !== 0x20 &&
      byte !== 0x0a &&
      byte !== 0x0d &&
      byte !== 0x09 &&
      byte !== 0xef &&
      byte !== 0xbb &&
      byte !== 0xbf &&
      byte !== 0 &&
      byte !== 0xfe &&
      byte !== 0xff
    )
      return false;
  }
  return false;
}
