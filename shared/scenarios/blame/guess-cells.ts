import type { Value } from '#shared/records/value.ts';
import { toWire } from '#shared/records/wire-value.ts';
import type { TouchedCell } from '#shared/trace/touched.ts';
import { placeText } from '#shared/trace/place.ts';
import type { Columns } from './columns.ts';
import type { By, Reading } from './reading.ts';
import { shown } from './shown.ts';
import { solve } from './solve.ts';
import type { Guess } from './suspect.ts';
import type { Trial } from './trial.ts';

/** What a field read costs at least, when its column speaks against it. */
const least = 0.2;
const mostCells = 150;

/** Fields of the record that were read, and may hold the wrong value. */
export function cellGuesses(trial: Trial, reading: Reading, columns: Columns): readonly Guess[] {
  return reading.cells.slice(0, mostCells).map((cell): Guess => ({
    floor: least,
    prove: () => {
      const found = solve({
        is: cell.value,
        actual: trial.actual,
        expected: trial.expected,
        known: columns.values(cell.place),
        probe: (would) => valueWith(trial, cell, would),
        isExpected: (value) => trial.isExpected(value),
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
  }));
}

function valueWith(trial: Trial, { place, copied, by }: TouchedCell & { readonly by: By }, would: Value | undefined): Value | undefined {
  return trial.withCell(place, would, () => (by === 'rule' && !copied ? trial.quick() : trial.anew({})));
}
