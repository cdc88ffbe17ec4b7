import type { BackendParts } from '#electron/backend/backend-parts.ts';
import type { ProjectSession } from '#electron/backend/sessions/project-session.ts';
import type { Measured, MeasuredRun } from '#shared/spec/measured.ts';

/** All figures that the specification of an open project may show. */
export function measuredOf(parts: BackendParts, session: ProjectSession): Measured {
  const board = parts.statuses.of(session);
  const status = board.status();
  const runs = parts.runs.list(session);
  const revisions = session.file.listRevisions();
  return {
    runs: runs.ok
      ? runs.value.flatMap((run): MeasuredRun[] => {
          if (run.state === 'running') return [];
          const { number, mapping, input, started, counts, state, stale, rejectsByCause, checks } = run;
          const milliseconds = run.ended === undefined ? 0 : Date.parse(run.ended) - Date.parse(started);
          return [{ number, mapping, input, started, counts, state, stale, rejectsByCause, checks, milliseconds }];
        })
      : [],
    scenarios: board.proof.results().map(({ scenario, passed, at, milliseconds }) => ({ id: scenario, name: session.file.project.scenario[scenario]?.name ?? scenario, passed, at, milliseconds })),
    fields: status.fields,
    revisions: revisions.ok ? revisions.value : [],
    problems: status.problems,
  };
}
