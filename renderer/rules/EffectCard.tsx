import { splitPath } from '#shared/base/field-path.ts';
import type { Problem } from '#shared/base/problem.ts';
import type { Spread } from '#shared/rpc/contract/preview.ts';
import type { TriedEdit } from '#shared/rpc/contract/scenario.ts';
import { Kbd } from '#renderer/kit/Kbd.tsx';
import { classNames } from '#renderer/kit/class-names.ts';
import { loopsAround } from '#renderer/state/loops-around.ts';
import { usePreview } from '#renderer/state/preview.ts';
import { useProject } from '#renderer/state/project.ts';
import { itemsOf, useSelection } from '#renderer/state/selection.ts';
import { useRuleValue } from '#renderer/state/value-store.ts';
import { ExpressionText } from '#renderer/parts/ExpressionText.tsx';
import { sayOutcome, sayValue } from '#renderer/parts/outcome-text.ts';
import type { RuleRow } from './rule-rows.ts';
import { useEffectOf } from './use-effect-of.ts';
import { valueAt } from './value-at.ts';

export interface EffectCardProps {
  readonly id: string;
  readonly row: RuleRow;
  readonly column: 'expression' | 'default' | 'note';
  readonly text: string;
  readonly saved: string;
  readonly broken: Problem | undefined;
  /** What it would do to the scenarios; absent while that is not known. */
  readonly tried: TriedEdit | undefined;
  readonly triedStale: boolean;
}

/** What an edit would do, before it is saved: to the record in view, to the sample, and against the saved rule. */
export function EffectCard({ id, row, column, text, saved, broken, tried, triedStale }: EffectCardProps) {
  return (
    <div className="effect-card" id={id}>
      {broken !== undefined ? (
        <p className="effect-card__wrong" role="alert">
          {broken.message} {broken.next}
        </p>
      ) : (
        column === 'expression' && <Effect row={row} text={text} saved={saved} />
      )}
      {broken === undefined && tried !== undefined && tried.of > 0 && (
        <dl className={classNames('effect-card__facts effect-card__tests', triedStale && 'effect-card__facts--stale')} aria-live="polite">
          <dt>Tests</dt>
          <dd>
            <TestsLine tried={tried} />
          </dd>
        </dl>
      )}
      <p className="effect-card__keys">
        <span>
          <Kbd keys="Enter" /> Save
        </span>
        <span>
          <Kbd keys="Tab" /> Next cell
        </span>
        <span>
          <Kbd keys="Esc" /> Cancel
        </span>
        {column === 'expression' && (
          <span>
            <Kbd keys="Ctrl Enter" /> Open in Map
          </span>
        )}
      </p>
    </div>
  );
}

function Effect({ row, text, saved }: Pick<EffectCardProps, 'row' | 'text' | 'saved'>) {
  const { spread, failure, stale, example } = useEffectOf(row, text.trim() === '' ? undefined : text);
  if (text.trim() === '')
    return (
      <p className="effect-card__note">
        {row.rule === undefined ? `JSONata that gives ${row.name}` : 'A rule needs an expression. Del on the row deletes it.'}
      </p>
    );
  if (row.rule === undefined)
    return <p className="effect-card__note">The field has no rule yet: its values show once this one is saved.</p>;
  return (
    <dl className={classNames('effect-card__facts', stale && 'effect-card__facts--stale')} aria-live="polite">
      <RecordLine row={row} />
      {failure !== undefined && (
        <>
          <dt>Sample</dt>
          <dd className="effect-card__wrong-words">{failure.message}</dd>
        </>
      )}
      {spread !== undefined && (
        <>
          <dt>{amount(spread)}</dt>
          <dd className="mono">
            <Values spread={spread} />
          </dd>
          <dt>Against saved</dt>
          <dd>{text === saved ? 'no change yet' : <Changes spread={spread} from={example?.from} />}</dd>
        </>
      )}
    </dl>
  );
}

