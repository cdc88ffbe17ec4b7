import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import type { FieldPath } from '#shared/base/field-path.ts';
import { isWithin, splitPath } from '#shared/base/field-path.ts';
import type { Problem } from '#shared/base/problem.ts';
import { Pin, PinOff } from 'lucide-react';
import { Chip } from '#renderer/kit/Chip.tsx';
import { EmptyState } from '#renderer/kit/EmptyState.tsx';
import { IconButton } from '#renderer/kit/IconButton.tsx';
import { Segments } from '#renderer/kit/Segments.tsx';
import { StatusGlyph } from '#renderer/kit/StatusGlyph.tsx';
import { classNames } from '#renderer/kit/class-names.ts';
import { usePreview } from '#renderer/state/preview.ts';
import { itemsOf, useSelection } from '#renderer/state/selection.ts';
import type { MappingView } from '#renderer/map/mapping-view.ts';
import { loopsAround, pathWords } from '#renderer/map/mapping-view.ts';
import { usePinnedRecord } from '#renderer/map/use-pinned-record.ts';
import { counted } from '#renderer/map/value-text.ts';
import { OutputJson } from './OutputJson.tsx';
import { OutputText } from './OutputText.tsx';
import { RecordStepper } from './RecordStepper.tsx';
import { missingFields } from './missing-fields.ts';
import type { OutputLine } from './output-lines.ts';
import { outputLines } from './output-lines.ts';
import './output.css';

export interface OutputPaneProps {
  readonly view: MappingView;
  /** Begins to look for a source of a target field. */
  readonly onMap: (target: FieldPath) => void;
  /** Room for problem rows; none when the pane is a tab. */
  readonly withProblems: boolean;
}

/** The record in view, mapped: as JSON that folds, and as the target's format writes it. */
export function OutputPane({ view, onMap, withProblems }: OutputPaneProps) {
  const preview = usePreview((state) => state.preview);
  const failure = usePreview((state) => state.failure);
  const stale = usePreview((state) => state.stale);
  const record = useSelection((state) => state.record);
  const records = useSelection((state) => state.records);
  const target = useSelection((state) => state.target);
  const items = useSelection((state) => state.items);
  const { select, stepRecord } = useSelection.getState();
  const among = useSelection((state) => state.among);
  const at = among?.records.indexOf(record) ?? -1;
  const [pinned, setPinned] = usePinnedRecord(view.mapping.id);
  const [face, setFace] = useState<'json' | 'text'>('json');
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const written = preview !== undefined && 'format' in preview.outputText ? preview.outputText : undefined;
  const format = written?.format ?? view.target.format;
  const text = face === 'text' && format !== 'json';
  const mandatory = useMemo(() => new Set(view.rules.filter((rule) => rule.mandatory === true).map((rule) => rule.target)), [view]);
  const output = preview?.output;
  const missing = useMemo(() => missingFields(view.target.schema, output, mandatory), [view, output, mandatory]);

  const lines = useMemo(() => {
    if (output === undefined) return [];
    // Items other than the one in view begin closed, so that the one in view is seen whole.
    const closed = (path: FieldPath, at: readonly number[]): boolean => {
      if (at.length === 0) return false;
      const loops = loopsAround(view, path);
      const depth = loops.findIndex((loop) => loop.target === path);
      return depth >= 0 && at.length === depth + 1 && at[depth] !== (items[loops[depth]?.id ?? ''] ?? 0);
    };
    return outputLines(output, { toggled, closed, missing });
  }, [output, toggled, missing, view, items]);

  const choose = (line: OutputLine): void => {
    const loops = loopsAround(view, line.path);
    const chosen = Object.fromEntries(loops.flatMap((loop, at) => (line.items[at] === undefined ? [] : [[loop.id, line.items[at]]])));
    select({ target: line.path, items: { ...items, ...chosen } });
  };

  const around =
    target === undefined
      ? []
      : itemsOf(
          items,
          loopsAround(view, target).map((loop) => loop.id),
        );
  return (
    <section className={classNames('output-pane', stale && 'output--stale')} aria-label="Output" data-pane="output">
      <header className="pane-header">
        <h2 className="pane-header__title">Output</h2>
        {format !== 'json' && (
          <Segments
            label="Output as"
            value={face}
            options={[
              { value: 'json', label: 'JSON' },
              { value: 'text', label: format.toUpperCase() },
            ]}
            onChange={setFace}
          />
        )}
        {records > 0 && (
          <>
            <RecordStepper record={record} of={records} onStep={stepRecord} onGo={(next) => select({ record: next })} />
            <IconButton
              icon={pinned === record ? PinOff : Pin}
              label={pinned === record ? `Let go of record ${record}` : `Pin record ${record}: it is in view when the project opens`}
              aria-pressed={pinned === record}
              onClick={() => setPinned(pinned === record ? 0 : record)}
            />
          </>
        )}
      </header>
      {among !== undefined && (
        <p className="output-among">
          <Chip tone="accent" tall onRemove={() => select({ among: undefined })} removeLabel="Step through all records again">
            {among.label}
          </Chip>
          <span className="t-quiet">
            {record === among.records[at] ? `${(at + 1).toLocaleString('en')} of ` : ''}
            {counted(among.count, 'record')}
          </span>
        </p>
      )}
      {body()}
      {withProblems && preview !== undefined && <RecordProblems view={view} problems={preview.problems} onMap={onMap} />}
    </section>
  );

  function body(): ReactNode {
    if (failure !== undefined) return <EmptyState tone="err" title={failure.message} text={failure.next} />;
    if (preview === undefined) return null;
    if (preview.filtered)
      return (
        <EmptyState
          title={`Record ${record} is filtered`}
          text="The keep condition of this mapping is not true for it, so it has no output."
        />
      );
    if (text) {
      if (written === undefined) {
        const why = 'problem' in preview.outputText ? preview.outputText.problem : undefined;
        return <p className="output-note">{why?.message}</p>;
      }
      return (
        <OutputText text={written.text} format={written.format} element={target === undefined ? undefined : splitPath(target)?.at(-1)} />
      );
    }
    if (output === undefined) return <EmptyState title="Nothing comes out" text="No rule gave a value for this record." />;
    return (
      <OutputJson
        lines={lines}
        selected={target}
        items={around}
        onSelect={choose}
        onToggle={(id) =>
          setToggled((now) => {
            const next = new Set(now);
            if (!next.delete(id)) next.add(id);
            return next;
          })
        }
      />
    );
  }
}

