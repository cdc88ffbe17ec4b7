import { realpathSync } from 'node:fs';
import type { SpawnEvaluator } from '#electron/backend/evaluator/child-port.ts';
import type { RecentProjects } from '#electron/backend/settings/recent-projects.ts';
import { projectId } from '#electron/backend/settings/recent-projects.ts';
import { openProjectFile } from '#electron/backend/store/open-project.ts';
import { problem } from '#shared/base/problem.ts';
import { fail, ok } from '#shared/base/result.ts';
import type { Result } from '#shared/base/result.ts';
import { ProjectSession } from './project-session.ts';

/** The open projects of this backend, one session a file: two pages on one project share it. */
export interface Sessions {
  open(path: string): Result<ProjectSession>;
  /** By key; a project that was open before the backend was restarted is opened again without asking. */
  get(key: string): Result<ProjectSession>;
  /** The session of a key if it is open now. */
  peek(key: string): ProjectSession | undefined;
  close(key: string): void;
  closeAll(): void;
}

export function makeSessions(
  recent: RecentProjects,
  spawn: SpawnEvaluator,
  opened: (session: ProjectSession) => void,
  closed: (key: string) => void,
): Sessions {
  const sessions = new Map<string, ProjectSession>();
  const close = (key: string): void => {
    closed(key);
    sessions.get(key)?.close();
    sessions.delete(key);
  };
  const open = (path: string): Result<ProjectSession> => {
    const known = sessions.get(projectId(realPath(path)));
    // Read-only because another program had it: that may have ended since.
    if (known?.file.readOnly?.code === 'project/open-elsewhere') close(known.key);
    else if (known !== undefined) return ok(known);
    const file = openProjectFile(path);
    if (!file.ok) return file;
    const key = projectId(file.value.path);
    const session = new ProjectSession(key, file.value, spawn);
    sessions.set(key, session);
    recent.remember(file.value.path, { name: file.value.project.info['project']?.name ?? 'Untitled' });
    opened(session);
    return ok(session);
  };
  return {
    open,
    get(key) {
      const known = sessions.get(key);
      if (known !== undefined) return ok(known);
      const path = recent.path(key);
      if (path === undefined)
        return fail(problem('project/not-open', 'This project is not open any more.', { next: 'Open it from the start screen.' }));
      return open(path);
    },
    peek: (key) => sessions.get(key),
    close,
    closeAll: () => {
      for (const key of sessions.keys()) close(key);
    },
  };
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    // What is wrong with the path is said by opening it.
    return path;
  }
}
