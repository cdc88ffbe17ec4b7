import { closeSync, lstatSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { problem, type Problem } from '#shared/base/problem.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { applicationId, largestFile, sqliteMagic } from './file-format.ts';
import { currentVersion, isKnownVersion } from './migrate.ts';
import { storeProblem } from './store-problem.ts';

export interface ProjectHeader {
  readonly version: number;
  readonly bytes: number;
}

/**
 * What the first hundred bytes say, before SQLite sees the file: a regular file, SQLite's, ours, of a version we know,
 * with a rollback journal. Errors: `project/not-a-file`, `project/empty`, `project/not-a-project`, `project/too-big`,
 * `project/newer-version`, `project/cannot-open`.
 */
export function inspectHeader(path: string): Result<ProjectHeader> {
  try {
    const stat = lstatSync(path);
    if (!stat.isFile()) return refuse(path, 'not-a-file', 'is not a regular file', 'Choose the project file itself.');
    if (stat.size === 0) return refuse(path, 'empty', 'is empty', 'Choose another file, or a backup of this one.');
    if (stat.size > largestFile)
      return refuse(
        path,
        'too-big',
        `holds ${stat.size.toLocaleString('en-US')} bytes, which is more than a project can`,
        'Choose another file.',
      );
    const header = Buffer.alloc(100);
    const file = openSync(path, 'r');
    try {
      readSync(file, header, 0, 100, 0);
    } finally {
      closeSync(file);
    }
    return readHeader(path, header, stat.size);
  } catch (error) {
    const found = storeProblem(error, path);
    if (found === undefined) throw error;
    return fail(found);
  }
}

function readHeader(path: string, header: Buffer, bytes: number): Result<ProjectHeader> {
  const notOurs = () => refuse(path, 'not-a-project', 'is not a Mapwright project', 'Choose a file that ends in .mapwright.');
  if (bytes < 512 || header.toString('latin1', 0, 16) !== sqliteMagic) return notOurs();
  if (header.readUInt32BE(68) !== applicationId) return notOurs();
  // Write-ahead files keep content beside the file; we never make one, and opening one would write.
  if (header[18] !== 1 || header[19] !== 1) return notOurs();
  const version = header.readUInt32BE(60);
  if (version > currentVersion())
    return refuse(
      path,
      'newer-version',
      'was saved by a newer Mapwright',
      `It has format ${version}; this Mapwright reads up to ${currentVersion()}. Nothing in it was changed.`,
    );
  if (!isKnownVersion(version)) return notOurs();
  return ok({ version, bytes });
}

function refuse(path: string, reason: string, says: string, next: string): { readonly ok: false; readonly error: Problem } {
  return fail(problem(`project/${reason}`, `${basename(path)} ${says}.`, { place: { file: basename(path) }, next }));
}
