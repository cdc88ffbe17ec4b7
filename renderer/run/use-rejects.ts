import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Problem } from '#shared/base/problem.ts';
import type { RejectRow, RunSummary } from '#shared/rpc/contract/run.ts';
import { useRuns } from '#renderer/state/run.ts';
import { RejectPages } from './reject-pages.ts';

export interface Rejects {
  /** All of them, read or not. */
  readonly of: number;
  /** How many can be shown now: while it runs only the first are at hand. */
  readonly shown: number;
  readonly row: (at: number) => RejectRow | undefined;
  readonly need: (at: number) => void;
  readonly failure: Problem | undefined;
}

/** The rejects of a run as they come into view; of one cause where it is given. */
export function useRejects({ id, state, counts }: RunSummary, cause: string | undefined): Rejects {
  const running = state === 'running';
  const pages = useMemo(() => pagesOf(id, cause, running), [id, cause, running]);
  const { of, pages: there, failure } = useSyncExternalStore(pages.watch, pages.kept);
  useEffect(() => {
    if (counts.rejected > 0) void pages.more();
  }, [pages, counts.rejected]);
  return {
    of,
    shown: running ? (there.get(0)?.length ?? 0) : of,
    row: (at) => pages.row(at),
    need: (at) => void pages.need(at),
    failure,
  };
}

/** Made anew when the run ends (`running` says so): its file holds what was not at hand before. */
function pagesOf(run: string, cause: string | undefined, _running: boolean): RejectPages {
  return new RejectPages((offset, limit) => useRuns.getState().rejects({ run, offset, limit, ...(cause === undefined ? {} : { cause }) }));
}
