import type { FieldFigures } from '#shared/rpc/contract/preview.ts';
import { ExactNumber } from '#shared/records/exact-number.ts';
import type { Value } from '#shared/records/value.ts';
import { isArray, isObject } from '#shared/records/value.ts';

/** Counts one source field over all inputs; `names` is its path from the input's root. */
export function fieldFigures(inputs: readonly Value[], names: readonly string[]): FieldFigures {
  const seen = { places: 0, present: 0, nulls: 0, empty: 0 };
  const distinct = new Set<string>();
  let inRecord = false;
  const visit = (value: Value | undefined, depth: number): void => {
    if (isArray(value)) {
      for (const item of value) visit(item, depth);
      return;
    }
    const name = names[depth];
    if (name !== undefined) {
      if (!isObject(value)) return;
      const part = Object.hasOwn(value, name) ? value[name] : undefined;
      if (depth === names.length - 1) {
        seen.places += 1;
        if (part !== undefined) seen.present += 1;
      }
      if (part !== undefined) visit(part, depth + 1);
      return;
    }
    if (value === null) seen.nulls += 1;
    else if (value === '') seen.empty += 1;
    else {
      inRecord = true;
      distinct.add(value instanceof ExactNumber ? value.digits : JSON.stringify(value));
    }
  };
  let filled = 0;
  for (const input of inputs) {
    inRecord = false;
    visit(input, 0);
    if (inRecord) filled += 1;
  }
  return { records: inputs.length, ...seen, distinct: distinct.size, filled };
}
