import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { problem } from '#shared/base/problem.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { Field, Schema } from '#shared/schema/field.ts';
import type { DocumentChange, Project } from '#shared/project/documents/document.ts';
import { listDocuments, projectAsChanges, putDocument } from '#shared/project/documents/project-documents.ts';
import { openDatabase } from './database.ts';
import { applicationId } from './file-format.ts';
import { migrateDatabase } from './migrate.ts';
import { emptyDigest } from './seal.ts';
import { storeProblem } from './store-problem.ts';
import { writeDocuments } from './tables/documents.ts';
import { writeMeta, type Meta } from './tables/meta.ts';
import { readSample, writeSample } from './tables/samples.ts';

export interface CopyOptions {
  /** Sample files, and the example values that the schemas took from them. */
  readonly withSamples: boolean;
  /** Undo steps, revisions and runs. Steps and revisions hold what samples showed, so they need `withSamples`. */
  readonly withHistory: boolean;
}

interface Original {
  readonly db: Database.Database;
  readonly project: Project;
  readonly meta: Meta;
}

/** Writes a new project file that holds these documents and samples; nothing is at the path before it is whole. */
export function writeNewFile(path: string, changes: readonly DocumentChange[], samples: readonly Uint8Array[]): Result<void> {
  return writeWhole(path, (db) => {
    for (const bytes of samples) writeSample(db, bytes);
    writeMeta(db, { id: randomUUID(), seq: 0, position: 0, digest: writeDocuments(db, changes, emptyDigest) });
  });
}

/** Writes an open project as another file, from what is in memory and the rows of its database. */
export function writeCopy(path: string, original: Original, options: CopyOptions): Result<void> {
  const project = options.withSamples ? original.project : withoutSamples(original.project);
  return writeWhole(path, (db) => {
    const digest = writeDocuments(db, projectAsChanges(project), emptyDigest);
    if (options.withSamples) copySamples(original, db, options.withHistory);
    if (options.withHistory && options.withSamples) {
      copyRows(original.db, db, 'edits', ['seq', 'at', 'client', 'label', 'merge', 'changes', 'sha256']);
      copyRows(original.db, db, 'revisions', ['id', 'number', 'head', 'snapshot', 'sha256']);
    }
    if (options.withHistory) copyRows(original.db, db, 'runs', ['id', 'number', 'body', 'sha256']);
    const kept = options.withHistory && options.withSamples ? original.meta : { seq: 0, position: 0 };
    writeMeta(db, { id: randomUUID(), seq: kept.seq, position: kept.position, digest });
  });
}

/** Written under another name in the same folder, synced, then named: a crash leaves the path as it was. */
function writeWhole(path: string, fill: (db: Database.Database) => void): Result<void> {
  if (existsSync(path))
    return fail(
      problem('project/file-exists', `There is a file ${basename(path)} already.`, {
        place: { file: basename(path) },
        next: 'Choose another name.',
      }),
    );
  if (!existsSync(dirname(path)))
    return fail(
      problem('project/cannot-open', `There is no folder ${basename(dirname(path))} for ${basename(path)}.`, {
        place: { file: basename(path) },
        next: 'Choose another folder.',
      }),
    );
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID().slice(0, 8)}.partial`);
  try {
    const made = new Database(temporary);
    made.pragma(`application_id = ${applicationId}`);
    made.close();
    const db = openDatabase(temporary, 'write');
    try {
      migrateDatabase(db, 0);
      db.transaction(() => fill(db)).immediate();
    } finally {
      db.close();
    }
    renameSync(temporary, path);
    syncFolder(dirname(path));
    return ok(undefined);
  } catch (error) {
    for (const left of [temporary, `${temporary}-journal`]) if (existsSync(left)) rmSync(left);
    const found = storeProblem(error, path);
    if (found === undefined) throw error;
    return fail(found);
  }
}

/** The new name is on disk when this returns. Windows syncs names by itself and refuses to open folders. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Samples that are whole; with history also those that only earlier states refer to. */
function copySamples(original: Original, to: Database.Database, all: boolean): void {
  const present = listDocuments(original.project, 'sample').map((sample) => sample.hash);
  const hashes = all ? original.db.prepare<[], string>('select hash from samples').pluck().all() : present;
  for (const hash of new Set(hashes)) {
    const bytes = readSample(original.db, hash);
    if (bytes.ok) writeSample(to, bytes.value);
  }
}

function copyRows(from: Database.Database, to: Database.Database, table: string, columns: readonly string[]): void {
  const put = to.prepare(`insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`);
  for (const row of from
    .prepare(`select ${columns.join(', ')} from ${table}`)
    .raw()
    .iterate())
    put.run(row);
}

/** The project without sample files and without the values that inferred schemas show from them. */
export function withoutSamples(project: Project): Project {
  let now: Project = { ...project, sample: {} };
  for (const side of listDocuments(project, 'side')) {
    const { sample: _sample, ...rest } = side;
    now = putDocument(now, 'side', { ...rest, schema: withoutExamples(side.schema) });
  }
  return now;
}

function withoutExamples(schema: Schema): Schema {
  const types =
    schema.types === undefined
      ? {}
      : { types: Object.fromEntries(Object.entries(schema.types).map(([name, fields]) => [name, fields.map(bare)])) };
  return { ...schema, root: bare(schema.root), ...types };
}

function bare(field: Field): Field {
  const { examples: _examples, children, ...rest } = field;
  return children === undefined ? rest : { ...rest, children: children.map(bare) };
}
