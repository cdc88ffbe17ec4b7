import { basename, dirname } from 'node:path';
import type { Problem } from '#shared/base/problem.ts';
import { problem } from '#shared/base/problem.ts';

/** Why an output could not be written, as a sentence. `undefined` when it is no error of the file system: then it is a bug. */
export function outputProblem(error: unknown, path: string): Problem | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  const place = { file: path };
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return problem('output/disk-full', `The disk that holds ${basename(path)} is full.`, {
        place,
        next: 'Free some space, or write to another disk. What stood there before is unchanged.',
      });
    case 'ENOENT':
    case 'ENOTDIR':
      return problem('output/no-folder', `The folder ${dirname(path)} is not there.`, { place, next: 'Make it, or name another one.' });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return problem('output/not-writable', `${path} cannot be written.`, { place, next: 'Check its permissions, or name another place.' });
    case 'EISDIR':
      return problem('output/is-folder', `${path} is a folder.`, { place, next: 'Name a file.' });
    default:
      return problem('output/failed', `${path} could not be written (${error.code}).`, { place });
  }
}
