import type { ReactNode } from 'react';
import { Fragment, useMemo, useState } from 'react';
import { Check, X } from 'lucide-react';
import { Icon } from '#renderer/kit/Icon.tsx';
import { classNames } from '#renderer/kit/class-names.ts';
import type { DiffRow } from './diff-lines.ts';
import { diffLines, differingPart } from './diff-lines.ts';
import './parts.css';

export interface DiffProps {
  readonly expected: string;
  readonly actual: string;
  readonly label: string;
  readonly expectedHead?: ReactNode;
  readonly actualHead?: ReactNode;
  /** Colours a line where it is not marked. */
  readonly colour?: (line: string) => ReactNode;
}

const context = 6;
const foldAbove = context * 2 + 4;

/** Two texts side by side with line numbers; long equal parts are folded. */
export function Diff({ expected, actual, label, expectedHead = 'Expected', actualHead = 'Actual', colour = (line) => line }: DiffProps) {
  const rows = useMemo(() => diffLines(expected, actual), [expected, actual]);
  const [unfolded, setUnfolded] = useState<ReadonlySet<number>>(new Set());
  return (
    <div className="diff code" role="region" aria-label={label} tabIndex={0}>
      <div className="diff__head">{expectedHead}</div>
      <div className="diff__head">{actualHead}</div>
      {parts(rows).map((part) =>
        part.fold && !unfolded.has(part.from) ? (
          <button key={part.from} type="button" className="diff__fold" onClick={() => setUnfolded(new Set([...unfolded, part.from]))}>
            {part.to - part.from} equal lines
          </button>
        ) : (
          <Fragment key={part.from}>
            {rows.slice(part.from, part.to).map((row, at) => (
              <Fragment key={part.from + at}>
                <Line row={row} side="left" colour={colour} />
                <Line row={row} side="right" colour={colour} />
              </Fragment>
            ))}
          </Fragment>
        ),
      )}
    </div>
  );
}

function Line({
  row,
  side,
  colour,
}: {
  readonly row: DiffRow;
  readonly side: 'left' | 'right';
  readonly colour: (line: string) => ReactNode;
}) {
  const line = row[side];
  const differs = !row.equal && line !== undefined;
  const look = classNames(
    'diff__line',
    `diff__line--${side}`,
    line === undefined && 'diff__line--filler',
    differs && (side === 'left' ? 'diff__line--expected' : 'diff__line--actual'),
  );
  return (
    <div className={look}>
      <span className="diff__number">{line?.number}</span>
      <span className="diff__mark">
        {differs && <Icon of={side === 'left' ? Check : X} size={12} />}
        {differs && <span className="visually-hidden">{side === 'left' ? 'expected' : 'actual'}</span>}
      </span>
      <span className="diff__text">{line === undefined ? null : differs ? marked(row, side, line.text, colour) : colour(line.text)}</span>
    </div>
  );
}

function marked(row: DiffRow, side: 'left' | 'right', text: string, colour: (line: string) => ReactNode): ReactNode {
  const other = (side === 'left' ? row.right : row.left)?.text;
  if (other === undefined) return colour(text);
  const { start, end } = differingPart(text, other);
  return (
    <>
      {colour(text.slice(0, start))}
      <mark>{text.slice(start, text.length - end)}</mark>
      {colour(text.slice(text.length - end))}
    </>
  );
}

interface Part {
  readonly from: number;
  readonly to: number;
  readonly fold: boolean;
}

function parts(rows: readonly DiffRow[]): readonly Part[] {
  // Nothing differs: there is no part that matters more than another.
  if (rows.every((row) => row.equal)) return [{ from: 0, to: rows.length, fold: false }];
  const found: Part[] = [];
  let from = 0;
  while (from < rows.length) {
    const equal = rows[from]?.equal === true;
    let to = from;
    while (to < rows.length && (rows[to]?.equal === true) === equal) to += 1;
    if (equal && to - from > foldAbove) {
      const first = from === 0 ? from : from + context;
      // The very last line stays: it closes what the first one opened.
      const last = to === rows.length ? to - 1 : to - context;
      if (first > from) found.push({ from, to: first, fold: false });
      found.push({ from: first, to: last, fold: true });
      if (last < to) found.push({ from: last, to, fold: false });
    } else found.push({ from, to, fold: false });
    from = to;
  }
  return found;
}
