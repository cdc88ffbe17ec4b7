import type { JsonValue } from '#shared/base/json-value.ts';
import { countKeys } from './census.ts';
import { countKeyMarks } from './number-scan.ts';

/**
 * The values of lines of JSON, nothing for a line of white space; a last line without text is none. Whether a key was given twice is
 * asked of all of them at once. Nothing at all where that or a line is not as it should be: then each line has to be looked at. The
 * text is to have no number that a double rounds.
 */
export function parseLines(text: string): readonly (JsonValue | undefined)[] | undefined {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const values: (JsonValue | undefined)[] = [];
  let keys = 0;
  for (const line of lines) {
    if (isBlank(line)) {
      values.push(undefined);
      continue;
    }
    const value = tryParse(line);
    const found = value === undefined ? -1 : countKeys(value);
    if (found < 0) return undefined;
    keys += found;
    values.push(value);
  }
  return keys === countKeyMarks(text) ? values : undefined;
}

/** What JSON takes for white space, and nothing else. */
function isBlank(line: string): boolean {
  for (let i = 0; i < line.length; i += 1) {
    const code = line.charCodeAt(i);
    if (code !== 0x20 && code !== 0x0d && code !== 0x09) return false;
  }
  return true;
}

function tryParse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    // Where and why is what the look at each line finds.
    return undefined;
  }
}
