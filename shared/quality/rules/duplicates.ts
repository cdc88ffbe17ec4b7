import type { FieldPath } from '#shared/base/field-path.ts';
import { identityText, valueAt } from '#shared/quality/value-at.ts';
import type { QualityRule } from '#shared/quality/quality-rule.ts';
import { count } from '#shared/quality/quality-rule.ts';

const mostKept = 1_000_000;
const longestKept = 64;

/** No two outputs have the same key; without keys no two are equal. Keys beyond the first million are not compared, and the figure says so. */
export function duplicates(keys: readonly FieldPath[]): QualityRule {
  const seen = new Set<string>();
  let outputs = 0;
  let compared = 0;
  let repeated = 0;
  return {
    add: ({ value }) => {
      outputs += 1;
      if (seen.size >= mostKept) return;
      compared += 1;
      const text = keys.length === 0 ? identityText(value) : keys.map((key) => identityText(valueAt(value, key))).join('\n');
      const key = text.length > longestKept ? fingerprint(text) : text;
      if (seen.has(key)) repeated += 1;
      else seen.add(key);
    },
    finish: () => {
      if (outputs === 0) return undefined;
      const by = keys.length === 0 ? '' : ` by ${keys.join(', ')}`;
      const part = compared === outputs ? `${count(outputs)} outputs` : `the first ${count(compared)} of ${count(outputs)} outputs`;
      return {
        name: 'Duplicates',
        holds: repeated === 0,
        figure: `${count(repeated)} ${repeated === 1 ? 'duplicate' : 'duplicates'} in ${part}${by}`,
        limit: '0',
      };
    },
  };
}

const multipliers = [0x01000193, 0x2c9277b5, 0x5f356495, 0x7feb352d] as const;

/** Four sums of 32 bits each in place of a long text: among a million texts no two are expected to share them. */
function fingerprint(text: string): string {
  return `${text.length}:${multipliers.map((multiplier) => sum(text, multiplier).toString(36)).join(':')}`;
}

function sum(text: string, multiplier: number): number {
  let state = multiplier;
  for (let i = 0; i < text.length; i += 1) {
    state = Math.imul(state ^ text.charCodeAt(i), multiplier);
    state ^= state >>> 15;
  }
  return state >>> 0;
}
