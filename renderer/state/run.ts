import { create } from 'zustand';
import type { Result } from '#shared/base/result.ts';
import type { CallInput, CallOutput } from '#shared/rpc/contract.ts';
import type { RunSummary } from '#shared/rpc/contract/run.ts';
import { problem } from '#shared/base/problem.ts';
import { fail } from '#shared/base/result.ts';
import { callBackend, onEvent } from '#renderer/rpc/client.ts';
import { useProject } from './project.ts';
import { useToasts } from './toasts.ts';

interface RunsState {
  /** Newest first. */
  readonly runs: readonly RunSummary[];
  readonly loaded: boolean;
  /** The run looked at; absent: the newest. */
  readonly chosen: string | undefined;
  load(): Promise<void>;
  choose(run: string | undefined): void;
  start(how: Omit<CallInput<'run.start'>, 'key'>): Promise<Result<RunSummary>>;
  stop(run: string): Promise<void>;
  rejects(input: CallInput<'run.rejects'>): Promise<Result<CallOutput<'run.rejects'>>>;
}

export const useRuns = create<RunsState>()((set, get) => ({
  runs: [],
  loaded: false,
  chosen: undefined,
  async load() {
    const key = useProject.getState().opened?.key;
    if (key === undefined) return;
    const list = await callBackend('run.list', { key });
    if (key !== useProject.getState().opened?.key) return;
    if (list.ok) set({ runs: list.value.map((run) => newer(run, get().runs)).sort((a, b) => b.number - a.number), loaded: true });
    else useToasts.getState().showProblem(list.error);
  },
  choose: (chosen) => set({ chosen }),
  async start(how) {
    const key = useProject.getState().opened?.key;
    if (key === undefined) return fail(problem('project/not-open', 'No project is open.'));
    const started = await callBackend('run.start', { key, ...how });
    if (started.ok) {
      set({ runs: withRun(get().runs, started.value), chosen: started.value.id });
    } else useToasts.getState().showProblem(started.error);
    return started;
  },
  async stop(run) {
    const stopped = await callBackend('run.stop', { run });
    if (!stopped.ok) useToasts.getState().showProblem(stopped.error);
  },
  rejects: (input) => callBackend('run.rejects', input),
}));

/** A list may have been made before an event that has told more of a run under way. */
function newer(listed: RunSummary, known: readonly RunSummary[]): RunSummary {
  const told = known.find((run) => run.id === listed.id);
  return told !== undefined && listed.state === 'running' && (told.state !== 'running' || told.counts.read > listed.counts.read)
    ? told
    : listed;
}

function withRun(runs: readonly RunSummary[], run: RunSummary): readonly RunSummary[] {
  const others = runs.filter((one) => one.id !== run.id);
  return [...others, run].sort((a, b) => b.number - a.number);
}

/** Follows runs under way. Once, at start. */
export function followRuns(): () => void {
  const stops = [
    onEvent('run.progressed', (event) => {
      if (event.key === useProject.getState().opened?.key) useRuns.setState({ runs: withRun(useRuns.getState().runs, event.run) });
    }),
    useProject.subscribe((now, before) => {
      if (now.opened?.key !== before.opened?.key) useRuns.setState({ runs: [], loaded: false, chosen: undefined });
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
