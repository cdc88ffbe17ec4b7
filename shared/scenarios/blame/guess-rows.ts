import type { LookupTable } from '#shared/lookup/lookup-table.ts';
import type { Value } from '#shared/records/value.ts';
import { toWire } from '#shared/records/wire-value.ts';
import type { TouchedRow } from '#shared/trace/touched.ts';
import { changeCost, leafText, slipsBetween } from './change-cost.ts';
import type { By, Reading } from './reading.ts';
import { shown } from './shown.ts';
import { solve } from './solve.ts';
import type { Guess, Suspect } from './suspect.ts';
import type { Trial } from './trial.ts';

const cellCost = 1.8;
const keyCost = 2.5;
const missingCost = 5.5;
/** Slips between the key asked for and that of a row which may have been meant. */
const mostSlips = 2;

/** Rows of lookup tables that were asked for: their cells, their key, or that they are missing. */
export function rowGuesses(trial: Trial, reading: Reading): readonly Guess[] {
  return reading.rows.flatMap((touched) => (touched.row === undefined ? missingRow(trial, touched) : cellsOf(trial, touched, touched.row)));
}

function valueWith(trial: Trial, changed: LookupTable, by: By): Value | undefined {
  const tables = trial.question.definition.lookups.map((table) => (table.id === changed.id ? changed : table));
  return by === 'rule' ? trial.quick({ tables }) : trial.anew({ tables });
}

function cellsOf(trial: Trial, { table, key, by }: TouchedRow & { readonly by: By }, row: number): readonly Guess[] {
  const columns = table.value === undefined ? table.columns.filter((column) => column !== table.key) : [table.value];
  return columns.map((column): Guess => {
    const at = table.columns.indexOf(column);
    const is = table.rows[row]?.[at] ?? '';
    const instead = (text: string): LookupTable => ({
      ...table,
      rows: table.rows.map((cells, i) => (i === row ? table.columns.map((_, j) => (j === at ? text : (cells[j] ?? ''))) : cells)),
    });
    return {
      floor: cellCost + 1,
      prove: () => {
        const found = solve({
          is,
          actual: trial.actual,
          expected: trial.expected,
          known: [...new Set(table.rows.slice(0, 400).map((cells) => cells[at] ?? ''))],
          probe: (would) => (would === undefined ? trial.actual : valueWith(trial, instead(leafText(would)), by)),
          keys: trial.keysGiving,
          also: trial.writtenTexts,
          isExpected: (value) => trial.isExpected(value),
          time: () => trial.hasTime,
        });
        if (found?.would === undefined) return undefined;
        const sentence = `${table.name}, row ${shown(key)}: with ${shown(found.would)} instead of ${shown(is)} it would give ${shown(trial.expected)}.`;
        return suspect(table, key, row, cellCost + found.cost, sentence, { is, would: toWire(found.would) });
      },
    };
  });
}

/** The row is not there, or its key is written otherwise. */
function missingRow(trial: Trial, { table, key, by }: TouchedRow & { readonly by: By }): readonly Guess[] {
  const keyAt = table.columns.indexOf(table.key);
  const alike = table.rows
    .map((cells, row) => ({ row, other: cells[keyAt] ?? '', slips: slipsBetween(cells[keyAt] ?? '', key) }))
    .filter(({ slips }) => slips <= mostSlips)
    .slice(0, 12);
  const renamed = alike.map(({ row, other }): Guess => {
    const cost = keyCost + changeCost(other, key, false);
    return {
      floor: cost,
      prove: () => {
        const rows = table.rows.map((cells, i) =>
          i === row ? table.columns.map((_, j) => (j === keyAt ? key : (cells[j] ?? ''))) : cells,
        );
        if (!trial.isExpected(valueWith(trial, { ...table, rows }, by))) return undefined;
        const sentence = `${table.name}, row ${shown(other)}: with the key ${shown(key)} it would give ${shown(trial.expected)}.`;
        return suspect(table, other, row, cost, sentence, { is: other, would: key });
      },
    };
  });
  const valueAt = table.value === undefined ? -1 : table.columns.indexOf(table.value);
  // Hardly anybody keeps a row for nothing at all.
  const cost = missingCost + (key === '' ? 2 : 0);
  const added: Guess = {
    floor: cost,
    prove: () => {
      const withRow = (text: string): LookupTable => ({
        ...table,
        rows: [...table.rows, table.columns.map((_, j) => (j === keyAt ? key : j === valueAt || valueAt < 0 ? text : ''))],
      });
      const found = solve({
        is: '',
        actual: trial.actual,
        expected: trial.expected,
        known: valueAt < 0 ? [] : [...new Set(table.rows.slice(0, 400).map((cells) => cells[valueAt] ?? ''))],
        probe: (would) => (would === undefined ? trial.actual : valueWith(trial, withRow(leafText(would)), by)),
        keys: trial.keysGiving,
        also: trial.writtenTexts,
        isExpected: (value) => trial.isExpected(value),
        time: () => trial.hasTime,
      });
      if (found?.would === undefined) return undefined;
      const sentence = `${table.name} has no row ${shown(key)}: with one that holds ${shown(found.would)} it would give ${shown(trial.expected)}.`;
      return suspect(table, key, undefined, cost, sentence, { would: toWire(found.would) });
    },
  };
  return [...renamed, added];
}

function suspect(
  table: LookupTable,
  key: string,
  row: number | undefined,
  cost: number,
  sentence: string,
  change: Pick<Suspect, 'is' | 'would'>,
): Suspect {
  return { kind: 'row', id: table.name, key, ...(row === undefined ? {} : { row }), ...change, explains: true, cost, sentence };
}
