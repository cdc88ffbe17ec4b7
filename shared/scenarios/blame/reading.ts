import { bindLookup } from '#shared/lookup/bind-lookup.ts';
import type { Value } from '#shared/records/value.ts';
import { ExactNumber } from '#shared/records/exact-number.ts';
import type { Span } from '#shared/syntax/tokens.ts';
import type { Evaluated } from '#shared/trace/capture.ts';
import { observer } from '#shared/trace/capture.ts';
import { Origins } from '#shared/trace/origins.ts';
import type { Place } from '#shared/trace/place.ts';
import type { Seen } from '#shared/trace/recorder.ts';
import { everySeen } from '#shared/trace/recorder.ts';
import type { TouchedCell, TouchedRow } from '#shared/trace/touched.ts';
import { touchedBy } from '#shared/trace/touched.ts';
import type { Trial } from './trial.ts';

/** By which of its texts a value touches something: its own rule, or a loop or condition around it. */
export type By = 'rule' | 'around';

/** What the texts behind a value read while it was made. */
export class Reading {
  readonly cells: readonly (TouchedCell & { readonly by: By })[];
  readonly rows: readonly (TouchedRow & { readonly by: By })[];
  readonly #seen = new Map<string, Seen[]>();

  constructor(trial: Trial) {
    const { definition, settings, record } = trial.question;
    const bound = settings.lookups ?? definition.lookups.map(bindLookup);
    const origins = new Origins(record, definition.lookups, bound);
    const observe = observer(settings);
    const cells = new Map<string, TouchedCell & { readonly by: By }>();
    const rows = new Map<string, TouchedRow & { readonly by: By }>();
    let own: Seen | undefined;
    for (const evaluated of ownLast(trial.capture.chosen)) {
      const seen = observe(evaluated);
      if (seen === undefined) continue;
      const name = `${evaluated.owner} ${evaluated.part}`;
      this.#seen.set(name, [...(this.#seen.get(name) ?? []), seen]);
      if (evaluated.part === 'expression') own = seen;
      const by = evaluated.part === 'expression' || evaluated.part === 'default' ? 'rule' : 'around';
      const touched = touchedBy(seen, origins);
      // What the rule itself reads of a field that a loop has looked at needs the loop to run again, too.
      for (const cell of touched.cells) {
        const known = cells.get(cell.place.join('\n'));
        if (known === undefined || (known.holder === undefined && cell.holder !== undefined))
          cells.set(cell.place.join('\n'), { ...cell, by });
      }
      for (const row of touched.rows) rows.set(`${row.table.id}\n${row.key}`, rows.get(`${row.table.id}\n${row.key}`) ?? { ...row, by });
    }
    // The field that stands in the output as it is comes first.
    const direct = own === undefined ? undefined : directCell(own.value, trial.filled.within, origins);
    const first = direct === undefined ? undefined : cells.get(direct.place.join('\n'));
    if (direct !== undefined) cells.delete(direct.place.join('\n'));
    this.cells = [...(direct === undefined ? [] : [{ ...direct, by: first?.by ?? ('rule' as const) }]), ...cells.values()];
    this.rows = [...rows.values()];
  }

  /** Names beside the one that a name of a text reads: of the objects it was read from. */
  namesAt(owner: string, part: string, { start, end }: Span): readonly string[] {
    const names = new Set<string>();
    for (const seen of this.#seen.get(`${owner} ${part}`) ?? [])
      for (const one of everySeen(seen))
        for (const { node, item } of one.reads)
          if (node.start === start && node.end === end && typeof item === 'object' && item !== null && names.size < 200)
            for (const name of Object.keys(item)) names.add(name);
    return [...names];
  }

  /** The different values of a part of a text, at most sixty. */
  valuesAt(owner: string, part: string, { start, end }: Span): readonly Value[] {
    const values: Value[] = [];
    for (const seen of this.#seen.get(`${owner} ${part}`) ?? [])
      for (const one of everySeen(seen))
        if (one.node.start === start && one.node.end === end && isLeaf(one.value) && !values.includes(one.value) && values.length < 60)
          values.push(one.value);
    return values;
  }
}

/** The field of the record that stands at a place of what a rule gave, where the rule handed on an object of the record. */
function directCell(value: unknown, within: Place, origins: Origins): TouchedCell | undefined {
  let found = value;
  let place: Place | undefined = origins.place(value);
  for (const part of within) {
    if (typeof found !== 'object' || found === null) return undefined;
    if (place === undefined && typeof part === 'string') place = origins.original(found, part);
    found = Reflect.get(found, part);
    place = origins.place(found) ?? (place === undefined ? undefined : [...place, part]);
  }
  if (place === undefined || (found !== undefined && !isLeaf(found))) return undefined;
  return { place, ...(found === undefined ? {} : { value: found }), copied: false };
}

/** Loops and conditions first; of the items that a loop tests the first so many. */
function ownLast(chosen: readonly Evaluated[]): readonly Evaluated[] {
  const own = chosen.filter(({ part }) => part === 'expression' || part === 'default');
  const each = chosen.filter(({ part }) => part === 'each' || part === 'keep');
  const tests = chosen.filter(({ part }) => part === 'where' || part === 'sort');
  return [...each, ...tests.slice(0, 500), ...own];
}

function isLeaf(value: unknown): value is Value {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value) || value instanceof ExactNumber;
}
