import { ok } from '#shared/base/result.ts';
import type { Result } from '#shared/base/result.ts';
import type { Backend } from './backend.ts';
import type { BackendParts } from './backend-parts.ts';
import { dispatch } from './dispatch.ts';
import type { Handlers } from './dispatch.ts';
import { forkEvaluator } from './evaluator/fork-evaluator.ts';
import type { SpawnEvaluator } from './evaluator/child-port.ts';
import { makeEventBus } from './event-bus.ts';
import { openUploadFolder } from './files/upload-folder.ts';
import { appHandlers } from './handlers/app.ts';
import { fileHandlers } from './handlers/file.ts';
import { lookupHandlers } from './handlers/lookup.ts';
import { previewHandlers } from './handlers/preview.ts';
import { projectHandlers } from './handlers/project.ts';
import { revisionHandlers } from './handlers/revision.ts';
import { rulesHandlers } from './handlers/rules.ts';
import { runHandlers } from './handlers/run.ts';
import { scenarioHandlers } from './handlers/scenario.ts';
import { specHandlers } from './handlers/spec.ts';
import { ownSample } from './projects/sample-projects.ts';
import { makeRunDesk } from './runs/run-desk.ts';
import { makeSessions } from './sessions/sessions.ts';
import { makeStatusBoard } from './sessions/status-board.ts';
import { defaultProjectsFolder, homeFolder } from './settings/home-folder.ts';
import { openRecentProjects } from './settings/recent-projects.ts';
import { openSettings } from './settings/settings.ts';
import { version } from './version.ts';

export interface BackendOptions {
  readonly host: 'web' | 'desktop';
  /** Folder of the sample projects that came with the program. */
  readonly samples: string;
  /** Path of a project to open at start. */
  readonly open?: string | undefined;
  /** Id of a sample project to open at start where no path is given. */
  readonly openSample?: string | undefined;
  readonly spawnEvaluator?: SpawnEvaluator;
  /** Where bugs are told in full; default: standard error. */
  readonly onBug?: (call: string, error: unknown) => void;
}

/** What to open at start: the project named, else the sample, of which an earlier copy is taken up again. */
function startProject(options: BackendOptions, projects: string): Result<string> | undefined {
  if (options.open !== undefined) return ok(options.open);
  return options.openSample === undefined ? undefined : ownSample(options.samples, options.openSample, projects);
}

/** Puts the Node side together. Fails when the project to open at start cannot be opened. */
export function createBackend(options: BackendOptions): Result<{ readonly backend: Backend; readonly home: string }> {
  const home = homeFolder(process.env, process.platform);
  const settings = openSettings(home, defaultProjectsFolder(process.env));
  const recent = openRecentProjects(home);
  const uploads = openUploadFolder();
  const events = makeEventBus();
  const statuses = makeStatusBoard(events);
  const spawn = options.spawnEvaluator ?? (() => forkEvaluator());
  const sessions = makeSessions(
    recent,
    spawn,
    (session) => void statuses.of(session).measure(),
    (key) => statuses.closed(key),
  );
  const runs = makeRunDesk(events, spawn, (session) => statuses.changed(session));
  const start = startProject(options, settings.get().projectsFolder);
  const opened = start?.ok === true ? sessions.open(start.value) : start;
  if (opened !== undefined && !opened.ok) {
    uploads.close();
    return opened;
  }
  const parts: BackendParts = {
    version,
    jsonata: '2.2.2',
    host: options.host,
    samplesFolder: options.samples,
    ...(opened === undefined ? {} : { openAtStart: opened.value.key }),
    settings,
    recent,
    uploads,
    events,
    sessions,
    runs,
    statuses,
  };
  const handlers: Handlers = {
    ...appHandlers(parts),
    ...fileHandlers(parts),
    ...projectHandlers(parts),
    ...previewHandlers(parts),
    ...scenarioHandlers(parts),
    ...rulesHandlers(parts),
    ...runHandlers(parts),
    ...specHandlers(parts),
    ...revisionHandlers(parts),
    ...lookupHandlers(parts),
  };
  const onBug =
    options.onBug ??
    ((call, error) => void process.stderr.write(`${call}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`));
  return ok({
    home,
    backend: {
      call: (name, input) => dispatch(handlers, onBug, name, input),
      subscribe: events.subscribe,
      close: async () => {
        await runs.close();
        sessions.closeAll();
        uploads.close();
      },
    },
  });
}
