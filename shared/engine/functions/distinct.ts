import { ExactNumber } from '#shared/records/exact-number.ts';
import { rounds } from '../values/doubles.ts';
import type { FunctionCall } from '../values/function-value.ts';
import { isList, isObject } from '../values/is-object.ts';

/** Adds to `kept` the items that none before equals, in the time of looking at each once. */
export function keepDistinct(call: Pick<FunctionCall, 'budget'>, items: readonly unknown[], kept: unknown[]): void {
  const seen = new Set<unknown>();
  const shapes = new Set<string>();
  call.budget.spend(items.length);
  for (let i = 0; i < items.length; i += 1) {
    const item = items[i];
    if (isNew(call, item, seen, shapes)) kept.push(item);
  }
}

function isNew(call: Pick<FunctionCall, 'budget'>, item: unknown, seen: Set<unknown>, shapes: Set<string>): boolean {
  // NaN equals nothing.
  if (typeof item === 'number' && Number.isNaN(item)) return true;
  const key = item instanceof ExactNumber && !rounds(item) ? item.toNumber() : item;
  if (seen.has(key)) return false;
  seen.add(key);
  if (typeof key !== 'object' || key === null) return true;
  const shape = shapeOf(call, key);
  if (shape === undefined) return true;
  if (shapes.has(shape)) return false;
  shapes.add(shape);
  return true;
}

/** A text that two equal values share and no others; nothing for what equals only itself. */
function shapeOf(call: Pick<FunctionCall, 'budget'>, value: unknown): string | undefined {
  if (typeof value === 'string') return `"${value.length}:${value}`;
  if (typeof value === 'number') return Number.isNaN(value) ? undefined : String(value);
  if (value instanceof ExactNumber) return rounds(value) ? value.digits : String(value.toNumber());
  if (value === null || value === undefined || typeof value === 'boolean') return String(value);
  if (isList(value)) {
    call.budget.spend(value.length);
    let shape = '[';
    for (let i = 0; i < value.length; i += 1) {
      const item = shapeOf(call, value[i]);
      if (item === undefined) return undefined;
      shape += `${item},`;
    }
    return `${shape}]`;
  }
  if (!isObject(value)) return undefined;
  let shape = '{';
  for (const key of sortedKeys(value)) {
    const field = shapeOf(call, value[key]);
    if (field === undefined) return undefined;
    shape += `${key.length}:${key}${field},`;
  }
  call.budget.spend(1);
  return `${shape}}`;
}

function sortedKeys(object: object): readonly string[] {
  const keys = Object.keys(object);
  return keys.every((key, i) => i === 0 || (keys[i - 1] ?? '') < key) ? keys : keys.sort();
}
