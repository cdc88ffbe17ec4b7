import { useCallback, useSyncExternalStore } from 'react';
import type { RecordPreview, WireOutcome } from '#shared/rpc/contract/preview.ts';

/** What one rule gave for one item, as a row shows it. */
export interface RuleValue {
  readonly outcome: WireOutcome;
  readonly defaulted: boolean;
  readonly inexact: boolean;
  /** Grows when the value became another one: a row may flash. */
  readonly changes: number;
}

type Kept = { readonly value: RuleValue; readonly text: string };

const values = new Map<string, Kept>();
const counts = new Map<string, number>();
const watchers = new Map<string, Set<() => void>>();

/** Key of a rule's (or a loop's) value for the items of its loops, outermost first: `R-28|2`. */
export function valueKey(id: string, items: readonly number[]): string {
  return `${id}|${items.join('.')}`;
}

/** Takes in a preview; only rows whose value differs are told. `fresh`: another record, so nothing flashes. */
export function keepValues(preview: RecordPreview, fresh: boolean): void {
  const told = new Set<string>();
  const seen = new Set<string>();
  for (const one of preview.values) {
    const key = valueKey(one.rule, one.items);
    seen.add(key);
    const text = JSON.stringify([one.outcome, one.defaulted === true, one.inexact === true]);
    const was = values.get(key);
    if (was?.text === text) continue;
    const changes = (was?.value.changes ?? 0) + (fresh || was === undefined ? 0 : 1);
    values.set(key, { text, value: { outcome: one.outcome, defaulted: one.defaulted === true, inexact: one.inexact === true, changes } });
    told.add(key);
  }
  for (const loop of preview.loops) {
    const key = valueKey(loop.loop, loop.items);
    seen.add(key);
    if (counts.get(key) === loop.count) continue;
    counts.set(key, loop.count);
    told.add(key);
  }
  for (const key of values.keys()) if (!seen.has(key) && values.delete(key)) told.add(key);
  for (const key of counts.keys()) if (!seen.has(key) && counts.delete(key)) told.add(key);
  tell(told);
}

export function forgetValues(): void {
  const told = new Set([...values.keys(), ...counts.keys()]);
  values.clear();
  counts.clear();
  tell(told);
}

function tell(keys: ReadonlySet<string>): void {
  for (const key of keys) for (const watcher of watchers.get(key) ?? []) watcher();
}

/** Told when the value or count under a key changes. */
export function watchValue(key: string, watcher: () => void): () => void {
  const set = watchers.get(key) ?? new Set();
  watchers.set(key, set);
  set.add(watcher);
  return () => {
    set.delete(watcher);
    if (set.size === 0) watchers.delete(key);
  };
}

export function ruleValue(rule: string, items: readonly number[]): RuleValue | undefined {
  return values.get(valueKey(rule, items))?.value;
}

/** Items of a loop for the items of the loops around it. */
export function loopCount(loop: string, items: readonly number[]): number | undefined {
  return counts.get(valueKey(loop, items));
}

/** The value of one rule for one item; the component renders again only when it changes. */
export function useRuleValue(rule: string | undefined, items: readonly number[]): RuleValue | undefined {
  const key = rule === undefined ? '' : valueKey(rule, items);
  return useSyncExternalStore(useWatch(key), () => values.get(key)?.value);
}

function useWatch(key: string): (watcher: () => void) => () => void {
  return useCallback((watcher: () => void) => watchValue(key, watcher), [key]);
}
