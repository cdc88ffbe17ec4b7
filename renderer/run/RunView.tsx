import { useEffect, useState } from 'react';
import { Banner } from '#renderer/kit/Banner.tsx';
import { Skeleton } from '#renderer/kit/Skeleton.tsx';
import { useProject } from '#renderer/state/project.ts';
import { useRuns } from '#renderer/state/run.ts';
import { useStatusNote } from '#renderer/state/status-note.ts';
import { KeptBanner } from './KeptBanner.tsx';
import { canResume } from './kept-words.ts';
import { Pipeline } from './Pipeline.tsx';
import { ReadyPane } from './ReadyPane.tsx';
import { Rejected } from './Rejected.tsx';
import { RunBar } from './RunBar.tsx';
import { RunFacts } from './RunFacts.tsx';
import { ThroughputChart } from './ThroughputChart.tsx';
import { useNow } from './use-now.ts';
import { useRunCommands } from './use-run-commands.ts';
import { startRun } from './start-run.ts';
import { announcement, canReplay, elapsedOf, progressWords } from './view-model.ts';
import './run.css';
import './run-tables.css';

/** A whole file through the mapping: start it, follow it, and see that nothing was lost. */
export function RunView() {
  const seq = useProject((state) => state.seq);
  const runs = useRuns((state) => state.runs);
  const loaded = useRuns((state) => state.loaded);
  const chosen = useRuns((state) => state.chosen);
  const [preparing, setPreparing] = useState(false);
  useEffect(() => {
    // Again after an edit: it may have outdated what a run showed.
    void useRuns.getState().load();
  }, [seq]);
  const run = runs.find((one) => one.id === chosen) ?? runs[0];
  const running = runs.find((one) => one.state === 'running');
  const ready = (preparing && running === undefined) || run === undefined;
  const now = useNow(run?.state === 'running');
  const begin = async (): Promise<void> => {
    if (await startRun()) setPreparing(false);
  };
  useRunCommands({
    running: running?.id,
    resumable: !ready && running === undefined && canResume(run) ? run.id : undefined,
    replayable: !ready && running === undefined && canReplay(run) ? run.id : undefined,
    start: () => (ready ? void begin() : setPreparing(true)),
  });
  useStatusNote(running === undefined ? undefined : `Run ${running.number} ${progressWords(running)}`);

  if (!loaded && run === undefined) return <Skeleton label="Reading the runs" rows={8} />;
  const elapsed = run === undefined ? 0 : elapsedOf(run, now);
  return (
    <div className="run">
      <RunBar
        run={ready ? undefined : run}
        runs={runs}
        elapsed={elapsed}
        onNew={() => setPreparing(true)}
        onChoose={(id) => {
          setPreparing(false);
          useRuns.getState().choose(id);
        }}
      />
      {ready ? (
        <ReadyPane first={runs.length === 0} onStart={() => void begin()} />
      ) : (
        <>
          <span className="visually-hidden" role="status">
            {announcement(run)}
          </span>
          {run.problem !== undefined && (
            <Banner tone="err">
              <strong>{run.problem.message}</strong> {run.problem.next}
            </Banner>
          )}
          <KeptBanner run={run} />
          <Pipeline run={run} elapsed={elapsed} />
          <div className="run__below">
            <div className="run__left">
              <ThroughputChart run={run} elapsed={elapsed} />
              <Rejected key={run.id} run={run} />
            </div>
            <RunFacts run={run} />
          </div>
        </>
      )}
    </div>
  );
}
