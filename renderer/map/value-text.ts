import type { JsonValue } from '#shared/base/json-value.ts';
import type { WireOutcome } from '#shared/rpc/contract/preview.ts';

/** A value as a row shows it: a value is mono, a statement about one (`statement`) is set as words. */
export interface ShownValue {
  readonly text: string;
  /** `open` asks for a decision; `wanting` is nothing where something is due. */
  readonly tone: 'value' | 'statement' | 'open' | 'wanting' | 'error';
}

const longest = 200;

/** The digits of a number that a double would round, as it stands in wire form. */
export function exactDigits(value: JsonValue): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value);
  const [first] = entries;
  return entries.length === 1 && first?.[0] === '#n' && typeof first[1] === 'string' ? first[1] : undefined;
}

/** One value in wire form, in one line. Dates stand without quotes when the field is said to be one. */
export function showValue(value: JsonValue | undefined, bare = false): ShownValue {
  if (value === undefined) return { text: 'no value', tone: 'statement' };
  if (value === null) return { text: 'null', tone: 'value' };
  if (value === '') return { text: 'empty', tone: 'statement' };
  if (typeof value === 'string') return { text: bare ? value : quoted(value), tone: 'value' };
  const digits = exactDigits(value);
  if (digits !== undefined) return { text: digits, tone: 'value' };
  if (Array.isArray(value)) return { text: counted(value.length, 'item'), tone: 'value' };
  if (typeof value === 'object') return { text: counted(Object.keys(value).length, 'field'), tone: 'statement' };
  return { text: String(value), tone: 'value' };
}

function quoted(text: string): string {
  const short = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return JSON.stringify(short);
}

export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}

/** What a rule gave. `required` makes nothing a thing to act on. */
export function showOutcome(outcome: WireOutcome, bare = false): ShownValue {
  switch (outcome.kind) {
    case 'value':
      return showValue(outcome.value, bare);
    case 'nothing':
      return { text: 'nothing', tone: 'wanting' };
    case 'error':
      return { text: outcome.problem.message, tone: 'error' };
  }
}

export function sameShown(a: ShownValue | undefined, b: ShownValue | undefined): boolean {
  return a?.text === b?.text && a?.tone === b?.tone;
}
