import { problem } from '#shared/base/problem.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { FormatName } from './codec.ts';
import { guessDelimiter, separatorLine } from './csv/dialect.ts';
import { binaryKind, encodingSeen } from './decode-text.ts';
import { firstValue } from './json/first-value.ts';
import { unfinishedTail } from './utf8.ts';

export interface Detected {
  readonly format: FormatName;
  /** One sentence for people: what decided. */
  readonly why: string;
}

const byExtension: Readonly<Record<string, readonly FormatName[]>> = {
  json: ['json', 'ndjson'],
  geojson: ['json'],
  jsonld: ['json'],
  ndjson: ['ndjson'],
  jsonl: ['ndjson'],
  ldjson: ['ndjson'],
  xml: ['xml'],
  kml: ['xml'],
  gpx: ['xml'],
  xsd: ['xml'],
  xhtml: ['xml'],
  rss: ['xml'],
  svg: ['xml'],
  csv: ['csv'],
  tsv: ['csv'],
  tab: ['csv'],
  psv: ['csv'],
};

/** How many first bytes a file should be judged by. */
export const bytesToDetect = 64 * 1024;

type Seen = { readonly format: FormatName; readonly what: string; readonly sure: boolean };

/**
 * The format of a file by its first bytes (`bytesToDetect` of them, or all), helped by its name's extension. Where they contradict or leave it
 * open it is refused, `format/contradiction`, `format/unclear`, `format/binary` or `format/empty`, with what was seen and the option that settles it.
 */
export function detectFormat(fileName: string, firstBytes: Uint8Array): Result<Detected> {
  const place = { file: fileName };
  const extension = /\.([A-Za-z0-9]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
  const expected = Object.hasOwn(byExtension, extension) ? (byExtension[extension] ?? []) : [];
  const binary = binaryKind(firstBytes);
  if (binary !== undefined)
    return fail(
      problem('format/binary', `The file is ${binary}; JSON, NDJSON, CSV and XML are read.`, {
        place,
        next: 'Unpack or convert it first.',
      }),
    );
  const text = startOfText(firstBytes);
  if (text.trim() === '')
    return fail(
      problem('format/empty', firstBytes.length === 0 ? 'The file is empty.' : 'The file begins with nothing but white space.', { place }),
    );
  const seen = look(text);
  const [wanted] = expected;
  if (wanted === undefined) {
    if (seen?.sure === true || (seen !== undefined && ['', 'txt', 'dat', 'asc', 'data', 'log'].includes(extension)))
      return ok({ format: seen.format, why: `The file ${seen.what}.` });
    const what = seen === undefined ? 'the file looks like none of them' : `the file ${seen.what}`;
    return fail(
      problem(
        'format/unclear',
        `The extension ${extension === '' ? 'is missing' : `.${extension}`} does not say the format, and ${what}.`,
        { place, next: settle() },
      ),
    );
  }
  if (seen === undefined) return fitting(wanted, extension, place, text);
  if (expected.includes(seen.format)) return ok({ format: seen.format, why: `The file ${seen.what}, as .${extension} says.` });
  if (wanted === 'ndjson' && seen.format === 'json' && singleLine(text))
    return ok({ format: 'ndjson', why: `The extension is .${extension}, and the file holds one value on one line.` });
  if (!seen.sure) return fitting(wanted, extension, place, text, seen);
  return fail(
    problem('format/contradiction', `The extension .${extension} says ${name(wanted)}, but the file ${seen.what}.`, {
      place,
      next: settle(seen.format),
    }),
  );
}

function settle(format?: FormatName): string {
  return `Name the format: --format-in ${format ?? 'json, ndjson, csv or xml'}.`;
}

function fitting(wanted: FormatName, extension: string, place: { readonly file: string }, text: string, seen?: Seen): Result<Detected> {
  if (wanted === 'csv') return ok({ format: 'csv', why: `The extension is .${extension}.` });
  // JSON by name that begins as JSON does is left to its reader, which says what is wrong and where.
  if (
    (wanted === 'json' || wanted === 'ndjson') &&
    (/^\s*[[{"\d-]/.test(text) || /^\s*(true|false|null|NaN|x)/.test(text) || seen === undefined)
  )
    return ok({ format: wanted, why: `The extension is .${extension}.` });
  return fail(
    problem(
      'format/contradiction',
      `The extension .${extension} says ${name(wanted)}, but the file ${seen?.what ?? `begins with “${text.trim().slice(0, 20)}”`}.`,
      { place, next: settle(seen?.format) },
    ),
  );
}

function name(format: FormatName): string {
  return format.toUpperCase();
}

/** The text of the first bytes as far as it can be told; bytes that do not fit are not judged here. */
function startOfText(bytes: Uint8Array): string {
  const start = encodingSeen(bytes) ?? { encoding: 'utf-8', mark: 0 };
  const body = bytes.subarray(
    start.mark,
    start.encoding === 'utf-8' ? bytes.length - unfinishedTail(bytes) : bytes.length - (bytes.length % 2),
  );
  return new TextDecoder(start.encoding).decode(body);
}

/** What the content shows; `undefined` when it shows nothing. */
function look(text: string): Seen | undefined {
  const start = text.trimStart();
  if (/^<(?:[?!]|[\p{L}_][\p{L}\p{N}_.:-]*[\s/>])/u.test(start)) {
    if (/^<!doctype html|^<html[\s>]/i.test(start)) return { format: 'xml', what: 'is an HTML page', sure: true };
    // A table's first cell may be a tag: then a delimiter follows it.
    const cell = !start.startsWith('<?') && /^<[^>\r\n]*>[ \t]*[,;|\t]/.test(start);
    return { format: 'xml', what: 'begins with an XML tag', sure: !cell };
  }
  const value = firstValue(start);
  if (value === 'then-more') return { format: 'ndjson', what: 'holds a JSON value a line', sure: true };
  if (value === 'alone') return { format: 'json', what: 'holds one JSON value', sure: true };
  if (value === 'cut') return { format: 'json', what: `begins with a JSON ${start.startsWith('[') ? 'array' : 'object'}`, sure: true };
  if (separatorLine(start) !== undefined) return { format: 'csv', what: 'begins with a sep= line', sure: true };
  const delimiter = guessDelimiter(start, '"', 0);
  const header = /^[^\r\n]*/.exec(start)?.[0] ?? '';
  if (header.includes(delimiter)) return { format: 'csv', what: `has rows with ${delimiterName(delimiter)} between cells`, sure: false };
  return undefined;
}

function singleLine(text: string): boolean {
  return !/[\r\n]/.test(text.trim());
}

function delimiterName(delimiter: string): string {
  if (delimiter === ',') return 'commas';
  if (delimiter === ';') return 'semicolons';
  return delimiter === '\t' ? 'tabs' : 'pipes';
}
