import { afterEach, describe, expect, it } from 'vitest';
import type { RecordPreview } from '#shared/rpc/contract/preview.ts';
import { forgetValues, keepValues, loopCount, ruleValue, valueKey, watchValue } from '#renderer/state/value-store.ts';

const preview = (values: RecordPreview['values'], loops: RecordPreview['loops'] = []): RecordPreview => ({
  record: 1,
  of: 3,
  filtered: false,
  input: {},
  outputText: { format: 'json', text: '{}' },
  values,
  loops,
  problems: [],
  milliseconds: 1,
});
const value = (rule: string, items: readonly number[], text: string) => ({ rule, items, outcome: { kind: 'value' as const, value: text } });

afterEach(forgetValues);

describe('values by rule and item', () => {
  it('tells only the rows whose value became another one', () => {
    keepValues(preview([value('R-1', [], 'a'), value('R-2', [0], 'b'), value('R-2', [1], 'c')]), true);
    const told: string[] = [];
    const stops = ['R-1|', 'R-2|0', 'R-2|1'].map((key) => watchValue(key, () => told.push(key)));
    keepValues(preview([value('R-1', [], 'a'), value('R-2', [0], 'x'), value('R-2', [1], 'c')]), false);
    expect(told).toEqual(['R-2|0']);
    expect(ruleValue('R-2', [0])).toEqual({ outcome: { kind: 'value', value: 'x' }, defaulted: false, inexact: false, changes: 1 });
    for (const stop of stops) stop();
  });

  it('keeps the same object while the value stays, so that nothing renders', () => {
    keepValues(preview([value('R-1', [], 'a')]), true);
    const before = ruleValue('R-1', []);
    keepValues(preview([value('R-1', [], 'a')]), false);
    expect(ruleValue('R-1', [])).toBe(before);
  });

  it('does not flash when another record is shown', () => {
    keepValues(preview([value('R-1', [], 'a')]), true);
    keepValues(preview([value('R-1', [], 'b')]), true);
    expect(ruleValue('R-1', [])?.changes).toBe(0);
  });

  it('forgets what is not in the record and tells its rows', () => {
    keepValues(preview([value('R-1', [2], 'a')], [{ loop: 'L-1', items: [], count: 3 }]), true);
    const told: string[] = [];
    const stop = watchValue(valueKey('R-1', [2]), () => told.push('gone'));
    keepValues(preview([], [{ loop: 'L-1', items: [], count: 0 }]), false);
    expect(told).toEqual(['gone']);
    expect(ruleValue('R-1', [2])).toBeUndefined();
    expect(loopCount('L-1', [])).toBe(0);
    stop();
  });
});
