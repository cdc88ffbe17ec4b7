import type { Outcome } from '#shared/records/outcome.ts';
import type { Value } from '#shared/records/value.ts';
import { ExactNumber } from '#shared/records/exact-number.ts';
import { isArray, isObject } from '#shared/records/value.ts';
import { toWire } from '#shared/records/wire-value.ts';
import type { Seen } from './recorder.ts';
import type { StepOutcome } from './trace.ts';

/** Texts longer than this are cut: a step shows a line. */
const longest = 500;

export function outcomeOf(outcome: Outcome): StepOutcome {
  return outcome.kind === 'value' ? ofValue(outcome.value) : outcome;
}

/** What a part gave, though it may be what no result can be: a function. */
export function seenOutcome({ value, failed }: Seen): StepOutcome {
  if (failed) return { kind: 'error' };
  if (value === undefined) return { kind: 'nothing' };
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return items.length === 0 ? { kind: 'nothing' } : { kind: 'items', count: items.length };
  }
  if (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean' ||
    value instanceof ExactNumber
  )
    return ofValue(value);
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype)
    return { kind: 'fields', count: Object.keys(value).length };
  return { kind: 'function' };
}

function ofValue(value: Value): StepOutcome {
  if (isArray(value)) return { kind: 'items', count: value.length };
  if (isObject(value)) return { kind: 'fields', count: Object.keys(value).length };
  return { kind: 'value', value: typeof value === 'string' && value.length > longest ? `${value.slice(0, longest)}…` : toWire(value) };
}
