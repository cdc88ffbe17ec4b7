import type { BackendParts } from '#electron/backend/backend-parts.ts';
import type { Handlers } from '#electron/backend/dispatch.ts';
import { exportRules } from '#electron/backend/rules/export-rules.ts';
import { readSheets } from '#electron/backend/rules/read-sheets.ts';

type RulesHandlers = Pick<Handlers, Extract<keyof Handlers, `rules.${string}`>>;

export function rulesHandlers({ sessions, uploads }: BackendParts): RulesHandlers {
  return {
    'rules.readSheets': async ({ handle }) => {
      const file = uploads.get(handle);
      return file.ok ? readSheets(file.value) : file;
    },
    'rules.export': async ({ key, mapping, format, view }) => {
      const session = sessions.get(key);
      return session.ok ? exportRules(session.value, mapping, format, view) : session;
    },
  };
}
