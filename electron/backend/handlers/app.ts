import { mkdirSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { problem } from '#shared/base/problem.ts';
import { fail, ok } from '#shared/base/result.ts';
import type { Result } from '#shared/base/result.ts';
import type { BackendParts } from '#electron/backend/backend-parts.ts';
import type { Handlers } from '#electron/backend/dispatch.ts';
import { listSamples } from '#electron/backend/projects/sample-projects.ts';

type AppHandlers = Pick<Handlers, Extract<keyof Handlers, `app.${string}`>>;

export function appHandlers(parts: BackendParts): AppHandlers {
  const { settings, recent, events } = parts;
  return {
    'app.info': async () =>
      ok({
        version: parts.version,
        jsonata: parts.jsonata,
        host: parts.host,
        settings: settings.get(),
        ...(parts.openAtStart === undefined ? {} : { open: parts.openAtStart }),
      }),
    'app.setSettings': async ({ patch }) => {
      const { projectsFolder } = patch;
      if (projectsFolder !== undefined) {
        const usable = usableFolder(projectsFolder);
        if (!usable.ok) return usable;
      }
      const set = settings.set(patch);
      if (set.ok) events.tell({ name: 'settings.changed', data: {} });
      return set;
    },
    'app.recent': async () => ok(recent.list()),
    'app.forgetRecent': async ({ id }) => {
      recent.forget(id);
      return ok(undefined);
    },
    'app.samples': async () => ok(listSamples(parts.samplesFolder)),
  };
}

/** A folder that new projects can be written to: made where it is missing. */
function usableFolder(folder: string): Result<void> {
  if (!isAbsolute(folder)) return fail(problem('settings/folder', 'The projects folder is a whole path, from the root on.'));
  try {
    mkdirSync(folder, { recursive: true });
    return ok(undefined);
  } catch (error) {
    return fail(
      problem('settings/folder', `The projects folder cannot be made: ${error instanceof Error ? error.message : String(error)}.`, {
        next: 'Choose another folder.',
      }),
    );
  }
}
