import { describe, expect, it } from 'vitest';
import { comparable } from './comparable.ts';

describe('what counts as right', () => {
  it('tells JSON numbers apart that a double does not, and takes order of keys and spelling of small numbers as free', () => {
    expect(comparable.json('{"a":1.50,"b":[-122.000]}')).toEqual(comparable.json('{"b":[-122],"a":1.5}'));
    expect(comparable.json('[9007199254740993]')).not.toEqual(comparable.json('[9007199254740992]'));
    expect(comparable.json('[0.12345678901234567890]')).not.toEqual(comparable.json('[0.12345678901234568]'));
    expect(comparable.json('{"a":null}')).not.toEqual(comparable.json('{}'));
  });

  it('keeps the order of lines and rows', () => {
    expect(comparable.ndjson('{"a":1}\n{"a":2}\n')).not.toEqual(comparable.ndjson('{"a":2}\n{"a":1}\n'));
    expect(comparable.csv('a,b\n"x, y",\n')).toEqual([
      ['a', 'b'],
      ['x, y', ''],
    ]);
    expect(comparable.text('a\n')).toBe('a');
  });
});
