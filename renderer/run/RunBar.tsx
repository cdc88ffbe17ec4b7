import { useState } from 'react';
import { ChevronDown, CircleCheck, CircleSlash2, CircleX, History, Play, RotateCw, Square, Unplug } from 'lucide-react';
import type { RunSummary } from '#shared/rpc/contract/run.ts';
import { BusyRing } from '#renderer/kit/BusyRing.tsx';
import { Button } from '#renderer/kit/Button.tsx';
import { Chip } from '#renderer/kit/Chip.tsx';
import { Icon } from '#renderer/kit/Icon.tsx';
import { Menu } from '#renderer/kit/Menu.tsx';
import { Progress } from '#renderer/kit/Progress.tsx';
import { useRuns } from '#renderer/state/run.ts';
import { canResume } from './kept-words.ts';
import { count, leftOf, progressWords, shareOf, size, span, stateWords } from './view-model.ts';

interface RunBarProps {
  /** Absent: the next run is being prepared. */
  readonly run: RunSummary | undefined;
  readonly runs: readonly RunSummary[];
  readonly elapsed: number;
  readonly onNew: () => void;
  readonly onChoose: (run: string) => void;
}

/** Which run is in view, how far it is, and what can be done with it. */
export function RunBar({ run, runs, elapsed, onNew, onChoose }: RunBarProps) {
  const busy = runs.some((one) => one.state === 'running');
  return (
    <header className="work-bar" data-pane="run-bar">
      <h2 className="t-title">{run === undefined ? 'New run' : `Run ${run.number}`}</h2>
      {run !== undefined && <RunState run={run} />}
      {run !== undefined && (
        <span className="work-bar__facts">
          <span className="mono ellipsis" title={run.input}>
            {run.input}
          </span>
          <span className="t-muted">
            {run.replays === undefined ? '' : `rejects of run ${run.replays}, `}
            {run.state === 'running' ? '' : run.counts.read === 1 ? '1 record, ' : `${count(run.counts.read)} records, `}
            {size(run.bytes)}
          </span>
          {run.stale && (
            <Chip icon={History} outline title="Rules, loops or lookups have changed since; this run is not measured again.">
              rules changed since
            </Chip>
          )}
        </span>
      )}
      <span className="work-bar__gap" />
      {run !== undefined && <Figures run={run} elapsed={elapsed} />}
      {runs.length > 0 && (run === undefined || runs.length > 1) && (
        <Menu
          label="Runs"
          align="end"
          entries={runs.slice(0, 50).map((one) => ({
            label: `Run ${one.number}, ${one.input}`,
            aside: `${when(one.started)}, ${one.state === 'done' ? 'done' : stateWords[one.state].toLowerCase()}${one.stale ? ', rules changed since' : ''}`,
            checked: one.id === run?.id,
            onSelect: () => onChoose(one.id),
          }))}
          trigger={
            <Button look="ghost">
              {runs.length === 1 ? '1 run' : `${count(runs.length)} runs`} <Icon of={ChevronDown} />
            </Button>
          }
        />
      )}
      {run?.state === 'running' ? (
        <StopButton run={run} />
      ) : (
        run !== undefined && (
          <>
            {canResume(run) && !busy && <ResumeButton run={run} />}
            <Button look={canResume(run) && !busy ? 'secondary' : 'primary'} icon={Play} onClick={onNew}>
              New run <span className="work-bar__key">F9</span>
            </Button>
          </>
        )
      )}
    </header>
  );
}

function RunState({ run }: { readonly run: RunSummary }) {
  if (run.state === 'running')
    return (
      <span className="chip chip--tall chip--accent">
        <BusyRing /> Running
      </span>
    );
  if (run.state === 'done')
    return (
      <Chip tall tone="ok" icon={CircleCheck}>
        Done
      </Chip>
    );
  if (run.state === 'failed')
    return (
      <Chip tall tone="err" icon={CircleX}>
        Failed
      </Chip>
    );
  return run.state === 'interrupted' ? (
    <Chip tall tone="cond" icon={Unplug}>
      Interrupted
    </Chip>
  ) : (
    <Chip tall icon={CircleSlash2}>
      Stopped
    </Chip>
  );
}

function Figures({ run, elapsed }: { readonly run: RunSummary; readonly elapsed: number }) {
  const left = leftOf(run, elapsed);
  const share = shareOf(run);
  return (
    <span className="run-bar__figures">
      {run.state !== 'done' && (
        <>
          <span>{progressWords(run)}</span>
          <span className="run-bar__progress">
            <Progress label={`Run ${run.number}`} share={share} running={run.state === 'running'} />
          </span>
        </>
      )}
      <span>
        <b>{elapsed < 1000 && run.state !== 'running' ? `${Math.round(elapsed)} ms` : span(elapsed)}</b>{' '}
        {run.state === 'running' ? 'elapsed' : 'taken'}
        {left !== undefined && (
          <>
            , <b>{span(left)}</b> left
          </>
        )}
      </span>
    </span>
  );
}

/** Goes on with a run; said to be busy until it runs or was refused. */
function ResumeButton({ run }: { readonly run: RunSummary }) {
  const [resuming, setResuming] = useState(false);
  const resume = async (): Promise<void> => {
    setResuming(true);
    await useRuns.getState().resume(run.id);
    setResuming(false);
  };
  return (
    <Button look="primary" icon={RotateCw} busy={resuming} onClick={() => void resume()}>
      Resume
    </Button>
  );
}

function StopButton({ run }: { readonly run: RunSummary }) {
  const [stopping, setStopping] = useState(false);
  return (
    <Button
      look="danger"
      icon={Square}
      busy={stopping}
      title="Shift F9"
      onClick={() => {
        setStopping(true);
        void useRuns.getState().stop(run.id);
      }}
    >
      Stop
    </Button>
  );
}

function when(instant: string): string {
  const at = new Date(instant);
  return at.toLocaleString('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
}
