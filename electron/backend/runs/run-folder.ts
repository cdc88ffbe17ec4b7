import { constants, mkdirSync } from 'node:fs';
import { copyFile, link } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { HandedFile } from '#electron/backend/files/upload-folder.ts';
import type { ProjectSession } from '#electron/backend/sessions/project-session.ts';
import { storeProblem } from '#electron/backend/store/store-problem.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { outputProblem } from './output-problem.ts';
import type { RunOrder } from './stored-run.ts';

/** The folder that holds the files of a project's runs, beside the project. */
export function runsFolder(session: ProjectSession): string {
  return join(dirname(session.file.path), 'runs');
}

/** Makes it where it is not there. Errors are those of the file system. */
export function makeFolder(folder: string): Result<void> {
  try {
    mkdirSync(folder, { recursive: true });
    return ok(undefined);
  } catch (error) {
    const found = storeProblem(error, folder);
    if (found === undefined) throw error;
    return fail(found);
  }
}

/**
 * Keeps a file handed over beside the outputs for as long as the run may be gone on with: under a second name where the
 * disk allows it, else as a copy. Errors: `output/…`.
 */
export async function keepInput(file: HandedFile, folder: string, kept: string): Promise<Result<RunOrder['input']>> {
  const to = join(folder, kept);
  const input: RunOrder['input'] = { from: 'file', name: file.name, kept };
  try {
    await link(file.path, to);
    return ok(input);
  } catch {
    // Another disk, or one without second names: a copy is as good.
  }
  try {
    await copyFile(file.path, to, constants.COPYFILE_FICLONE);
    return ok(input);
  } catch (error) {
    const found = outputProblem(error, to);
    if (found === undefined) throw error;
    return fail(found);
  }
}
