import { rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { problem, type Problem } from '#shared/base/problem.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { storeProblem } from './store-problem.ts';

/** Held by the one writer of a project. The operating system lets it go when the process dies, however it dies. */
export interface ProjectLock {
  release(): void;
}

/** The file beside a project that its writer locks: `.orders.mapwright.lock`. */
export function lockPath(path: string): string {
  return join(dirname(path), `.${basename(path)}.lock`);
}

/**
 * Takes the lock, over a dead process's file too. Errors: `project/open-elsewhere`, and those of a folder that cannot be
 * written. The lock is an empty SQLite database because SQLite knows how to lock a file on every system.
 */
export function lockProject(path: string): Result<ProjectLock> {
  const file = lockPath(path);
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { timeout: 0 });
    db.pragma('journal_mode = MEMORY');
    db.exec('begin exclusive');
  } catch (error) {
    db?.close();
    const found = storeProblem(error, path);
    if (found === undefined) throw error;
    return fail(found.code === 'project/busy' ? openElsewhere(path) : found);
  }
  const held = db;
  return ok({
    release() {
      // First the name, then the lock: nobody can lock a file that is about to lose its name.
      rmSync(file, { force: true });
      held.close();
    },
  });
}

function openElsewhere(path: string): Problem {
  const file = basename(path);
  return problem('project/open-elsewhere', `${file} is open in another window or program, so it is read-only here.`, {
    severity: 'warning',
    place: { file },
    next: 'Close it there and open it again.',
  });
}
