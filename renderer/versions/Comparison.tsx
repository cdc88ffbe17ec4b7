import { useEffect, useState } from 'react';
import { ArrowRight, GitCompareArrows, RotateCcw } from 'lucide-react';
import type { Problem } from '#shared/base/problem.ts';
import { problemText } from '#shared/base/problem.ts';
import { findDocument, listDocuments } from '#shared/project/documents/project-documents.ts';
import type { Revision, RuleDifference } from '#shared/rpc/contract/revision.ts';
import { Button } from '#renderer/kit/Button.tsx';
import { EmptyState } from '#renderer/kit/EmptyState.tsx';
import { Icon } from '#renderer/kit/Icon.tsx';
import { Select } from '#renderer/kit/Select.tsx';
import { Skeleton } from '#renderer/kit/Skeleton.tsx';
import { pathWords } from '#renderer/state/field-words.ts';
import { undo } from '#renderer/state/history.ts';
import { useProject } from '#renderer/state/project.ts';
import { useRevisions } from '#renderer/state/revision.ts';
import { useSelection } from '#renderer/state/selection.ts';
import { useToasts } from '#renderer/state/toasts.ts';
import { useWorkspace } from '#renderer/state/workspace.ts';
import { DifferenceRow } from './DifferenceRow.tsx';
import { countDifferences, presentId, revisionTitle } from './revision-words.ts';

export interface ComparisonProps {
  readonly revisions: readonly Revision[];
  readonly from: Revision;
  readonly to: string;
  readonly onFrom: (id: string) => void;
  readonly onTo: (id: string) => void;
}

/** How the rules of two states differ; the earlier one can be restored. */
export function Comparison({ revisions, from, to, onFrom, onTo }: ComparisonProps) {
  const readOnly = useProject((state) => state.readOnly !== undefined);
  const compared = useComparison(from.id, to);
  const [busy, setBusy] = useState(false);
  const restore = async () => {
    setBusy(true);
    const restored = await useRevisions.getState().restore(from.id);
    setBusy(false);
    if (!restored.ok) return;
    useToasts
      .getState()
      .show({ tone: 'ok', subject: 'Restored:', text: revisionTitle(from), action: { label: 'Undo', run: () => void undo() } });
  };
  const options = revisions.map((revision) => ({ value: revision.id, label: revisionTitle(revision) }));
  return (
    <section className="comparison" aria-label="Comparison" data-pane="comparison">
      <div className="comparison__bar">
        <Icon of={GitCompareArrows} />
        <span className="comparison__pick">
          <Select label="From" size="small" value={from.id} options={options} onChange={onFrom} />
        </span>
        <Icon of={ArrowRight} size={12} />
        <span className="comparison__pick">
          <Select
            label="To"
            size="small"
            value={to}
            options={[{ value: presentId, label: 'Present state' }, ...options.filter((one) => one.value !== from.id)]}
            onChange={onTo}
          />
        </span>
        {compared.differences !== undefined && (
          <span className="t-muted" role="status">
            {countDifferences(compared.differences)}
          </span>
        )}
        <span className="comparison__gap" />
        <Button size="small" icon={RotateCcw} busy={busy} disabled={readOnly} onClick={() => void restore()}>
          Restore {from.name}
        </Button>
      </div>
      <Differences {...compared} from={from} to={revisions.find((one) => one.id === to)} />
    </section>
  );
}

function Differences({
  differences,
  failure,
  from,
  to,
}: {
  readonly differences: readonly RuleDifference[] | undefined;
  readonly failure: Problem | undefined;
  readonly from: Revision;
  readonly to: Revision | undefined;
}) {
  const project = useProject((state) => state.project);
  if (failure !== undefined) return <EmptyState tone="err" title="The two states cannot be compared" text={problemText(failure)} />;
  if (differences === undefined) return <Skeleton label="Comparing" rows={6} />;
  if (differences.length === 0)
    return (
      <EmptyState
        title="No rule differs"
        text={`Rules and loops are the same in ${revisionTitle(from)} and ${to === undefined ? 'the present state' : revisionTitle(to)}.`}
      />
    );
  const open = (rule: string) => {
    const found = findDocument(project, 'rule', rule) ?? findDocument(project, 'loop', rule);
    if (found === undefined) return;
    useSelection.getState().select({ mapping: found.mapping, target: found.target });
    useWorkspace.getState().go(findDocument(project, 'rule', rule) === undefined ? 'map' : 'rules');
  };
  const schema = listDocuments(project, 'side').find((side) => side.id === listDocuments(project, 'mapping')[0]?.target)?.schema;
  return (
    <div className="differences" role="table" aria-label="Differences" tabIndex={0}>
      <div role="row" className="difference difference--head">
        <div role="columnheader">Change</div>
        <div role="columnheader">Target field</div>
        <div role="columnheader">{revisionTitle(from)}</div>
        <div role="columnheader">{to === undefined ? 'Present state' : revisionTitle(to)}</div>
      </div>
      {differences.map((difference) => (
        <DifferenceRow
          key={`${difference.rule} ${difference.target} ${difference.kind}`}
          difference={difference}
          field={pathWords(schema, difference.target)}
          onOpen={
            findDocument(project, 'rule', difference.rule) === undefined && findDocument(project, 'loop', difference.rule) === undefined
              ? undefined
              : open
          }
        />
      ))}
    </div>
  );
}

/** Compares again when either state is another one, or the present one was edited. What was known stays until then. */
function useComparison(
  from: string,
  to: string,
): { readonly differences: readonly RuleDifference[] | undefined; readonly failure: Problem | undefined } {
  const seq = useProject((state) => state.seq);
  const edited = to === presentId ? seq : 0;
  const [known, setKnown] = useState<{
    readonly of: string;
    readonly differences?: readonly RuleDifference[];
    readonly failure?: Problem;
  }>();
  const wanted = `${from} ${to}`;
  useEffect(() => {
    let current = true;
    void useRevisions
      .getState()
      .compare(from, to === presentId ? undefined : to)
      .then((answer) => {
        if (current) setKnown(answer.ok ? { of: wanted, differences: answer.value } : { of: wanted, failure: answer.error });
      });
    return () => {
      current = false;
    };
  }, [from, to, edited, wanted]);
  return known?.of === wanted ? { differences: known.differences, failure: known.failure } : { differences: undefined, failure: undefined };
}
