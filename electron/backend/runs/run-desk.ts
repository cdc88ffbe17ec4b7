import type { HandedFile } from '#electron/backend/files/upload-folder.ts';
import type { ProjectSession } from '#electron/backend/sessions/project-session.ts';
import { problem } from '#shared/base/problem.ts';
import { fail, ok } from '#shared/base/result.ts';
import type { Result } from '#shared/base/result.ts';
import type { EventBus } from '#electron/backend/event-bus.ts';
import type { CallOutput, CallParsed } from '#shared/rpc/contract.ts';
import type { RunSummary } from '#shared/rpc/contract/run.ts';

/** Starts, follows and keeps the runs of open projects. */
export interface RunDesk {
  start(session: ProjectSession, input: CallParsed<'run.start'>, file: HandedFile | undefined): Promise<Result<RunSummary>>;
  stop(run: string): Result<void>;
  list(session: ProjectSession): Result<readonly RunSummary[]>;
  rejects(input: CallParsed<'run.rejects'>): Promise<Result<CallOutput<'run.rejects'>>>;
  closeAll(): Promise<void>;
}

export function makeRunDesk(_events: EventBus): RunDesk {
  return {
    start: async () => fail(problem('run/unknown', 'Runs are not here.')),
    stop: () => ok(undefined),
    list: () => ok([]),
    rejects: async () => ok({ of: 0, rows: [] }),
    closeAll: async () => undefined,
  };
}
