import type { BackendParts } from '#electron/backend/backend-parts.ts';
import type { Handlers } from '#electron/backend/dispatch.ts';
import { readLookup } from '#electron/backend/projects/read-lookup.ts';

type LookupHandlers = Pick<Handlers, Extract<keyof Handlers, `lookup.${string}`>>;

export function lookupHandlers({ uploads }: BackendParts): LookupHandlers {
  return {
    'lookup.read': async ({ handle }) => {
      const file = uploads.get(handle);
      return file.ok ? readLookup(file.value) : file;
    },
  };
}
