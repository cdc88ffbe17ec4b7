import type { HandedFile } from '#electron/backend/files/upload-folder.ts';
import { splitPath } from '#shared/base/field-path.ts';
import { problem } from '#shared/base/problem.ts';
import type { Problem } from '#shared/base/problem.ts';
import type { Result } from '#shared/base/result.ts';
import { ok } from '#shared/base/result.ts';
import { ExactNumber } from '#shared/records/exact-number.ts';
import { isObject } from '#shared/records/value.ts';
import type { Value } from '#shared/records/value.ts';
import type { FileInspection } from '#shared/rpc/contract/file.ts';
import { countLeaves } from '#shared/schema/count-leaves.ts';
import { cardinality, typeWord } from '#shared/schema/field-label.ts';
import { walkFields } from '#shared/schema/walk-fields.ts';
import { repeatingParts } from './repeating-parts.ts';
import { takeIn } from './take-in.ts';
import type { TakeInOptions, TakenSample, TakenSchema } from './take-in.ts';

const previewRows = 5;
const previewColumns = 6;

/** What the welcome card shows of a file: chips, first rows, remarks. */
export async function inspectFile(file: HandedFile, options: TakeInOptions): Promise<Result<FileInspection>> {
  const taken = await takeIn(file, options);
  if (!taken.ok) return taken;
  const { value } = taken;
  return ok(value.holds === 'sample' ? sampleCard(file, value) : schemaCard(file, value));
}

function sampleCard(file: HandedFile, taken: TakenSample): FileInspection {
  const rows = taken.records;
  const of = taken.excerpt?.ofRecords ?? rows;
  const fields = countLeaves(taken.schema);
  const parts = taken.sequence ? [] : repeatingParts(taken.schema, taken.format);
  const chips = [
    taken.format === 'csv' ? counted(of, 'row') : taken.sequence ? counted(of, 'record') : '1 document',
    counted(fields, taken.format === 'csv' ? 'column' : 'field'),
    taken.format.toUpperCase(),
    ...(taken.excerpt === undefined ? [] : [`sample of ${count(rows)}`]),
  ];
  return {
    handle: file.handle,
    name: file.name,
    bytes: file.bytes(),
    holds: 'sample',
    format: taken.format,
    records: of,
    fields,
    chips,
    preview: preview(taken),
    notes: [...excerptNote(file, taken), ...emptyNotes(taken), ...taken.notes],
    ...(parts.length === 0 ? {} : { parts }),
  };
}

function schemaCard(file: HandedFile, taken: TakenSchema): FileInspection {
  const rows = [...walkFields(taken.schema)]
    .slice(0, previewRows)
    .map(({ path, field }) => [splitPath(path)?.at(-1) ?? path, typeWord(field), cardinality(field)]);
  return {
    handle: file.handle,
    name: file.name,
    bytes: file.bytes(),
    holds: 'schema',
    format: taken.format,
    schemaKind: taken.kind,
    fields: countLeaves(taken.schema),
    chips: [taken.kind === 'xsd' ? 'XSD' : 'JSON Schema', `${count(countLeaves(taken.schema))} fields`],
    preview: { columns: ['field', 'type', 'occurs'], rows },
    notes: taken.notes,
    ...(taken.roots.length > 1 ? { roots: taken.roots } : {}),
  };
}

function excerptNote(file: HandedFile, { excerpt }: TakenSample): readonly Problem[] {
  if (excerpt === undefined) return [];
  const words = `${file.name} is too big to keep whole: the project keeps its first ${count(excerpt.first)} and ${count(excerpt.random)} random records of ${count(excerpt.ofRecords)}.`;
  return [problem('file/excerpt', words, { severity: 'info', next: 'A run reads the whole file.' })];
}

/** The column that is empty most often, where one is: what an analyst wants to know first. */
function emptyNotes({ schema, format, records }: TakenSample): readonly Problem[] {
  if (format === 'csv' || records === 0) return [];
  const optional = [...walkFields(schema)].filter(({ field }) => field.min === 0 && !field.repeats);
  const first = optional[0];
  return first === undefined || optional.length > 3
    ? []
    : [problem('file/optional', `Not in every record: ${optional.map(({ path }) => path).join(', ')}.`, { severity: 'info' })];
}

function preview({ head, schema }: TakenSample): FileInspection['preview'] {
  const columns: string[] = [];
  for (const { path, field } of walkFields(schema)) {
    if (columns.length === previewColumns) break;
    if (field.children === undefined && !field.repeats) columns.push(path);
  }
  const rows = head.slice(0, previewRows).map((record) => columns.map((path) => shown(valueAt(record, splitPath(path) ?? []))));
  return { columns: columns.map((path) => splitPath(path)?.at(-1) ?? path), rows };
}

function valueAt(value: Value | undefined, names: readonly string[]): Value | undefined {
  let at = value;
  for (const name of names) at = isObject(at) && Object.hasOwn(at, name) ? at[name] : undefined;
  return at;
}

function shown(value: Value | undefined): string | null {
  if (value === undefined || value === null || value === '') return null;
  const text = value instanceof ExactNumber ? value.digits : typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

function counted(n: number, word: string): string {
  return `${count(n)} ${word}${n === 1 ? '' : 's'}`;
}

function count(n: number): string {
  return n.toLocaleString('en-US');
}
