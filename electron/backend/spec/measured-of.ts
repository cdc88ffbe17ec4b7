import type { BackendParts } from '#electron/backend/backend-parts.ts';
import type { ProjectSession } from '#electron/backend/sessions/project-session.ts';
import { spentOf } from '#electron/backend/runs/spent-of.ts';
import type { SessionStatus } from '#electron/backend/sessions/session-status.ts';
import type { RunSummary } from '#shared/rpc/contract/run.ts';
import type { Measured, MeasuredRun } from '#shared/spec/measured.ts';
import { findDocument } from '#shared/project/documents/project-documents.ts';

/** All figures that the specification of an open project may show. */
export function measuredOf(parts: BackendParts, session: ProjectSession): Measured {
  const runs = parts.runs.list(session);
  return measuredFigures(session, parts.statuses.of(session), runs.ok ? runs.value : []);
}

/** The same from a status board and runs at hand, newest first. */
export function measuredFigures(session: ProjectSession, board: SessionStatus, runs: readonly RunSummary[]): Measured {
  const status = board.status();
  const { edited } = session.file;
  const revisions = session.file.listRevisions();
  return {
    runs: runs.flatMap((run): MeasuredRun[] => {
      // What has not come to its end, or was only of rejects, says nothing of the mapping as a whole.
      if (run.state === 'running' || run.state === 'interrupted' || run.replays !== undefined) return [];
      const { number, mapping, input, started, counts, state, stale, rejectsByCause, checks } = run;
      const milliseconds = spentOf(run);
      return [{ number, mapping, input, started, counts, state, stale, rejectsByCause, checks, milliseconds }];
    }),
    scenarios: board.proof.results().map(({ scenario, passed, at, milliseconds }) => ({
      id: scenario,
      name: findDocument(session.file.project, 'scenario', scenario)?.name ?? scenario,
      passed,
      at,
      milliseconds,
    })),
    fields: status.fields,
    revisions: revisions.ok ? revisions.value : [],
    problems: status.problems,
    ...(edited === undefined ? {} : { edited }),
  };
}
