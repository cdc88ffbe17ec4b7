import type { BackendParts } from '#electron/backend/backend-parts.ts';
import type { Handlers } from '#electron/backend/dispatch.ts';

type RunHandlers = Pick<Handlers, Extract<keyof Handlers, `run.${string}`>>;

export function runHandlers({ sessions, uploads, runs }: BackendParts): RunHandlers {
  return {
    'run.start': async (input) => {
      const session = sessions.get(input.key);
      if (!session.ok) return session;
      const { input: from, ...how } = input;
      if ('sample' in from) return runs.start(session.value, { ...how, input: from });
      const file = uploads.get(from.handle);
      return file.ok ? runs.start(session.value, { ...how, input: { file: file.value } }) : file;
    },
    'run.resume': async ({ key, run }) => {
      const session = sessions.get(key);
      return session.ok ? runs.resume(session.value, run) : session;
    },
    'run.discard': async ({ key, run }) => {
      const session = sessions.get(key);
      return session.ok ? runs.discard(session.value, run) : session;
    },
    'run.replay': async ({ key, run }) => {
      const session = sessions.get(key);
      return session.ok ? runs.replay(session.value, run) : session;
    },
    'run.stop': async ({ run }) => runs.stop(run),
    'run.list': async ({ key }) => {
      const session = sessions.get(key);
      return session.ok ? runs.list(session.value) : session;
    },
    'run.rejects': (input) => runs.rejects(input),
  };
}
