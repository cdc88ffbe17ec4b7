import { useState } from 'react';
import type { JsonValue } from '#shared/base/json-value.ts';
import type { Suspect } from '#shared/scenarios/blame/suspect.ts';
import type { Trace, TraceStep } from '#shared/trace/trace.ts';
import { Button } from '#renderer/kit/Button.tsx';
import { EmptyState } from '#renderer/kit/EmptyState.tsx';
import { Input } from '#renderer/kit/Input.tsx';
import { classNames } from '#renderer/kit/class-names.ts';
import type { TextSpan } from '#renderer/parts/expression-editor/editor-language.ts';
import { usePreview } from '#renderer/state/preview.ts';
import { useSelection } from '#renderer/state/selection.ts';
import { useToasts } from '#renderer/state/toasts.ts';
import type { MappingView } from '#renderer/map/mapping-view.ts';
import { sourceField } from '#renderer/map/mapping-view.ts';
import { showStep, stepWord } from '#renderer/map/step-text.ts';
import { joinPath } from '#shared/base/field-path.ts';
import './why.css';

export interface WhyTabProps {
  readonly view: MappingView;
  readonly place: string | undefined;
  readonly trace: Trace | undefined;
  /** Shows a part of the chosen rule in its editor. */
  readonly onReveal: (span: TextSpan) => void;
}

/** Why the chosen value is what it is: every hop as a line that leads to its rule, row or field; and, for a value that should be another one, who is to blame. */
export function WhyTab({ view, place, trace, onReveal }: WhyTabProps) {
  if (place === undefined)
    return <EmptyState title="No value chosen" text="Choose a target field, or a line of the output, to see where its value comes from." />;
  if (trace === undefined) return null;
  const shown = showStep(trace.outcome);
  return (
    <div className="why-tab">
      <div className="why-tab__head">
        <span className="why-tab__place mono ellipsis" title={trace.place}>
          {trace.place}
        </span>
        <span className={classNames('why-tab__value', `why-tab__value--${shown.tone}`)}>
          {trace.filtered ? 'the record is filtered' : shown.text}
        </span>
        <Blame key={trace.place} view={view} place={place} onReveal={onReveal} />
      </div>
      {trace.steps.length === 0 ? (
        <p className="dock__note">No rule fills this field.</p>
      ) : (
        <ol className="why-steps" aria-label={`Steps of ${trace.place}`}>
          {trace.steps.map((step, at) => (
            // Two steps may be of the same part: it ran for several items.
            <li key={at}>
              <Step step={step} go={goOf(view, step, trace.rule, onReveal)} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function Step({ step, go }: { readonly step: TraceStep; readonly go: (() => void) | undefined }) {
  const value = step.outcome === undefined ? undefined : showStep(step.outcome);
  const inside = (
    <>
      <span className="why-step__kind">{stepWord(step)}</span>
      <span className="why-step__text mono ellipsis">{step.text}</span>
      {step.says !== undefined && <span className="why-step__says ellipsis">{step.says}</span>}
      {value !== undefined && (
        <span className={classNames('why-step__value', `why-step__value--${value.tone}`, 'ellipsis')}>{value.text}</span>
      )}
    </>
  );
  const indent = { paddingLeft: 12 + Math.min(step.depth, 12) * 14 };
  return go === undefined ? (
    <span className={`why-step why-step--${step.kind}`} style={indent}>
      {inside}
    </span>
  ) : (
    <button type="button" className={`why-step why-step--${step.kind}`} style={indent} title={step.text} onClick={go}>
      {inside}
    </button>
  );
}

/** Where a step leads: a field of the source, a part of the rule's text, the loop. */
function goOf(view: MappingView, step: TraceStep, rule: string | undefined, onReveal: (span: TextSpan) => void): (() => void) | undefined {
  const { select } = useSelection.getState();
  if (step.names !== undefined) {
    const field = sourceField(view, step.names);
    if (field !== undefined) return () => select({ source: { side: field.side, path: joinPath(field.names) } });
  }
  const loop = view.loops.find((one) => one.id === step.owner);
  if (loop !== undefined) return () => select({ target: loop.target });
  if (step.owner !== rule || step.part !== 'expression') return undefined;
  return () => onReveal(step.span ?? { start: 0, end: 0 });
}

/** Asks who is to blame for a value that should be another one. */
function Blame({
  view,
  place,
  onReveal,
}: {
  readonly view: MappingView;
  readonly place: string;
  readonly onReveal: (span: TextSpan) => void;
}) {
  const [typed, setTyped] = useState('');
  const [asking, setAsking] = useState(false);
  const [found, setFound] = useState<readonly Suspect[]>();
  const ask = async (): Promise<void> => {
    setAsking(true);
    const answer = await usePreview.getState().blame(place, expectedOf(typed));
    setAsking(false);
    if (answer.ok) setFound(answer.value);
    else useToasts.getState().showProblem(answer.error);
  };
  return (
    <form
      className="why-blame"
      onSubmit={(event) => {
        event.preventDefault();
        void ask();
      }}
    >
      <label className="why-blame__ask">
        It should be
        <Input
          size="small"
          mono
          aria-label="Value expected here; empty is nothing"
          placeholder="nothing"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      <Button type="submit" size="small" busy={asking}>
        Find the cause
      </Button>
      <ol className="why-blame__found" aria-label="Suspects, the likeliest first" aria-live="polite">
        {found?.slice(0, 4).map((suspect, at) => {
          const go = suspectGo(view, suspect, onReveal);
          return (
            <li
              key={`${suspect.kind}${suspect.id}${suspect.key ?? ''}${suspect.span?.start ?? ''}`}
              className={classNames('why-blame__one', at === 0 && suspect.explains && 'why-blame__one--first')}
            >
              {go === undefined ? (
                suspect.sentence
              ) : (
                <button type="button" className="link" onClick={go}>
                  {suspect.sentence}
                </button>
              )}
            </li>
          );
        })}
        {found?.length === 0 && <li className="why-blame__one">It is that already.</li>}
      </ol>
    </form>
  );
}

function suspectGo(view: MappingView, suspect: Suspect, onReveal: (span: TextSpan) => void): (() => void) | undefined {
  const { select } = useSelection.getState();
  if (suspect.kind === 'loop') {
    const loop = view.loops.find((one) => one.id === suspect.id);
    return loop === undefined ? undefined : () => select({ target: loop.target });
  }
  if (suspect.kind === 'rule' && suspect.part === 'expression') {
    const { span } = suspect;
    return () => onReveal(span ?? { start: 0, end: 0 });
  }
  if (suspect.kind !== 'cell') return undefined;
  const names = suspect.id.replaceAll(/\[\d+\]/g, '');
  for (const side of view.sources) {
    const path = view.sources.length === 1 ? names : names.startsWith(`${side.name}.`) ? names.slice(side.name.length + 1) : undefined;
    if (path !== undefined) return () => select({ source: { side: side.id, path } });
  }
  return undefined;
}

/** What was typed as a value: JSON where it is some, else the text itself; nothing typed is nothing. */
function expectedOf(typed: string): JsonValue | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  if (!/^(?:-?\d|"|true$|false$|null$)/.test(text)) return typed;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null ? value : typed;
  } catch {
    return typed;
  }
}
