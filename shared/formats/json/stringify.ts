import { problem, type Problem } from '#shared/base/problem.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { joinPath } from '#shared/base/field-path.ts';
import { ExactNumber } from '#shared/records/exact-number.ts';
import type { Value } from '#shared/records/value.ts';
import { isArray, isObject } from '#shared/records/value.ts';
import { maxDepth } from '#shared/formats/max-depth.ts';

/** What a look through a value finds: whether JSON.stringify would write it as it is. */
type Finding = 'plain' | 'exact' | Problem;

/**
 * The JSON text of a value, exact numbers by their digits. `indent` 0 writes no white space. Errors: `json/not-a-number` for NaN and the
 * infinities, `json/too-deep`, `json/no-data` for what is no data at all; each names the field.
 */
export function stringifyValue(value: Value, indent: number): Result<string> {
  if (indent === 0 && typeof value === 'object' && value !== null) {
    const written = JSON.stringify(value);
    if (showsNothing(written)) return ok(written);
  }
  const finding = look(value, 0, []);
  if (finding === 'plain') return ok(JSON.stringify(value, undefined, indent));
  if (finding === 'exact') return ok(write(value, indent === 0 ? '' : ' '.repeat(indent), indent === 0 ? '' : '\n'));
  return fail(finding);
}

/**
 * Whether a text that JSON.stringify wrote shows that nothing in the value needs a look: no number that it writes as null, no exact
 * number, which it takes for an object, and fewer lists and objects than the levels that are refused.
 */
function showsNothing(written: string): boolean {
  if (written.includes('null') || written.includes('"digits":')) return false;
  return written.length < 2 * maxDepth || count(written, '{') + count(written, '[') < maxDepth;
}

/** How often a character stands in a text, counted up to the deepest level. */
function count(text: string, character: string): number {
  let found = 0;
  for (let from = text.indexOf(character); from >= 0 && found < maxDepth; from = text.indexOf(character, from + 1)) found += 1;
  return found;
}

function look(value: Value, depth: number, path: string[]): Finding {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return 'plain';
  if (typeof value === 'number')
    return Number.isFinite(value)
      ? 'plain'
      : problem('json/not-a-number', `${value} cannot be written as JSON.`, { ...at(path), token: String(value) });
  if (value instanceof ExactNumber) return 'exact';
  if (typeof value !== 'object') return problem('json/no-data', `A ${typeof value} is no data.`, at(path));
  if (depth >= maxDepth) return problem('json/too-deep', `The value is nested deeper than ${maxDepth} levels.`, at(path.slice(0, 8)));
  let found: Finding = 'plain';
  if (isArray(value)) {
    for (const item of value) {
      const inner = look(item, depth + 1, path);
      if (inner === 'exact') found = inner;
      else if (inner !== 'plain') return inner;
    }
    return found;
  }
  for (const key of Object.keys(value)) {
    const item = value[key];
    if (item === undefined) continue;
    if (typeof item === 'string') continue;
    path.push(key);
    const inner = look(item, depth + 1, path);
    path.pop();
    if (inner === 'exact') found = inner;
    else if (inner !== 'plain') return inner;
  }
  return found;
}

function write(value: Value, step: string, newline: string): string {
  if (value instanceof ExactNumber) return value.digits;
  const inner = newline + step;
  if (isArray(value))
    return value.length === 0 ? '[]' : `[${inner}${value.map((item) => write(item, step, inner)).join(`,${inner}`)}${newline}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const colon = newline === '' ? ':' : ': ';
  const members = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(([key, item]) => `${JSON.stringify(key)}${colon}${write(item, step, inner)}`);
  return members.length === 0 ? '{}' : `{${inner}${members.join(`,${inner}`)}${newline}}`;
}

function at(path: readonly string[]): Partial<Problem> {
  return path.length === 0 ? {} : { place: { field: joinPath(path) } };
}
