import { useCallback, useEffect, useRef, useState } from 'react';
import type { Problem } from '#shared/base/problem.ts';
import type { RejectRow, RunSummary } from '#shared/rpc/contract/run.ts';
import { useRuns } from '#renderer/state/run.ts';

export interface Rejects {
  /** All of them, read or not. */
  readonly of: number;
  /** How many can be shown now. */
  readonly shown: number;
  row(at: number): RejectRow | undefined;
  /** Fetches the page that holds this one, unless it is there or on its way. */
  need(at: number): void;
  readonly failure: Problem | undefined;
}

const pageSize = 200;
/** While it runs only its first rejects are at hand. */
const shownRunning = pageSize;

interface Kept {
  readonly of: number;
  readonly pages: Readonly<Record<number, readonly RejectRow[]>>;
  readonly failure: Problem | undefined;
}

const none: Kept = { of: 0, pages: {}, failure: undefined };

/** The rejects of a run, page by page as they come into view; of one cause where it is given. */
export function useRejects(run: RunSummary, cause: string | undefined): Rejects {
  const [kept, setKept] = useState(none);
  const running = run.state === 'running';
  const { rejected } = run.counts;
  const of = `${run.id}|${cause ?? ''}|${running ? 'running' : 'ended'}`;
  const now = useRef(of);
  const asked = useRef(new Set<number>());

  const fetchPage = useCallback(
    async (page: number) => {
      if (asked.current.has(page)) return;
      asked.current.add(page);
      const answer = await useRuns
        .getState()
        .rejects({ run: run.id, offset: page * pageSize, limit: pageSize, ...(cause === undefined ? {} : { cause }) });
      if (now.current !== of) return;
      if (answer.ok)
        setKept((before) => ({ of: answer.value.of, pages: { ...before.pages, [page]: answer.value.rows }, failure: undefined }));
      else setKept((before) => ({ ...before, failure: answer.error }));
    },
    [of, run.id, cause],
  );

  useEffect(() => {
    now.current = of;
    asked.current = new Set();
    setKept(none);
    void fetchPage(0);
  }, [of, fetchPage]);

  const first = kept.pages[0]?.length ?? 0;
  useEffect(() => {
    // The first page of a run under way grows until it is full.
    if (!running || rejected === 0 || first >= pageSize) return;
    asked.current.delete(0);
    void fetchPage(0);
  }, [running, rejected, first, fetchPage]);

  return {
    of: kept.of,
    shown: running ? Math.min(first, shownRunning) : kept.of,
    row: (at) => kept.pages[Math.floor(at / pageSize)]?.[at % pageSize],
    need: (at) => void fetchPage(Math.floor(at / pageSize)),
    failure: kept.failure,
  };
}
