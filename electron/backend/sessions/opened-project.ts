import { basename } from 'node:path';
import type { OpenedProject } from '#shared/rpc/contract/project.ts';
import type { ProjectSession } from './project-session.ts';

/** The state of an open project as the page is told it. */
export function openedProject(session: ProjectSession): OpenedProject {
  const { file } = session;
  return {
    key: session.key,
    file: basename(file.path),
    seq: file.seq,
    project: file.project,
    history: file.history,
    ...(file.readOnly === undefined ? {} : { readOnly: file.readOnly }),
    ...(file.notice === undefined ? {} : { notice: file.notice }),
  };
}
