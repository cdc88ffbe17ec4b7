import { accessSync, constants, realpathSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type Database from 'better-sqlite3';
import { problem, type Problem } from '#shared/base/problem.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { DocumentChange } from '#shared/project/documents/document.ts';
import { emptyProject } from '#shared/project/documents/project-documents.ts';
import { countOf } from '#shared/project/edits/field-name.ts';
import { runCheck } from './check/run-check.ts';
import { openDatabase } from './database.ts';
import { inspectHeader } from './inspect-header.ts';
import { isKnownFile, rememberFile } from './known-files.ts';
import { backupBeforeMigration, currentVersion, migrateDatabase } from './migrate.ts';
import { ProjectFile } from './project-file.ts';
import { lockProject, type ProjectLock } from './project-lock.ts';
import { settleSideFiles } from './side-files.ts';
import { storeProblem } from './store-problem.ts';
import { readDocuments, type DocumentsRead } from './tables/documents.ts';
import { readMeta, type Meta } from './tables/meta.ts';
import { countDamagedRevisions } from './tables/revisions.ts';
import { countDamagedRuns } from './tables/runs.ts';
import { writeNewFile } from './write-copy.ts';

export interface OpenOptions {
  /** Only look: no lock is taken, nothing can be saved. */
  readonly readOnly?: boolean;
  /** The clock, for tests. */
  readonly now?: () => Date;
  /** Where a stranger's file is checked: in a process that can be killed (the default), or here. */
  readonly check?: 'process' | 'here';
}

/**
 * Opens a project file, in this order: what the file system and the first bytes say; the lock of the one writer; files
 * beside it; schema, sizes and pages in a process that is killed when it takes too long; then the documents, each against
 * its hash. Nothing is written: opening and closing changes no byte.
 *
 * A file that is not ours or newer is refused and left untouched (`project/…`). One that another program has open, that
 * cannot be written, or that is damaged opens read-only, with why; what could not be read of a damaged one is named.
 */
export function openProjectFile(path: string, options: OpenOptions = {}): Result<ProjectFile> {
  const header = inspectHeader(path);
  if (!header.ok) return header;
  const real = realPath(path);
  const lock = options.readOnly === true ? fail(askedReadOnly(real)) : takeLock(real);
  const opened = openLocked(real, header.value.version, lock, options);
  if (!opened.ok || opened.value.readOnly !== undefined) releaseIfHeld(lock);
  return opened;
}

/** Makes a project file of these documents and samples and opens it. Errors: `project/file-exists`, those of the file system. */
export function createProjectFile(
  path: string,
  changes: readonly DocumentChange[],
  samples: readonly Uint8Array[],
  options: OpenOptions = {},
): Result<ProjectFile> {
  const made = writeNewFile(path, changes, samples);
  if (!made.ok) return made;
  rememberFile(realPath(path));
  return openProjectFile(path, options);
}

function openLocked(path: string, version: number, lock: Result<ProjectLock>, options: OpenOptions): Result<ProjectFile> {
  let db: Database.Database | undefined;
  try {
    // While another program writes, the journal beside the file is its business.
    const elsewhere = !lock.ok && lock.error.code === 'project/open-elsewhere';
    const sides = elsewhere ? ok(undefined) : settleSideFiles(path, version, lock.ok);
    if (!sides.ok) return sides;
    // What this process wrote itself needs no stranger's check.
    const damage = isKnownFile(path) ? ok(undefined) : checkFile(path, version, options.check ?? 'process');
    if (!damage.ok) return damage;
    const writable = lock.ok && damage.value === undefined;
    if (writable && version < currentVersion()) backupBeforeMigration(path, version);
    db = openDatabase(path, writable ? 'write' : 'read');
    if (writable && version < currentVersion()) migrateDatabase(db, version);
    const { read, meta, rows } = readAll(db, path);
    const broken = damage.value ?? damageOf(path, read, meta);
    const notice = [sides.value, rows].filter((part) => part !== undefined).join(' ');
    const readOnly = broken ?? (lock.ok ? undefined : lock.error);
    return ok(
      new ProjectFile({
        path,
        db,
        project: read.project,
        meta: meta ?? { id: '', seq: 0, position: 0, digest: read.digest },
        now: options.now ?? (() => new Date()),
        ...(lock.ok && readOnly === undefined ? { lock: lock.value } : {}),
        ...(readOnly === undefined ? {} : { readOnly: withLosses(readOnly, read) }),
        ...(notice === '' ? {} : { notice }),
      }),
    );
  } catch (error) {
    db?.close();
    const found = storeProblem(error, path);
    if (found === undefined) throw error;
    return fail(found);
  }
}

/** A problem as a value is damage that still lets the rest be read; as an error it refuses the file. */
function checkFile(path: string, version: number, where: 'process' | 'here'): Result<Problem | undefined> {
  const { last, ended } = runCheck(path, version, where);
  const file = basename(path);
  const place = { file };
  if (last?.kind === 'foreign')
    return fail(
      problem('project/foreign-content', `${file} holds something that Mapwright did not make.`, {
        place,
        token: last.what.slice(0, 200),
        next: 'It was not opened and not changed. Choose another file.',
      }),
    );
  if (last?.kind === 'oversized')
    return fail(
      problem('project/oversized', `${file} is larger than a project can be: ${last.what}.`, {
        place,
        next: 'It was not opened and not changed. Choose another file.',
      }),
    );
  if (last?.kind === 'damaged')
    return ok(
      problem('project/damaged', `${file} is damaged, so it is read-only.`, {
        place,
        token: last.what,
        next: 'Save a copy of what can be read.',
      }),
    );
  if (last?.kind === 'whole') return ok(undefined);
  if (last?.kind === 'busy')
    return fail(problem('project/busy', `Another program is saving ${file} all the time.`, { place, next: 'Open it again in a moment.' }));
  // Pages of a very large file could not all be looked at in time; its documents are checked by their hashes all the same.
  if (last?.kind === 'readable' && ended === 'too-slow') return ok(undefined);
  return fail(
    problem('project/cannot-check', `${file} could not be checked: it ${ended === 'too-slow' ? 'took too long' : 'broke the check'}.`, {
      place,
      next: 'It was not opened and not changed. Choose another file.',
    }),
  );
}

function damageOf(path: string, read: DocumentsRead, meta: Meta | undefined): Problem | undefined {
  if (read.losses.length === 0 && meta !== undefined && meta.digest === read.digest) return undefined;
  const file = basename(path);
  return problem('project/damaged', `${file} is damaged, so it is read-only.`, {
    place: { file },
    next: 'Save a copy of what can be read.',
  });
}

/** Everything of one moment: another program may be saving. */
function readAll(db: Database.Database, path: string) {
  return db.transaction(() => ({
    read: readDocuments(db, emptyProject(basename(path, extname(path)))),
    meta: readMeta(db),
    rows: damagedRows(db),
  }))();
}

/** Revisions and runs that cannot be read any more, in a sentence. */
function damagedRows(db: Database.Database): string | undefined {
  const revisions = countDamagedRevisions(db);
  const runs = countDamagedRuns(db);
  if (revisions + runs === 0) return undefined;
  return `${countOf(revisions, 'revision')} and ${countOf(runs, 'run')} in the file are damaged and are not shown.`;
}

function withLosses(found: Problem, read: DocumentsRead): Problem {
  if (read.losses.length === 0) return found;
  const shown = read.losses.slice(0, 5).join('; ');
  const more = read.losses.length > 5 ? ` and ${read.losses.length - 5} more` : '';
  return { ...found, message: `${found.message} Lost: ${shown}${more}.` };
}

function takeLock(path: string): Result<ProjectLock> {
  try {
    accessSync(path, constants.W_OK);
  } catch (error) {
    const found = storeProblem(error, path);
    if (found === undefined) throw error;
    return fail(found);
  }
  return lockProject(path);
}

function releaseIfHeld(lock: Result<ProjectLock>): void {
  if (lock.ok) lock.value.release();
}

/** The folder's real place; the file itself is no link. */
function realPath(path: string): string {
  return join(realpathSync(dirname(path)), basename(path));
}

function askedReadOnly(path: string): Problem {
  return problem('project/read-only', `${basename(path)} is open to look at only.`, { severity: 'info', place: { file: basename(path) } });
}
