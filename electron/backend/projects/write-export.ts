import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ProjectSession } from '#electron/backend/sessions/project-session.ts';
import { storeProblem } from '#electron/backend/store/store-problem.ts';
import type { Result } from '#shared/base/result.ts';
import { fail, ok } from '#shared/base/result.ts';
import { freePath } from './free-path.ts';

/** Writes a file into `exports` beside the project, under a name that no file has yet; gives its path. */
export function writeExport(session: ProjectSession, name: string, extension: string, bytes: Uint8Array): Result<string> {
  const folder = join(dirname(session.file.path), 'exports');
  try {
    mkdirSync(folder, { recursive: true });
    const path = freePath(folder, name, extension);
    writeFileSync(path, bytes, { flag: 'wx' });
    return ok(path);
  } catch (error) {
    const found = storeProblem(error, folder);
    if (found === undefined) throw error;
    return fail(found);
  }
}
