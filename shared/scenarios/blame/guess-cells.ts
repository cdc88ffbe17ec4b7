import type { Value } from '#shared/records/value.ts';
import { isArray, isObject } from '#shared/records/value.ts';
import { toWire } from '#shared/records/wire-value.ts';
import type { TouchedCell } from '#shared/trace/touched.ts';
import { placeText } from '#shared/trace/place.ts';
import { slipsBetween } from './change-cost.ts';
import type { Columns } from './columns.ts';
import type { By, Reading } from './reading.ts';
import { shown } from './shown.ts';
import { solve } from './solve.ts';
import type { Guess } from './suspect.ts';
import type { Trial } from './trial.ts';

/** What a field costs at least: where its column speaks against it, and where nothing does. */
const oddFloor = 0.5;
const floor = 5;
/** A field that is not there. */
const absentFloor = 7;
/** Fields that need the record mapped anew for every value tried come later. */
const slow = 3.2;
/** Every slip of one key is tried in these many fields, when nothing else explains the value. */
const typedCells = 25;
const typedFloor = 8;
const mostCells = 150;
const mostTexts = 1_500;

/** Fields of the record that were read, and may hold the wrong value. */
export function cellGuesses(trial: Trial, reading: Reading, columns: Columns): readonly Guess[] {
  const odd = reading.cells.filter((cell) => columns.isOdd(cell.place, cell.value));
  const others = reading.cells.filter((cell) => !odd.includes(cell));
  const written = trial.writtenTexts;
  const texts = textsIn(trial.question.record);
  const nearby = (value: Value | undefined): readonly string[] =>
    typeof value !== 'string' || value.length < 2 || value.length > 40
      ? []
      : texts.filter((text) => Math.abs(text.length - value.length) <= 1 && text !== value && slipsBetween(text, value) <= 1).slice(0, 5);
  const named = trial.question.place.filter((part) => typeof part === 'string');
  const guess = (cell: TouchedCell & { readonly by: By }, least: number, typed: boolean): Guess => ({
    floor: least,
    prove: () => {
      const found = solve({
        is: cell.value,
        actual: trial.actual,
        expected: trial.expected,
        known: columns.values(cell.place),
        also: [...written, ...named, ...nearby(cell.value)],
        probe: (would) => valueWith(trial, cell, would),
        isExpected: (value) => trial.isExpected(value),
        typed,
        time: () => trial.hasTime,
      });
      if (found === undefined) return undefined;
      const { would } = found;
      const place = placeText(cell.place);
      return {
        kind: 'cell',
        id: place,
        ...(cell.value === undefined ? {} : { is: toWire(cell.value) }),
        ...(would === undefined ? {} : { would: toWire(would) }),
        explains: true,
        cost: columns.cost(cell.place, cell.value, would),
        sentence: `${place} of the record: with ${shown(would)} instead of ${shown(cell.value)} it would give ${shown(trial.expected)}.`,
      };
    },
  });
  const slips = [...odd, ...others].filter((cell) => typeof cell.value === 'string' && isQuick(cell)).slice(0, typedCells);
  return [
    ...[...odd, ...others].slice(0, mostCells).map((cell) => guess(cell, leastOf(cell, odd.includes(cell)), false)),
    ...slips.map((cell) => guess(cell, typedFloor, true)),
  ];
}

/** What a field costs at the least. */
function leastOf(cell: TouchedCell & { readonly by: By }, odd: boolean): number {
  const least = odd || cell.value === '' ? oddFloor : cell.value === undefined ? absentFloor : floor;
  return least + (isQuick(cell) ? 0 : slow);
}

/** The different texts in a record. */
function textsIn(record: Value): readonly string[] {
  const texts = new Set<string>();
  const visit = (value: Value): void => {
    if (texts.size >= mostTexts) return;
    if (typeof value === 'string') texts.add(value);
    else if (isArray(value)) for (const item of value) visit(item);
    else if (isObject(value)) for (const part of Object.values(value)) visit(part);
  };
  visit(record);
  return [...texts];
}

function valueWith(trial: Trial, cell: TouchedCell & { readonly by: By }, would: Value | undefined): Value | undefined {
  return trial.withCell(cell.place, would, () => (isQuick(cell) ? trial.quick() : trial.anew({})));
}

/** Whether the loops around stay what they are whatever the field holds. */
function isQuick({ copied, by }: TouchedCell & { readonly by: By }): boolean {
  return by === 'rule' && !copied;
}
