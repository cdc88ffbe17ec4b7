import type { Problem } from '#shared/base/problem.ts';
import { problem } from '#shared/base/problem.ts';
import type { Span } from '#shared/syntax/tokens.ts';

/** Text to put in place of a span of an expression. */
export interface TextEdit extends Span {
  readonly text: string;
}

/** A way to mend a problem: edits that do not overlap, in the order of the text. */
export interface Fix {
  /** What it does, as a menu shows it. */
  readonly label: string;
  readonly edits: readonly TextEdit[];
}

/** What is said against an expression, with ways to mend it where there are some. */
export interface Diagnostic extends Problem {
  readonly fixes?: readonly Fix[];
}

/** A warning at a span of the text. */
export function warning(code: string, message: string, { start, end }: Span, fixes: readonly Fix[] = [], next?: string): Diagnostic {
  return {
    ...problem(code, message, { severity: 'warning', place: { start, end }, ...(next === undefined ? {} : { next }) }),
    ...(fixes.length === 0 ? {} : { fixes }),
  };
}

/** The text with the edits of a fix made. */
export function applyFix(text: string, { edits }: Fix): string {
  let made = text;
  for (const { start, end, text: put } of edits.toSorted((a, b) => b.start - a.start)) made = made.slice(0, start) + put + made.slice(end);
  return made;
}
