import type { Spread } from '#shared/rpc/contract/preview.ts';
import { classNames } from '#renderer/kit/class-names.ts';

export interface SpreadBarProps {
  readonly spread: Spread;
  readonly perItem: boolean;
  /** Shows the first record that gave this. */
  readonly onShow: (record: number) => void;
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
      record: undefined as number | undefined,
    })),
    ...(rest > 0
      ? [
          {
            key: '·rest',
            label: `${(spread.distinct - named.length).toLocaleString('en')} more`,
            count: rest,
            look: shades[3] ?? '',
            mono: false,
            record: undefined,
          },
        ]
      : []),
    ...(spread.nulls > 0
      ? [{ key: '·null', label: 'null', count: spread.nulls, look: 'spread-bar__part--null', mono: true, record: spread.examples.nulls[0] }]
      : []),
    ...(spread.nothing > 0
      ? [
          {
            key: '·nothing',
            label: 'nothing',
            count: spread.nothing,
            look: 'spread-bar__part--nothing',
            mono: false,
            record: spread.examples.nothing[0],
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
            record: spread.examples.errors[0],
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
  const first = spread.examples.nothing[0] ?? spread.examples.errors[0];
  return (
    <div className="spread">
      <p className="spread__head">
        <strong>All {spread.records.toLocaleString('en')} records</strong>
        {perItem && <span className="t-quiet"> {spread.evaluations.toLocaleString('en')} items</span>}
        {wanting !== '' && first !== undefined && (
          <button type="button" className="spread__wanting" title={`Show record ${first}`} onClick={() => onShow(first)}>
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
          part.record === undefined ? (
            <span key={part.key} className="spread__value" title={part.label}>
              <span className={classNames('ellipsis', part.mono && 'mono')}>{part.label}</span> <b>{part.count.toLocaleString('en')}</b>
            </span>
          ) : (
            <button
              key={part.key}
              type="button"
              className="spread__value spread__value--wanting"
              title={`Show record ${part.record}`}
              onClick={() => onShow(part.record ?? 1)}
            >
              {part.label} <b>{part.count.toLocaleString('en')}</b>
            </button>
          ),
        )}
      </p>
    </div>
  );
}
