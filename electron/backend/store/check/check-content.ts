import Database from 'better-sqlite3';
import { limits } from '#shared/project/documents/limits.ts';
import { openDatabase } from '#electron/backend/store/database.ts';
import { expectedSchema, readSchema } from '#electron/backend/store/migrate.ts';

/** One thing that a check of a file's content found, in the order in which they are found. */
export type ContentFinding =
  /** The checking process runs; the file was not touched yet. */
  | { readonly kind: 'started' }
  /** Tables, indexes, views or triggers are not exactly ours: nothing more is read. */
  | { readonly kind: 'foreign'; readonly what: string }
  /** Rows too large or too many to be ours. */
  | { readonly kind: 'oversized'; readonly what: string }
  /** SQLite cannot follow its own structure; what can be read may still be right. */
  | { readonly kind: 'damaged'; readonly what: string }
  /** Another program held the file for longer than a reader waits. */
  | { readonly kind: 'busy' }
  /** Schema and sizes are right; what follows is the page check. */
  | { readonly kind: 'readable' }
  | { readonly kind: 'whole' };

/** Most rows that a table of a project may have. */
const mostRows = 1_000_000;

/**
 * Looks through a file without running anything from it: exact schema first, then sizes, then SQLite's own page check.
 * Findings come as they are made, so that a reader knows how far it got when time ran out.
 */
export function* checkContent(path: string, version: number): Generator<ContentFinding, void> {
  let db: Database.Database | undefined;
  try {
    db = openDatabase(path, 'read');
    const foreign = firstDifference(readSchema(db), expectedSchema(version));
    if (foreign !== undefined) {
      yield { kind: 'foreign', what: foreign.slice(0, 200) };
      return;
    }
    const oversized = firstOversized(db);
    if (oversized !== undefined) {
      yield { kind: 'oversized', what: oversized };
      return;
    }
    yield { kind: 'readable' };
    const verdict: unknown = db.pragma('quick_check(1)', { simple: true });
    yield verdict === 'ok' ? { kind: 'whole' } : { kind: 'damaged', what: String(verdict).slice(0, 200) };
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    yield error.code.startsWith('SQLITE_BUSY') ? { kind: 'busy' } : { kind: 'damaged', what: error.message.slice(0, 200) };
  } finally {
    db?.close();
  }
}

function firstDifference(have: readonly string[], want: readonly string[]): string | undefined {
  const extra = have.find((entry) => !want.includes(entry));
  return extra ?? want.find((entry) => !have.includes(entry));
}

/** Lengths are read from the cells' headers; no large cell is loaded. */
function firstOversized(db: Database.Database): string | undefined {
  const sizes: readonly (readonly [string, string, number])[] = [
    ['documents', 'body', limits.body],
    ['edits', 'changes', 4 * limits.body],
    ['revisions', 'snapshot', 4 * limits.body],
    ['runs', 'body', limits.body],
    ['meta', 'value', 10_000],
  ];
  for (const [table, column, most] of sizes) {
    const rows: unknown = db.prepare(`select count(*) from ${table}`).pluck().get();
    if (typeof rows !== 'number' || rows > mostRows) return `${table} has ${String(rows)} rows`;
    const large: unknown = db
      .prepare(`select octet_length(${column}) from ${table} where octet_length(${column}) > ? limit 1`)
      .pluck()
      .get(most);
    if (typeof large === 'number') return `a row of ${table} holds ${large} bytes`;
  }
  return undefined;
}
