import { create } from 'zustand';
import type { FieldPath } from '#shared/base/field-path.ts';

export interface Selected {
  /** The mapping in view. */
  readonly mapping: string | undefined;
  /** The record in view, from 1. */
  readonly record: number;
  /** The target field chosen. */
  readonly target: FieldPath | undefined;
  /** The source field chosen; `side` is the id of a source. */
  readonly source: { readonly side: string; readonly path: FieldPath } | undefined;
  /** The function node chosen. */
  readonly node: string | undefined;
  /** Current item of each loop, from 0, by loop id; absent is the first. */
  readonly items: Readonly<Record<string, number>>;
  readonly lineage: 'none' | 'up' | 'down';
  /** Stepping goes through these records only. */
  readonly among: RecordFilter | undefined;
}

/** Some records of the sample, by what they have in common. */
export interface RecordFilter {
  /** `TaxCode is nothing`. */
  readonly label: string;
  /** Numbers from 1, ascending; of many the first. */
  readonly records: readonly number[];
  readonly count: number;
  /** For each record the item to show, by loop id; absent: the first of each loop. */
  readonly items?: readonly Readonly<Record<string, number>>[];
}

interface SelectionState extends Selected {
  /** Number of records in the sample; the preview tells it. */
  readonly records: number;
  /**
   * Chooses. Choosing a target, source or node lets go of the other two; `lineage` stays unless said.
   * What is not named stays as it is.
   */
  select(patch: Partial<Selected>): void;
  /** Lets go of field and node, and ends the lineage. */
  clear(): void;
  /** One record on or back; stays within the sample, and among the records that are filtered for. Items go back to the first. */
  stepRecord(by: 1 | -1): void;
  /** One item on or back in a loop of `count` items. */
  stepItem(loop: string, by: 1 | -1, count: number): void;
  reset(mapping: string | undefined): void;
}

const nothing = { target: undefined, source: undefined, node: undefined } as const;
const start: Selected = { mapping: undefined, record: 1, ...nothing, items: {}, lineage: 'none', among: undefined };

/** One selection for all workspaces; it survives going from one to another. */
export const useSelection = create<SelectionState>()((set, get) => ({
  ...start,
  records: 0,
  select(patch) {
    const chooses = patch.target !== undefined || patch.source !== undefined || patch.node !== undefined;
    const record = patch.record !== undefined && patch.record !== get().record ? { items: {} } : {};
    set({ ...(chooses ? nothing : {}), ...record, ...patch });
  },
  clear: () => set({ ...nothing, lineage: 'none' }),
  stepRecord(by) {
    const { record, records, among } = get();
    if (among !== undefined) {
      const at = by > 0 ? among.records.findIndex((one) => one > record) : among.records.findLastIndex((one) => one < record);
      const other = among.records[at];
      if (other !== undefined) set({ record: other, items: among.items?.[at] ?? {} });
      return;
    }
    const next = Math.min(Math.max(1, record + by), Math.max(1, records));
    if (next !== record) set({ record: next, items: {} });
  },
  stepItem(loop, by, count) {
    const { items } = get();
    const next = Math.min(Math.max(0, (items[loop] ?? 0) + by), Math.max(0, count - 1));
    set({ items: { ...items, [loop]: next } });
  },
  reset: (mapping) => set({ ...start, mapping, records: 0 }),
}));

/** Positions for a rule inside these loops (ids, outermost first): the current item of each. */
export function itemsOf(items: Readonly<Record<string, number>>, loops: readonly string[]): readonly number[] {
  return loops.map((loop) => items[loop] ?? 0);
}
