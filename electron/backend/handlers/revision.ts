import type { BackendParts } from '#electron/backend/backend-parts.ts';
import type { Handlers } from '#electron/backend/dispatch.ts';
import { tellChanged } from './project.ts';

type RevisionHandlers = Pick<Handlers, Extract<keyof Handlers, `revision.${string}`>>;

export function revisionHandlers(parts: BackendParts): RevisionHandlers {
  const { sessions } = parts;
  return {
    'revision.list': async ({ key }) => {
      const session = sessions.get(key);
      return session.ok ? session.value.file.listRevisions() : session;
    },
    'revision.create': async ({ key, name, reason, author }) => {
      const session = sessions.get(key);
      return session.ok ? session.value.file.createRevision({ name, reason, author }) : session;
    },
    'revision.compare': async ({ key, from, to }) => {
      const session = sessions.get(key);
      return session.ok ? session.value.file.compareRevisions(from, to) : session;
    },
    'revision.restore': async ({ key, revision, client }) => {
      const session = sessions.get(key);
      if (!session.ok) return session;
      const saved = session.value.file.restoreRevision(revision, client);
      if (saved.ok) tellChanged(parts, session.value, saved.value, client);
      return saved;
    },
  };
}
