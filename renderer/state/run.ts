import { create } from 'zustand';
import type { Result } from '#shared/base/result.ts';
import type { CallInput, CallOutput } from '#shared/rpc/contract.ts';
import type { RunSummary } from '#shared/rpc/contract/run.ts';
import { problem } from '#shared/base/problem.ts';
import { fail } from '#shared/base/result.ts';
import { callBackend, onEvent } from '#renderer/rpc/client.ts';
import { useProject } from './project.ts';
import { useToasts } from './toasts.ts';
import { useWorkspace } from './workspace.ts';

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
  /** Goes on with a run that was stopped or interrupted. */
  resume(run: string): Promise<void>;
  /** Gives up what is kept of a run to be gone on with. */
  discard(run: string): Promise<void>;
  /** Starts a run of the records that a run has rejected. */
  replay(run: string): Promise<void>;
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
  resume: (run) => begin('run.resume', run),
  async discard(run) {
    const key = useProject.getState().opened?.key;
    if (key === undefined) return;
    const discarded = await callBackend('run.discard', { key, run });
    if (discarded.ok) set({ runs: withRun(get().runs, discarded.value) });
    else useToasts.getState().showProblem(discarded.error);
  },
  replay: (run) => begin('run.replay', run),
  rejects: (input) => callBackend('run.rejects', input),
}));

/** Starts what belongs to an earlier run, and shows it. */
async function begin(call: 'run.resume' | 'run.replay', run: string): Promise<void> {
  const key = useProject.getState().opened?.key;
  if (key === undefined) return;
  const begun = await callBackend(call, { key, run });
  if (begun.ok) useRuns.setState({ runs: withRun(useRuns.getState().runs, begun.value), chosen: begun.value.id });
  else useToasts.getState().showProblem(begun.error);
}

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

/** Says of the last run that its program ended before it did, so that it can be gone on with. */
async function offerInterrupted(key: string): Promise<void> {
  await useRuns.getState().load();
  const [last] = useRuns.getState().runs;
  if (useProject.getState().opened?.key !== key || last?.state !== 'interrupted' || last.kept === undefined) return;
  if (useWorkspace.getState().workspace === 'run') return;
  useToasts.getState().show({
    tone: 'info',
    subject: `Run ${last.number} was interrupted.`,
    text: `${last.kept.records.toLocaleString()} of its records are accounted for.`,
    action: {
      label: 'Show the run',
      run: () => {
        useRuns.getState().choose(last.id);
        useWorkspace.getState().go('run');
      },
    },
  });
}

/** Follows runs under way. Once, at start. */
export function followRuns(): () => void {
  const stops = [
    onEvent('run.progressed', (event) => {
      if (event.key === useProject.getState().opened?.key) useRuns.setState({ runs: withRun(useRuns.getState().runs, event.run) });
    }),
    useProject.subscribe((now, before) => {
      if (now.opened?.key === before.opened?.key) return;
      useRuns.setState({ runs: [], loaded: false, chosen: undefined });
      if (now.opened !== undefined) void offerInterrupted(now.opened.key);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
