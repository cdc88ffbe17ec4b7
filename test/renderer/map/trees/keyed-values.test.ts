import { describe, expect, it } from 'vitest';
import { createKeyedValues } from '#renderer/map/trees/keyed-values.ts';

describe('values by key', () => {
  it('tell only those whose value is another one, and forget what nobody follows', () => {
    const values = createKeyedValues(
      (key) => `${key}1`,
      (a, b) => a === b,
    );
    const told: string[] = [];
    const leave = values.follow('a', () => told.push('a'));
    values.follow('b', () => told.push('b'));
    expect([values.get('a'), values.get('b'), values.get('c')]).toEqual(['a1', 'b1', 'c1']);
    values.refresh((key) => (key === 'b' ? 'b1' : `${key}2`));
    expect([told, values.get('a'), values.get('c')]).toEqual([['a'], 'a2', 'c2']);
    leave();
    values.refresh((key) => `${key}3`);
    expect(told).toEqual(['a', 'b']);
  });
});
