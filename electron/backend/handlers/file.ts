import { ok } from '#shared/base/result.ts';
import type { BackendParts } from '#electron/backend/backend-parts.ts';
import type { Handlers } from '#electron/backend/dispatch.ts';
import { inspectFile } from '#electron/backend/projects/inspect-file.ts';

type FileHandlers = Pick<Handlers, Extract<keyof Handlers, `file.${string}`>>;

export function fileHandlers({ uploads }: BackendParts): FileHandlers {
  return {
    'file.begin': async ({ name }) => {
      const begun = uploads.begin(name);
      return begun.ok ? ok({ handle: begun.value }) : begun;
    },
    'file.append': async ({ handle, base64 }) => uploads.append(handle, Buffer.from(base64, 'base64')),
    'file.inspect': async ({ handle, read }) => {
      const file = uploads.get(handle);
      return file.ok ? inspectFile(file.value, read === undefined ? {} : { read }) : file;
    },
    'file.drop': async ({ handle }) => {
      uploads.drop(handle);
      return ok(undefined);
    },
  };
}