/** What the schema and the rules say of this record, two at a time; each row ends in a verb. */
function RecordProblems({
  view,
  problems,
  onMap,
}: {
  readonly view: MappingView;
  readonly problems: readonly Problem[];
  readonly onMap: (target: FieldPath) => void;
}) {
  // What is about the chosen field comes first: that is what the eye is on.
  const target = useSelection((state) => state.target);
  const rows = problems.toSorted((a, b) => Number(fieldOf(view, b) === target) - Number(fieldOf(view, a) === target)).slice(0, 20);
  if (rows.length === 0) return null;
  return (
    <ul className="output-problems" aria-label="Problems of this record">
      {rows.map((problem, at) => {
        const place = fieldOf(view, problem);
        return (
          // The same sentence may stand for several items.
          <li key={`${problem.code}${at}`} className="output-problem">
            <StatusGlyph kind={problem.severity === 'error' ? 'err' : 'open'} size={14} />
            <span className="output-problem__text ellipsis" title={problem.message}>
              <Sentence
                before={itemWords(problem)}
                subject={place === undefined ? undefined : pathWords(view, place).at(-1)}
                text={problem.message}
              />
            </span>
            {place !== undefined && (
              <button
                type="button"
                className="link"
                onClick={() => (view.ruleAt.has(place) ? useSelection.getState().select({ target: place }) : onMap(place))}
              >
                {view.ruleAt.has(place) ? 'Go to' : 'Map it'}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** A sentence with what it is about in bold, said once. */
function Sentence({ before, subject, text }: { readonly before: string; readonly subject: string | undefined; readonly text: string }) {
  if (subject === undefined) return text;
  const rest = text.startsWith(`${subject} `) ? text.slice(subject.length) : ` ${text}`;
  return (
    <>
      <strong>
        {before}
        {subject}
      </strong>
      {rest}
    </>
  );
}

/** The item that a problem is about: `Line 3 ` of `Lines.Line[2].TaxCode`; empty outside of arrays. */
function itemWords(problem: Problem): string {
  const field = problem.place?.field ?? '';
  const item = [...field.matchAll(/([^.[\]]+)\[(\d+)\]/g)].at(-1);
  return item === undefined ? '' : `${item[1] ?? ''} ${Number(item[2]) + 1} `;
}

/** The target field that a problem is about, positions taken out of its place. */
function fieldOf(view: MappingView, problem: Problem): FieldPath | undefined {
  const rule = problem.place?.rule === undefined ? undefined : view.rules.find((one) => one.id === problem.place?.rule);
  if (rule !== undefined) return rule.target;
  const field = problem.place?.field?.replaceAll(/\[\d+\]/g, '');
  return field === undefined || field === '' || !isWithin(field, '') ? undefined : field;
}
