import type { JsonValue } from '#shared/base/json-value.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { countKeys } from './census.ts';
import { parseExact, type ExactOptions, type ParsedJson, type TextStart } from './exact-parser.ts';
import { countKeyMarks, countKeysIn, hasDoubtfulNumber } from './number-scan.ts';
import { decodeUtf8, findInvalidUtf8, invalidUtf8 } from '#shared/formats/utf8.ts';

const noWarnings: ParsedJson['warnings'] = [];

/** What is known of a text before it is parsed, so that a block's scan serves all its lines. */
export interface ParseHints extends ExactOptions {
  /** The text has no number that a double may round. */
  readonly plainNumbers?: boolean;
}

/**
 * One JSON text with every digit kept: by `JSON.parse` where a scan shows that it loses nothing, else by the exact parser.
 * Errors as of `parseExact`.
 */
export function parseJson(text: string, start: TextStart, hints: ParseHints = {}): Result<ParsedJson> {
  if (hints.spelling === true || (hints.plainNumbers !== true && hasDoubtfulNumber(text))) return parseExact(text, start, hints);
  const value = tryParse(text);
  if (value === undefined) return parseExact(text, start, hints);
  const keys = countKeys(value);
  if (keys !== countKeyMarks(text) && keys !== countKeysIn(text)) return parseExact(text, start, hints);
  return ok({ value, warnings: noWarnings });
}

/** As `parseJson`, from bytes alone; a byte that is not UTF-8 is `text/invalid-utf8` with its offset in the file. */
export function parseJsonBytes(
  bytes: Uint8Array,
  start: TextStart & { readonly byte: number },
  hints: ParseHints = {},
): Result<ParsedJson> {
  const text = decodeUtf8(bytes);
  if (text !== undefined) return parseJson(text, start, hints);
  const at = findInvalidUtf8(bytes);
  return fail(
    invalidUtf8(bytes[at] ?? 0, { ...(start.file === undefined ? {} : { file: start.file }), line: start.line, byte: start.byte + at }),
  );
}

function tryParse(text: string): JsonValue | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isParsed(value) ? value : undefined;
  } catch {
    // Where and why is what the exact parser finds.
    return undefined;
  }
}

/** JSON.parse makes JSON's kinds and nothing else, so there is nothing to look through. */
function isParsed(value: unknown): value is JsonValue {
  return value !== undefined;
}
