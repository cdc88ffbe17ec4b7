import type { JsonValue } from '#shared/base/json-value.ts';
import type { WireOutcome } from '#shared/rpc/contract/preview.ts';

/** How a value, or the absence of one, is said. Values are mono; statements about them are words. */
export interface Said {
  readonly text: string;
  /** `value`: data. `statement`: nothing, null, empty … `err`: an error. */
  readonly tone: 'value' | 'statement' | 'err';
}

const longest = 200;

/** One wire value in one line: text in quotes, exact numbers digit for digit, objects and arrays by their size. */
export function sayValue(value: JsonValue): Said {
  if (value === null) return { text: 'null', tone: 'statement' };
  if (value === '') return { text: 'empty', tone: 'statement' };
  if (typeof value === 'string')
    return { text: JSON.stringify(value.length > longest ? `${value.slice(0, longest)}…` : value), tone: 'value' };
  if (typeof value !== 'object') return { text: String(value), tone: 'value' };
  if (isList(value)) return { text: value.length === 1 ? '1 item' : `${value.length.toLocaleString()} items`, tone: 'statement' };
  const digits = exactDigits(value);
  if (digits !== undefined) return { text: digits, tone: 'value' };
  const size = Object.keys(value).length;
  return { text: size === 1 ? '1 field' : `${size.toLocaleString()} fields`, tone: 'statement' };
}

/** What a rule gave, in one line. */
export function sayOutcome(outcome: WireOutcome): Said {
  if (outcome.kind === 'nothing') return { text: 'nothing', tone: 'statement' };
  if (outcome.kind === 'error') return { text: outcome.problem.message, tone: 'err' };
  return sayValue(outcome.value);
}

/** The digits of an exact number in wire form. */
function exactDigits(value: JsonValue): string | undefined {
  if (typeof value !== 'object' || value === null || isList(value)) return undefined;
  const entries = Object.entries(value);
  const digits = entries.length === 1 ? value['#n'] : undefined;
  return typeof digits === 'string' ? digits : undefined;
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