/** `"paid" → "PREPAID"` for the record in view. */
function RecordLine({ row }: { readonly row: RuleRow }) {
  const record = useSelection((state) => state.record);
  const chosen = useSelection((state) => state.items);
  const project = useProject((state) => state.project);
  const input = usePreview((state) => state.preview?.input);
  const mapping = row.rule?.mapping ?? '';
  const items = itemsOf(
    chosen,
    loopsAround(project, mapping, row.target).map((loop) => loop.id),
  );
  const value = useRuleValue(row.rule?.id, items);
  const read = (row.sources?.paths ?? []).slice(0, 2).map((path) => {
    const found = valueAt(input, splitPath(path) ?? [], items);
    return found === undefined ? 'missing' : sayValue(found).text;
  });
  const outcome = value === undefined ? undefined : sayOutcome(value.outcome);
  return (
    <>
      <dt>{items.length === 0 ? `Record ${record}` : `Record ${record}, item ${items.map((item) => item + 1).join('.')}`}</dt>
      <dd className="effect-card__record mono">
        {read.length > 0 && <span className="t-muted ellipsis">{read.join(', ')}</span>}
        {read.length > 0 && <span className="t-muted">{' → '}</span>}
        {outcome === undefined ? (
          <span className="t-quiet">not evaluated</span>
        ) : outcome.tone === 'value' ? (
          <b>
            <ExpressionText text={outcome.text} />
          </b>
        ) : (
          <span className={outcome.tone === 'err' ? 'effect-card__wrong-words' : 't-muted'}>{outcome.text}</span>
        )}
        {value?.defaulted === true && <span className="t-quiet"> from the default</span>}
      </dd>
    </>
  );
}

/** Which scenarios the edit would break, before it is saved. */
function TestsLine({ tried: { of, broken, mended } }: { readonly tried: TriedEdit }) {
  const [first] = broken;
  const mends = mended.length === 0 ? '' : ` ${mended.length} that ${mended.length === 1 ? 'fails' : 'fail'} now would pass.`;
  if (first === undefined)
    return (
      <>
        <b>none would break</b> of {of}.{mends}
      </>
    );
  const rest = broken.length - 1;
  return (
    <>
      <b className="effect-card__wrong-words">
        {broken.length} of {of} would fail:
      </b>{' '}
      {first.name}
      {first.paths[0] !== undefined && <span className="mono t-muted"> {first.paths[0]}</span>}
      {rest > 0 && ` and ${rest} more.`}
      {mends}
    </>
  );
}

function amount(spread: Spread): string {
  return spread.evaluations === spread.records ? count(spread.records, 'record') : count(spread.evaluations, 'item');
}

function Values({ spread }: { readonly spread: Spread }) {
  const named = spread.values.slice(0, spread.distinct > 3 ? 2 : 3);
  const more = spread.distinct - named.length;
  const parts = [
    ...named.map((value) => ({ words: value.text, count: value.count, tone: '' })),
    { words: 'nothing', count: spread.nothing, tone: '' },
    ...(spread.nulls > 0 ? [{ words: 'null', count: spread.nulls, tone: '' }] : []),
    ...(spread.errors > 0 ? [{ words: 'errors', count: spread.errors, tone: 'effect-card__wrong-words' }] : []),
  ];
  return (
    <>
      {parts.map((part, at) => (
        <span key={`${at} ${part.words}`} className={classNames('effect-card__part', part.tone)}>
          {at > 0 && <span className="t-quiet"> · </span>}
          {at === named.length && more > 0 && (
            <>
              {more.toLocaleString('en')} more <span className="t-quiet"> · </span>
            </>
          )}
          <span className="effect-card__value">{part.words}</span> <b>{part.count.toLocaleString('en')}</b>
        </span>
      ))}
      {spread.firstError !== undefined && <span className="effect-card__error">{spread.firstError.message}</span>}
    </>
  );
}

function Changes({ spread, from }: { readonly spread: Spread; readonly from: string | undefined }) {
  const { changed } = spread;
  if (changed === undefined || changed.records === 0) return <>no record changes</>;
  const [first] = changed.examples;
  return (
    <>
      <b className="effect-card__changes">
        {count(changed.records, 'record')} {changed.records === 1 ? 'changes' : 'change'}
      </b>
      {first !== undefined && (
        <span className="effect-card__value" title={`Record ${first.record}: ${first.was} becomes ${first.is}`}>
          {' '}
          {from ?? <span className="mono">{first.was}</span>} becomes <span className="mono">{first.is}</span>
        </span>
      )}
    </>
  );
}

function count(of: number, word: string): string {
  return `${of.toLocaleString('en')} ${of === 1 ? word : `${word}s`}`;
}
