import type { QualityRule } from '#shared/quality/quality-rule.ts';
import { count } from '#shared/quality/quality-rule.ts';

const typeCodes = new Set(['check/type', 'check/no-such-date', 'check/not-null', 'check/not-a-list', 'check/not-single']);

/** Values are of the types that the target's schema states; what a sample alone speaks against does not count. */
export function types(): QualityRule {
  let outputs = 0;
  let fitting = 0;
  return {
    add: ({ problems }) => {
      outputs += 1;
      if (!problems.some((found) => found.severity === 'error' && typeCodes.has(found.code))) fitting += 1;
    },
    finish: () =>
      outputs === 0
        ? undefined
        : {
            name: 'Types',
            holds: fitting === outputs,
            figure: `${count(fitting)} of ${count(outputs)} outputs have the types of the schema`,
            limit: 'all',
          },
  };
}
