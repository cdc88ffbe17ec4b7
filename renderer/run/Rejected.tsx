import { useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { RotateCw } from 'lucide-react';
import type { RejectRow, RunSummary } from '#shared/rpc/contract/run.ts';
import { Button } from '#renderer/kit/Button.tsx';
import { EmptyState } from '#renderer/kit/EmptyState.tsx';
import type { Column } from '#renderer/kit/Table.tsx';
import { Table } from '#renderer/kit/Table.tsx';
import { RuleChip } from '#renderer/parts/RuleChip.tsx';
import { useRuns } from '#renderer/state/run.ts';
import { goToRule } from '#renderer/state/go-to-rule.ts';
import type { Rejects } from './use-rejects.ts';
import { useRejects } from './use-rejects.ts';
import { canReplay, causeChips, count, percent, spanTenths } from './view-model.ts';

const chipsShown = 3;
const rowHeight = 27;
const stageWords = { extract: 'Extract', transform: 'Transform', validate: 'Validate', load: 'Load', reconcile: 'Reconcile' } as const;

/** Records that did not make it, with where, why and by which rule; causes filter. */
export function Rejected({ run }: { readonly run: RunSummary }) {
  const [cause, setCause] = useState<string>();
  const [all, setAll] = useState(false);
  const [chosen, setChosen] = useState<number>();
  const rejects = useRejects(run, cause);
  const { counts } = run;
  const { shown, more, moreCount } = causeChips(run, all ? run.rejectsByCause.length : chipsShown);
  const rows = useMemo(() => Array.from({ length: rejects.shown }, (_, at) => at), [rejects.shown]);
  const filter = (to: string | undefined): void => {
    setCause(to);
    setChosen(undefined);
  };
  const row = chosen === undefined ? undefined : rejects.row(chosen);
  return (
    <section className="rejected" data-pane="rejected" aria-label="Rejected records">
      <header className="run-head rejected__head">
        <h3>Rejected</h3>
        <span className="t-muted">
          {counts.rejected === 0 ? 'none' : `${count(counts.rejected)} of ${count(counts.read)}, ${percent(counts.rejected, counts.read)}`}
        </span>
        {run.rejectsByCause.length > 0 && (
          <span className="rejected__causes" role="group" aria-label="Causes">
            <CauseChip on={cause === undefined} onPress={() => filter(undefined)}>
              All
            </CauseChip>
            {shown.map((one) => (
              <CauseChip
                key={`${one.stage} ${one.cause}`}
                on={cause === one.cause}
                title={one.cause}
                onPress={() => filter(cause === one.cause ? undefined : one.cause)}
              >
                <span className="ellipsis">{one.cause}</span> <b>{count(one.count)}</b>
              </CauseChip>
            ))}
            {more > 0 && (
              <CauseChip on={false} onPress={() => setAll(true)}>
                {count(more)} more <b>{count(moreCount)}</b>
              </CauseChip>
            )}
          </span>
        )}
      </header>
      {counts.rejected === 0 ? (
        <EmptyState title={run.state === 'running' ? 'No record rejected so far' : 'No record was rejected'} />
      ) : rejects.failure !== undefined ? (
        <EmptyState tone="err" title={rejects.failure.message} text={rejects.failure.next} />
      ) : (
        <Table
          plain
          label="Rejected records"
          columns={columnsOf(rejects)}
          rows={rows}
          rowKey={String}
          rowHeight={rowHeight}
          isSelected={(at) => at === chosen}
          onRow={setChosen}
          onCell={(at) => setChosen(at)}
        />
      )}
      {(row !== undefined || canReplay(run)) && (
        <div className="rejected__foot" role="status">
          <span className="rejected__reason">{row === undefined ? <Advice run={run} /> : <Reason row={row} />}</span>
          {row?.rule !== undefined && <OpenRule rule={row.rule} />}
          {canReplay(run) && <ReplayButton run={run} />}
        </div>
      )}
      {run.state === 'running' && rejects.of > rejects.shown && rejects.shown > 0 && (
        <p className="rejected__note">The first {count(rejects.shown)} are shown until the run ends.</p>
      )}
    </section>
  );
}

function Reason({ row }: { readonly row: RejectRow }) {
  return (
    <>
      <b>
        Record {count(row.record)}
        {row.line === undefined ? '' : `, line ${count(row.line)}`}
        {row.byte === undefined ? '' : `, byte ${count(row.byte)}`}
      </b>{' '}
      {row.reason} <span className="mono t-quiet">{row.code}</span>
    </>
  );
}

/** What can be done about the rejects. */
function Advice({ run }: { readonly run: RunSummary }) {
  return run.stale ? (
    <>
      <b>Rules have changed since.</b> Run the rejects again to see which of them are mapped now.
    </>
  ) : (
    <>Mend the rule that rejects them, then run them again: each keeps its record number and line.</>
  );
}

/** Runs the rejects again with the rules as they are; not while another run is under way. */
function ReplayButton({ run }: { readonly run: RunSummary }) {
  const [busy, setBusy] = useState(false);
  const running = useRuns((state) => state.runs.some((one) => one.state === 'running'));
  const replay = async (): Promise<void> => {
    setBusy(true);
    await useRuns.getState().replay(run.id);
    setBusy(false);
  };
  const { rejected } = run.counts;
  return (
    <Button icon={RotateCw} busy={busy} disabled={running} onClick={() => void replay()}>
      Run {rejected === 1 ? '1 reject' : `${count(rejected)} rejects`} again
    </Button>
  );
}

function OpenRule({ rule }: { readonly rule: string }) {
  return <Button onClick={() => goToRule(rule)}>Open {rule}</Button>;
}

function CauseChip({
  on,
  title,
  onPress,
  children,
}: {
  readonly on: boolean;
  readonly title?: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
}) {
  return (
    <button type="button" className={on ? 'cause cause--on' : 'cause'} aria-pressed={on} title={title} onClick={onPress}>
      {children}
    </button>
  );
}

function columnsOf(rejects: Rejects): readonly Column<number>[] {
  const show = (say: (row: RejectRow) => ReactNode) => (at: number) => {
    const row = rejects.row(at);
    return row === undefined ? <span className="t-quiet">…</span> : say(row);
  };
  const text = (value: string | undefined, mono = false): ReactNode =>
    value === undefined ? (
      <span className="t-quiet">–</span>
    ) : (
      <span className={mono ? 'mono ellipsis' : 'ellipsis'} title={value}>
        {value}
      </span>
    );
  return [
    { id: 'record', header: 'Record', width: 104, className: 'rejected__first', cell: (at) => <FirstCell at={at} rejects={rejects} /> },
    { id: 'stage', header: 'Stage', width: 92, cell: show((row) => <span className="t-muted">{stageWords[row.stage]}</span>) },
    { id: 'reason', header: 'Reason', width: 232, cell: show((row) => text(row.reason)) },
    { id: 'field', header: 'Field', width: 186, cell: show((row) => text(row.field, true)) },
    { id: 'value', header: 'Source value', width: 162, cell: show((row) => text(row.value, true)) },
    {
      id: 'rule',
      header: 'Rule',
      width: 70,
      cell: show((row) => (row.rule === undefined ? text(undefined) : <RuleChip rule={row.rule} onOpen={goToRule} />)),
    },
    { id: 'at', header: 'At', width: 66, align: 'end', cell: show((row) => <span className="t-muted">{spanTenths(row.at)}</span>) },
  ];
}

/** Coming into view fetches the page of the row. */
function FirstCell({ at, rejects }: { readonly at: number; readonly rejects: Rejects }) {
  const row = rejects.row(at);
  const missing = row === undefined;
  useEffect(() => {
    if (missing) rejects.need(at);
  }, [missing, at, rejects]);
  return row === undefined ? <span className="t-quiet">…</span> : <span className="rejected__record">{count(row.record)}</span>;
}
