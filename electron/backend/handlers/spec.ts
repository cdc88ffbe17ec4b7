import { ok } from '#shared/base/result.ts';
import { buildSpec } from '#shared/spec/build.ts';
import type { BackendParts } from '#electron/backend/backend-parts.ts';
import type { Handlers } from '#electron/backend/dispatch.ts';
import { exportSpec } from '#electron/backend/spec/export-spec.ts';
import { measuredOf } from '#electron/backend/spec/measured-of.ts';

type SpecHandlers = Pick<Handlers, Extract<keyof Handlers, `spec.${string}`>>;

export function specHandlers(parts: BackendParts): SpecHandlers {
  const { sessions } = parts;
  return {
    'spec.document': async ({ key }) => {
      const session = sessions.get(key);
      return session.ok ? ok(buildSpec(session.value.file.project, measuredOf(parts, session.value))) : session;
    },
    'spec.export': async ({ key, format }) => {
      const session = sessions.get(key);
      return session.ok ? exportSpec(parts, session.value, format) : session;
    },
  };
}
