import type { Value } from '#shared/records/value.ts';
import { isArray, isObject } from '#shared/records/value.ts';
import { toWire } from '#shared/records/wire-value.ts';
import type { TouchedCell } from '#shared/trace/touched.ts';
import { placeText, valueAt } from '#shared/trace/place.ts';
import { leafText, slipsBetween } from './change-cost.ts';
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
  const texts = new Texts(trial.question.record);
  const nearby = (value: Value | undefined): readonly string[] =>
    typeof value !== 'string' || value.length < 2 || value.length > 40
      ? []
      : texts.all
          .filter((text) => Math.abs(text.length - value.length) <= 1 && text !== value && slipsBetween(text, value) <= 1)
          .slice(0, 5);
  const named = trial.question.place.filter((part) => typeof part === 'string');
  const guess = (cell: TouchedCell & { readonly by: By }, least: number, slips: 'none' | 'every'): Guess => ({
    floor: least,
    prove: () => {
      const found = solve({
        is: cell.value,
        actual: trial.actual,
        expected: trial.expected,
        known: columns.values(cell.place),
        keys: trial.keysGiving,
        also: [...written, ...named, ...nearby(cell.value)],
        probe: (would) => valueWith(trial, cell, would),
        isExpected: (value) => trial.isExpected(value),
        slips,
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
        cost:
          columns.cost(cell.place, cell.value, would, found.cost) +
          (isShifted(trial, cell, would) ? shifted : texts.cost(cell.value, would)),
        sentence: `${place} of the record: with ${shown(would)} instead of ${shown(cell.value)} it would give ${shown(trial.expected)}.`,
      };
    },
  });
  const typed = [...odd, ...others].filter((cell) => typeof cell.value === 'string' && isQuick(cell)).slice(0, typedCells);
  return [
    ...[...odd, ...others].slice(0, mostCells).map((cell) => guess(cell, leastOf(cell, odd.includes(cell)), 'none')),
    ...typed.map((cell) => guess(cell, typedFloor, 'every')),
  ];
}

/** What a field costs at the least. */
function leastOf(cell: TouchedCell & { readonly by: By }, odd: boolean): number {
  const least = odd || cell.value === '' ? oddFloor : cell.value === undefined ? absentFloor : floor;
  return least + (isQuick(cell) ? 0 : slow);
}

/** The different texts and numbers in a record, and how often each is there. */
class Texts {
  readonly #counts = new Map<string, number>();

  constructor(record: Value) {
    const visit = (value: Value): void => {
      if (isArray(value)) for (const item of value) visit(item);
      else if (isObject(value)) for (const part of Object.values(value)) visit(part);
      else if (value !== null && typeof value !== 'boolean')
        this.#counts.set(leafText(value), (this.#counts.get(leafText(value)) ?? 0) + 1);
    };
    visit(record);
  }

  get all(): readonly string[] {
    return [...this.#counts.keys()].slice(0, mostTexts);
  }

  /** A key that is nowhere else in the record, for one that is, and by a slip: then it is less unlikely. */
  cost(is: Value | undefined, would: Value | undefined): number {
    const [text, other] = [leafText(is), leafText(would)];
    if (text.length < 3 || typeof is === 'boolean' || (this.#counts.get(text) ?? 0) > 1 || !this.#counts.has(other)) return 0;
    return slipsBetween(text, other) <= 1 ? -2 : 0;
  }
}

/** What speaks against a field whose neighbour in the array holds the wanted value: another item was to be taken. */
const shifted = 3.2;

function isShifted({ question: { record }, actual, expected }: Trial, { place, value }: TouchedCell, would: Value | undefined): boolean {
  if (value === undefined || value === '' || leafText(value) !== leafText(actual) || leafText(would) !== leafText(expected)) return false;
  const at = place.findLastIndex((part) => typeof part === 'number');
  const list = at < 0 ? undefined : valueAt(record, place.slice(0, at));
  if (!isArray(list) || would === undefined) return false;
  const values = list.map((item) => leafText(valueAt(item, place.slice(at + 1))));
  return values.length > 1 && new Set(values).size >= 0.8 * values.length && values.includes(leafText(would));
}

function valueWith(trial: Trial, cell: TouchedCell & { readonly by: By }, would: Value | undefined): Value | undefined {
  return isQuick(cell)
    ? trial.withCell(cell.place, would, () => trial.quick(), cell.holder)
    : trial.withCell(cell.place, would, () => trial.anew({}));
}

/** Whether the loops around stay what they are whatever the field holds. */
function isQuick({ by }: TouchedCell & { readonly by: By }): boolean {
  return by === 'rule';
}
