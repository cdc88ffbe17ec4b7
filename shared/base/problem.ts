/** Where a problem sits. Every part is optional; `text` offsets are UTF-16 units, lines and columns start at 1. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  /** Byte offset in the file. */
  readonly byte?: number;
  /** Record number, from 1. */
  readonly record?: number;
  readonly field?: string;
  readonly rule?: string;
  /** Offsets [start, end) in an expression's text. */
  readonly start?: number;
  readonly end?: number;
}

export type Severity = 'error' | 'warning' | 'info';

/**
 * An expected failure or a finding: a stable code `area/reason` (JSONata's own codes are passed on untouched),
 * one plain sentence saying what is wrong, and the next step where there is one.
 */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly severity: Severity;
  readonly place?: Place;
  /** What the user can do about it, as one sentence. */
  readonly next?: string;
  /** The offending token or value, as text. */
  readonly token?: string;
}

export function problem(code: string, message: string, more: Partial<Omit<Problem, 'code' | 'message'>> = {}): Problem {
  return { severity: 'error', ...more, code, message };
}

/** One line for people: place, sentence, next step. */
export function problemText(p: Problem): string {
  const at = p.place === undefined ? '' : placeText(p.place);
  return `${at === '' ? '' : `${at}: `}${p.message}${p.next === undefined ? '' : ` ${p.next}`}`;
}

/** The place in words: `orders.json, record 3, line 12, Lines.Line.TaxCode`. */
export function placeText(at: Place): string {
  const parts: string[] = [];
  if (at.file !== undefined) parts.push(at.file);
  if (at.record !== undefined) parts.push(`record ${at.record}`);
  if (at.line !== undefined) parts.push(`line ${at.line}${at.column === undefined ? '' : `, column ${at.column}`}`);
  else if (at.byte !== undefined) parts.push(`byte ${at.byte}`);
  if (at.rule !== undefined) parts.push(at.rule);
  if (at.field !== undefined) parts.push(at.field);
  return parts.join(', ');
}
