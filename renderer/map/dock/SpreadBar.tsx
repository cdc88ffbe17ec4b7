import type { Spread } from '#shared/rpc/contract/preview.ts';
import type { Gives } from '#renderer/state/preview.ts';
import { classNames } from '#renderer/kit/class-names.ts';

export interface SpreadBarProps {
  readonly spread: Spread;
  readonly perItem: boolean;
  /** Shows the records that gave this. */
  readonly onShow: (gives: Gives, label: string) => void;
}

const shades = ['spread-bar__part--1', 'spread-bar__part--2', 'spread-bar__part--3', 'spread-bar__part--4'];

/** What a rule gives over the whole sample: values by frequency, then what came to nothing. */
export function SpreadBar({ spread, perItem, onShow }: SpreadBarProps) {
  const all = Math.max(1, spread.evaluations);
  const named = spread.values.slice(0, 3);
  const namedCount = named.reduce((sum, value) => sum + value.count, 0);
  const valueCount = spread.evaluations - spread.nothing - spread.nulls - spread.errors;
  const rest = valueCount - namedCount;
  const parts = [
    ...named.map((value, at) => ({
      key: value.text,
      label: value.text,
      count: value.count,
      look: shades[at] ?? '',
      mono: true,
      gives: { kind: 'value', text: value.text } as Gives | undefined,
      wanting: false,
    })),
    ...(rest > 0
      ? [
          {
            key: '·rest',
            label: `${(spread.distinct - named.length).toLocaleString('en')} more`,
            count: rest,
            look: shades[3] ?? '',
            mono: false,
            gives: undefined,
            wanting: false,
          },
        ]
      : []),
    ...(spread.nulls > 0
      ? [
          {
            key: '·null',
            label: 'null',
            count: spread.nulls,
            look: 'spread-bar__part--null',
            mono: true,
            gives: { kind: 'null' } as const,
            wanting: true,
          },
        ]
      : []),
    ...(spread.nothing > 0
      ? [
          {
            key: '·nothing',
            label: 'nothing',
            count: spread.nothing,
            look: 'spread-bar__part--nothing',
            mono: false,
            gives: { kind: 'nothing' } as const,
            wanting: true,
          },
        ]
      : []),
    ...(spread.errors > 0
      ? [
          {
            key: '·error',
            label: 'errors',
            count: spread.errors,
            look: 'spread-bar__part--nothing',
            mono: false,
            gives: { kind: 'error' } as const,
            wanting: true,
          },
        ]
      : []),
  ];
  const wanting =
    spread.nothing > 0
      ? `${spread.nothing.toLocaleString('en')} produced nothing`
      : spread.errors > 0
        ? `${spread.errors.toLocaleString('en')} failed`
        : '';
  const first = spread.nothing > 0 ? ({ kind: 'nothing' } as const) : ({ kind: 'error' } as const);
  return (
    <div className="spread">
      <p className="spread__head">
        <strong>All {spread.records.toLocaleString('en')} records</strong>
        {perItem && <span className="t-quiet"> {spread.evaluations.toLocaleString('en')} items</span>}
        {wanting !== '' && (
          <button
            type="button"
            className="spread__wanting"
            title="Show these records"
            onClick={() => onShow(first, first.kind === 'error' ? 'an error' : 'nothing')}
          >
            {wanting}
          </button>
        )}
      </p>
      <div className="spread-bar" aria-hidden="true">
        {parts.map((part) => (
          <span key={part.key} className={classNames('spread-bar__part', part.look)} style={{ flexGrow: part.count / all }} />
        ))}
      </div>
      <p className="spread__legend">
        {parts.map((part) =>
          part.gives === undefined ? (
            <span key={part.key} className="spread__value" title={part.label}>
              <span className={classNames('ellipsis', part.mono && 'mono')}>{part.label}</span> <b>{part.count.toLocaleString('en')}</b>
            </span>
          ) : (
            <button
              key={part.key}
              type="button"
              className={classNames('spread__value', 'spread__value--button', part.wanting && 'spread__value--wanting')}
              title={`Show the records with ${part.label}`}
              onClick={() => part.gives !== undefined && onShow(part.gives, part.gives.kind === 'error' ? 'an error' : part.label)}
            >
              <span className={classNames('ellipsis', part.mono && 'mono')}>{part.label}</span> <b>{part.count.toLocaleString('en')}</b>
            </button>
          ),
        )}
      </p>
    </div>
  );
}
