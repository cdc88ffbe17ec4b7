import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { problem, type Problem } from '#shared/base/problem.ts';

/**
 * What SQLite or the file system could not do, as a sentence. `undefined` when the error is neither: then it is a bug.
 */
export function storeProblem(error: unknown, path: string): Problem | undefined {
  const file = basename(path);
  const code = codeOf(error);
  if (code === undefined) return undefined;
  const place = { file };
  const kept = 'Everything saved before is safe.';
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
    return problem('project/disk-full', `The disk that holds ${file} is full.`, {
      place,
      next: `Free some space and do it again. ${kept}`,
    });
  if (code === 'SQLITE_READONLY_DBMOVED') return movedProblem(path);
  if (code.startsWith('SQLITE_READONLY') || code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return problem('project/not-writable', `${file} cannot be written.`, { place, next: `Save a copy elsewhere. ${kept}` });
  if (code.startsWith('SQLITE_BUSY') || code === 'SQLITE_LOCKED')
    return problem('project/busy', `Another program is using ${file}.`, { place, next: 'Close it there and do it again.' });
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB')
    return problem('project/damaged', `${file} is damaged.`, { place, next: 'Open a copy of it from a backup.' });
  if (code.startsWith('SQLITE_CANTOPEN') || code === 'ENOENT' || code === 'ENOTDIR')
    return problem('project/cannot-open', `${file} cannot be opened.`, { place, next: 'It may have been moved or deleted.' });
  return problem('project/disk-error', `${file} cannot be read or written (${code}).`, { place, next: `Check the disk. ${kept}` });
}

/** The file at the path is gone or is another one than was opened. */
export function movedProblem(path: string): Problem {
  return problem('project/file-moved', `${basename(path)} was moved, deleted or replaced while it was open.`, {
    place: { file: basename(path) },
    next: 'Save a copy to keep what is open here.',
  });
}

function codeOf(error: unknown): string | undefined {
  if (error instanceof Database.SqliteError) return error.code;
  if (error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error) return error.code;
  return undefined;
}
