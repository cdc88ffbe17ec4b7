import type { BackendParts } from '#electron/backend/backend-parts.ts';
import type { Handlers } from '#electron/backend/dispatch.ts';

type RunHandlers = Pick<Handlers, Extract<keyof Handlers, `run.${string}`>>;

export function runHandlers({ sessions, uploads, runs }: BackendParts): RunHandlers {
  return {
    'run.start': async (input) => {
      const session = sessions.get(input.key);
      if (!session.ok) return session;
      if ('sample' in input.input) return runs.start(session.value, input, undefined);
      const file = uploads.get(input.input.handle);
      return file.ok ? runs.start(session.value, input, file.value) : file;
    },
    'run.stop': async ({ run }) => runs.stop(run),
    'run.list': async ({ key }) => {
      const session = sessions.get(key);
      return session.ok ? runs.list(session.value) : session;
    },
    'run.rejects': (input) => runs.rejects(input),
  };
}
