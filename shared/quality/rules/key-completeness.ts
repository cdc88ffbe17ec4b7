import type { FieldPath } from '#shared/base/field-path.ts';
import { isFilled, valueAt } from '#shared/quality/value-at.ts';
import type { QualityRule } from '#shared/quality/quality-rule.ts';
import { count, share } from '#shared/quality/quality-rule.ts';

/** Every output has a value in each key field. `keys` cross no array. */
export function keyCompleteness(keys: readonly FieldPath[]): QualityRule {
  const missing = new Map<FieldPath, number>();
  let outputs = 0;
  let complete = 0;
  return {
    add: ({ value }) => {
      outputs += 1;
      const empty = keys.filter((key) => !isFilled(valueAt(value, key)));
      if (empty.length === 0) complete += 1;
      for (const key of empty) missing.set(key, (missing.get(key) ?? 0) + 1);
    },
    finish: () => {
      if (outputs === 0 || keys.length === 0) return undefined;
      const [worst] = [...missing].sort((a, b) => b[1] - a[1]);
      const lack = worst === undefined ? '' : `; ${worst[0]} is empty in ${count(worst[1])}`;
      return {
        name: 'Key completeness',
        holds: complete === outputs,
        figure: `${share(complete, outputs)} of ${count(outputs)} outputs complete${lack}`,
        limit: '100 %',
      };
    },
  };
}
