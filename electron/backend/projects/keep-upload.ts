import { mkdirSync, writeFileSync } from 'node:fs';
import { storeProblem } from '#electron/backend/store/store-problem.ts';
import { fail, ok } from '#shared/base/result.ts';
import type { Result } from '#shared/base/result.ts';
import { freePath } from './free-path.ts';

/** Puts a project file that the page handed over into the projects folder, under a free name; gives its path. */
export function keepUpload(folder: string, name: string, bytes: Uint8Array): Result<string> {
  try {
    mkdirSync(folder, { recursive: true });
    const path = freePath(folder, name.replace(/\.mapwright$/i, ''));
    writeFileSync(path, bytes, { flag: 'wx' });
    return ok(path);
  } catch (error) {
    const found = storeProblem(error, folder);
    if (found === undefined) throw error;
    return fail(found);
  }
}
