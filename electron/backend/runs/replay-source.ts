import { z } from 'zod';
import { registry } from '#electron/backend/codecs/registry.ts';
import type { Problem } from '#shared/base/problem.ts';
import { problem } from '#shared/base/problem.ts';
import type { FormatName, FormatOptions, ReadEvent, ReadItem } from '#shared/formats/codec.ts';
import { parseJson } from '#shared/formats/json/parse-json.ts';
import type { Per } from '#shared/mapping/mapping.ts';
import type { PipelineSource } from '#shared/pipeline/pipeline.ts';
import type { Value } from '#shared/records/value.ts';
import type { Side } from '#shared/project/documents/side.ts';

/** How the records of a source are read again from the rejects of an earlier run. */
export interface ReplayChoice {
  readonly side: Side;
  /** What the original input was. */
  readonly format: FormatName;
  readonly options: FormatOptions;
  /** Per document the file holds at most the one document. */
  readonly per: Per;
  /** The rejects file, as problems name it. */
  readonly file: string;
}

const kept = z.object({
  record: z.number(),
  line: z.number().exactOptional(),
  byte: z.number().exactOptional(),
  stage: z.string(),
  code: z.string(),
  reason: z.string(),
  field: z.string().exactOptional(),
  value: z.string().exactOptional(),
  raw: z.string(),
  head: z.string().exactOptional(),
});
type Kept = z.infer<typeof kept>;

/** Codes of rejects whose `raw` is not the record itself: bytes that are no text, or only the start of it. */
const notKept: ReadonlySet<string> = new Set(['text/invalid-utf8', 'ndjson/line-too-long']);

/**
 * The records of a rejects file under the numbers, lines and bytes that they have in the original input. A record that
 * can still not be read is rejected again; a line that is no reject ends the reading with `replay/not-a-reject`.
 */
export function replaySource(bytes: () => AsyncIterable<Uint8Array>, choice: ReplayChoice): PipelineSource {
  return {
    name: choice.side.name,
    file: choice.file,
    sequence: choice.per === 'record',
    numbered: true,
    read: () => readRejects(bytes(), choice),
  };
}

async function* readRejects(bytes: AsyncIterable<Uint8Array>, choice: ReplayChoice): AsyncGenerator<ReadEvent, void, undefined> {
  const { file } = choice;
  let count = 0;
  for await (const event of registry.codec('ndjson').read(bytes, { options: {}, file, per: 'record' })) {
    if ('fatal' in event) return yield event;
    const read = event.ok ? kept.safeParse(event.value) : undefined;
    if (read?.success !== true) return yield { fatal: notAReject(event, file) };
    count += 1;
    if (count > 1 && choice.per === 'document') return yield { fatal: severalDocuments(file) };
    yield await originalItem(read.data, event.bytesRead, choice);
  }
}

function notAReject(event: ReadItem, file: string): Problem {
  const line = event.ok ? event.line : event.problem.place?.line;
  return problem('replay/not-a-reject', 'This line is not a reject of a run.', {
    place: { file, ...(line === undefined ? {} : { line }) },
    next: 'Give the file that --rejects wrote.',
  });
}

function severalDocuments(file: string): Problem {
  return problem('replay/several-documents', `${file} holds rejects of records, and this mapping maps a whole document.`, {
    place: { file },
    next: 'Give the rejects of a run of this mapping.',
  });
}

async function originalItem(reject: Kept, bytesRead: number, choice: ReplayChoice): Promise<ReadItem> {
  if (reject.stage === 'extract' && choice.format === 'xml') return again(reject, bytesRead);
  if (notKept.has(reject.code)) return again(reject, bytesRead);
  if (reject.stage === 'extract' && choice.format === 'csv') return readRow(reject, bytesRead, choice);
  return readValue(reject, bytesRead, choice);
}

/** The record is rejected as it was: what was kept of it is not enough to read it. */
function again(reject: Kept, bytesRead: number): ReadItem {
  return unread(
    reject,
    bytesRead,
    problem(reject.code, reject.reason, {
      place: reject.field === undefined ? {} : { field: reject.field },
      ...(reject.value === undefined ? {} : { token: reject.value }),
    }),
  );
}

/** A JSON value: the record as an earlier run had read it, or its text where that could not be read. */
function readValue(reject: Kept, bytesRead: number, { format, options }: ReplayChoice): ReadItem {
  const { raw, line = 1 } = reject;
  // A value read from a table or from XML has the digits that its source had.
  const spelling = options['numbers'] === 'spelling' || format === 'csv' || format === 'xml';
  const parsed = parseJson(raw, { line, column: 1 }, { spelling });
  if (!parsed.ok) return unread(reject, bytesRead, parsed.error);
  return readItem(reject, bytesRead, parsed.value.value, parsed.value.warnings);
}

/** A row of a table, read with the header that it had. */
async function readRow(reject: Kept, bytesRead: number, { side, options }: ReplayChoice): Promise<ReadItem> {
  const { head, raw } = reject;
  if (head === undefined) return again(reject, bytesRead);
  const { header: _header, delimiter: _delimiter, encoding: _encoding, ...rest } = options;
  const text = new TextEncoder().encode(`${head}${raw}\n`);
  const rows: ReadEvent[] = [];
  const read = registry.codec('csv').read(once(text), { options: { ...rest, encoding: 'utf-8' }, per: 'record', schema: side.schema });
  for await (const event of read) rows.push(event);
  const [row] = rows;
  if (row === undefined || rows.length > 1) return again(reject, bytesRead);
  if ('fatal' in row) return unread(reject, bytesRead, row.fatal);
  return row.ok ? readItem(reject, bytesRead, row.value, row.warnings ?? []) : unread(reject, bytesRead, row.problem);
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  yield bytes;
}

/** The place of a record in the original input. */
function placeOf({ line, byte }: Kept): { readonly line?: number; readonly byte?: number } {
  return { ...(line === undefined ? {} : { line }), ...(byte === undefined ? {} : { byte }) };
}

function readItem(reject: Kept, bytesRead: number, value: Value, warnings: readonly Problem[]): ReadItem {
  const told = warnings.map((one) => ({ ...one, place: { ...one.place, record: reject.record } }));
  return { ok: true, number: reject.record, value, ...placeOf(reject), bytesRead, ...(told.length === 0 ? {} : { warnings: told }) };
}

function unread(reject: Kept, bytesRead: number, found: Problem): ReadItem {
  const { line: _line, byte: _byte, column: _column, file: _file, ...place } = found.place ?? {};
  return {
    ok: false,
    number: reject.record,
    problem: { ...found, place: { ...place, record: reject.record, ...placeOf(reject) } },
    raw: reject.raw,
    ...(reject.head === undefined ? {} : { head: reject.head }),
    bytesRead,
  };
}
