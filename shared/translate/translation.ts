import type { Problem } from '#shared/base/problem.ts';
import { problem } from '#shared/base/problem.ts';
import type { Result } from '#shared/base/result.ts';
import { fail, ok } from '#shared/base/result.ts';
import type { LookupTable } from '#shared/lookup/lookup-table.ts';
import { format } from '#shared/syntax/format.ts';
import type { Span } from '#shared/syntax/tokens.ts';
import type { Column } from './columns.ts';

/** What a foreign expression may name: the fields in reach and the lookup tables. */
export interface TranslationContext {
  readonly columns: readonly Column[];
  readonly lookups: readonly LookupTable[];
}

/** A foreign expression as JSONata. */
export interface Translation {
  /** Formatted. */
  readonly text: string;
  /** Sentences: which field a name was taken for, and where the two languages leave something open. */
  readonly notes: readonly string[];
}

/** Ends a translation: what it says becomes the error value. Never leaves the folder. */
export class TranslationStop {
  readonly problem: Problem;

  constructor(stopped: Problem) {
    this.problem = stopped;
  }
}

/** Stops at a token that has no translation. `place` is its span in the foreign text. */
export function stop(code: string, message: string, place: Span, token: string, next?: string): never {
  // oxlint-disable-next-line no-throw-literal -- caught by `attempt` below; a stack trace would say nothing.
  throw new TranslationStop(
    problem(`translate/${code}`, message, {
      place: { start: place.start, end: place.end },
      token,
      ...(next === undefined ? {} : { next }),
    }),
  );
}

/** Runs a translation; its text is laid out as all JSONata is. */
export function attempt(work: () => Translation): Result<Translation> {
  try {
    const { text, notes } = work();
    const formatted = format(text);
    if (!formatted.ok) throw new Error(`The translation is not JSONata: ${formatted.error.message} ${text}`);
    return ok({ text: formatted.value, notes });
  } catch (stopped) {
    if (stopped instanceof TranslationStop) return fail(stopped.problem);
    throw stopped;
  }
}
