import { parse } from '#shared/syntax/parse.ts';
import { simplePath } from '#shared/syntax/simple-path.ts';
import { placeText } from '#shared/trace/place.ts';
import { toWire } from '#shared/records/wire-value.ts';
import type { Reading } from './reading.ts';
import { shown } from './shown.ts';
import type { Suspect } from './suspect.ts';
import type { Trial } from './trial.ts';

const mostCells = 12;

/** Everything that a value came through, without a word on what would be right; what is likelier at fault first. */
export function standing(trial: Trial, reading: Reading, told: boolean): readonly Suspect[] {
  const { rule, loops } = trial.filled;
  const found: Suspect[] = [];
  const put = (suspect: Omit<Suspect, 'explains' | 'cost'>): void => {
    found.push({ ...suspect, explains: false, cost: 20 + found.length });
  };
  const { filtered } = trial.capture.result;
  if (filtered) put({ kind: 'keep', id: 'keep', part: 'keep', sentence: 'The condition of the mapping leaves the record out.' });
  const inner = loops.at(-1);
  const missed = trial.ruleEvaluated === undefined && !filtered;
  if (missed && inner !== undefined) put({ kind: 'loop', id: inner.id, part: 'each', sentence: `${inner.id} does not come to this item.` });
  const tooMany = !missed && told && trial.expected === undefined && inner !== undefined;
  if (tooMany) put({ kind: 'loop', id: inner.id, part: 'each', sentence: `${inner.id} has this item, where nothing is expected.` });
  const cells = reading.cells.filter(({ by }) => by === 'rule').slice(0, mostCells);
  const tree = rule === undefined ? undefined : parse(rule.expression);
  const direct = tree?.ok === true && simplePath(tree.value.root) !== undefined;
  const putCells = (): void => {
    for (const { place, value } of cells)
      put({
        kind: 'cell',
        id: placeText(place),
        ...(value === undefined ? {} : { is: toWire(value) }),
        sentence: `${placeText(place)} of the record is ${shown(value)}.`,
      });
  };
  if (direct) putCells();
  for (const { table, key, row } of reading.rows) {
    if (row === undefined) put({ kind: 'row', id: table.name, key, sentence: `${table.name} has no row ${shown(key)}.` });
  }
  if (rule !== undefined)
    put({
      kind: 'rule',
      id: rule.id,
      part: 'expression',
      span: { start: 0, end: rule.expression.length },
      sentence: `${rule.id} gives ${shown(trial.actual)}.`,
    });
  for (const { table, key, row } of reading.rows) {
    if (row !== undefined)
      put({ kind: 'row', id: table.name, key, row, sentence: `${table.name}, row ${shown(key)}, is what it looks up.` });
  }
  if (!direct) putCells();
  if (!missed)
    for (const loop of loops.toReversed().slice(tooMany ? 1 : 0))
      put({ kind: 'loop', id: loop.id, part: 'each', sentence: `${loop.id} gives its item.` });
  else
    for (const loop of loops.slice(0, -1).toReversed())
      put({ kind: 'loop', id: loop.id, part: 'each', sentence: `${loop.id} gives the item around.` });
  return found;
}
