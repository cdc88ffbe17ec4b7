import { copyFileSync, existsSync, mkdtempSync, openSync, readSync, closeSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import { problem, type Problem } from '#shared/base/problem.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { runCheck } from './check/run-check.ts';
import { openDatabase } from './database.ts';
import { journalMagic } from './file-format.ts';
import { expectedSchema, readSchema } from './migrate.ts';
import { emptyProject } from '#shared/project/documents/project-documents.ts';
import { readDocuments } from './tables/documents.ts';
import { readMeta } from './tables/meta.ts';

/**
 * Looks at what lies beside the file. A write-ahead log is never ours. A journal is ours when, rolled back on a copy of
 * both, it gives a whole project with the identity that the file has without it: then SQLite rolls it back here, and the notice
 * says so. Anything else is refused and left as it is (`project/foreign-side-file`).
 */
export function settleSideFiles(path: string, version: number, writable: boolean): Result<string | undefined> {
  const file = basename(path);
  for (const ending of ['-wal', '-shm']) if (sizeOf(path + ending) > 0) return fail(foreign(path, ending));
  const size = sizeOf(`${path}-journal`);
  if (size === 0) return ok(undefined);
  const start = readBytes(`${path}-journal`, 0, 8);
  // A journal whose start is zeroed was ended properly and means nothing to SQLite.
  if (start.every((byte) => byte === 0)) return ok(undefined);
  if (!start.equals(journalMagic) || namesAnotherJournal(`${path}-journal`, size)) return fail(foreign(path, '-journal'));
  if (!isOursRolledBack(path, version)) return fail(foreign(path, '-journal'));
  if (!writable)
    return fail(
      problem('project/interrupted', `${file} was interrupted while it was being saved, and it cannot be written here.`, {
        place: { file },
        next: `Copy it together with ${file}-journal to a folder that can be written, and open it there.`,
      }),
    );
  rollBack(path);
  return ok(`The last edit of ${file} was interrupted before it was saved. The project is as it was before that edit.`);
}

function isOursRolledBack(path: string, version: number): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'mapwright-check-'));
  try {
    const [bare, both] = [join(folder, 'bare'), join(folder, 'both')];
    for (const copy of [bare, both]) copyFileSync(path, copy);
    copyFileSync(`${path}-journal`, `${both}-journal`);
    rollBack(both);
    if (runCheck(both, version).last?.kind !== 'whole') return false;
    const rolled = wholeIdentity(both);
    return rolled !== undefined && (bareIdentity(bare, version) ?? rolled) === rolled;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The first to read a file as its writer rolls it back. Only the list of its tables is read. */
function rollBack(path: string): void {
  withDatabase(path, 'write', (db) => readSchema(db));
}

/** The id inside a checked file whose documents are all whole. */
function wholeIdentity(path: string): string | undefined {
  return withDatabase(path, 'read', (db) => {
    const meta = readMeta(db);
    const read = readDocuments(db, emptyProject());
    return meta !== undefined && read.losses.length === 0 && read.digest === meta.digest ? meta.id : undefined;
  });
}

/** The id inside a file without its journal, where that can be told: a save cut short may have left it unreadable. */
function bareIdentity(path: string, version: number): string | undefined {
  return withDatabase(path, 'read', (db) => {
    const want = expectedSchema(version);
    return readSchema(db).every((entry, at) => entry === want[at]) ? readMeta(db)?.id : undefined;
  });
}

function withDatabase<T>(path: string, mode: 'read' | 'write', use: (db: Database.Database) => T): T | undefined {
  let db: Database.Database | undefined;
  try {
    db = openDatabase(path, mode);
    return use(db);
  } catch (error) {
    if (error instanceof Database.SqliteError) return undefined;
    throw error;
  } finally {
    db?.close();
  }
}

/** A journal that ends with a name makes SQLite look at, and delete, the file of that name. Ours never has one. */
function namesAnotherJournal(journal: string, size: number): boolean {
  return size >= 8 && readBytes(journal, size - 8, 8).equals(journalMagic);
}

function readBytes(path: string, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  const handle = openSync(path, 'r');
  try {
    readSync(handle, bytes, 0, length, at);
  } finally {
    closeSync(handle);
  }
  return bytes;
}

function sizeOf(path: string): number {
  return existsSync(path) ? statSync(path).size : 0;
}

function foreign(path: string, ending: string): Problem {
  const file = basename(path);
  return problem('project/foreign-side-file', `Beside ${file} there is ${file}${ending}, which Mapwright did not make for it.`, {
    place: { file },
    next: `Nothing was opened or changed. Move ${file}${ending} to another folder if it does not belong to the project.`,
  });
}
