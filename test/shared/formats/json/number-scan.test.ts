import { describe, expect, it } from 'vitest';
import { countKeyMarks, countKeysIn, hasDoubtfulNumber } from '#shared/formats/json/number-scan.ts';
import { readNumber } from '#shared/records/exact-number.ts';
import { seededRandom } from '#test/drivers/seeded-random.ts';

/** The same said as a pattern: slower, and plain to see. */
const doubtful = /(?:^|[:,[\s])-?(?:[\d.]{16}|[\d.]*\d[eE][-+]?\d{3})/;

describe('the scan for numbers that a double may not keep', () => {
  it('finds what the pattern finds, wherever it stands', () => {
    const random = seededRandom(17);
    const pieces = [
      '"',
      ':',
      ',',
      '[',
      ' ',
      '\n',
      '-',
      '.',
      'e',
      'E',
      '+',
      'x',
      '1',
      '23',
      '456',
      '456',
      '123456789012345',
      '1234567890123456',
    ];
    let found = 0;
    for (let round = 0; round < 20_000; round += 1) {
      let text = '';
      for (let parts = Math.floor(random() * 14); parts >= 0; parts -= 1) text += pieces[Math.floor(random() * pieces.length)] ?? '';
      const expected = doubtful.test(text);
      if (expected) found += 1;
      expect([text, hasDoubtfulNumber(text)]).toEqual([text, expected]);
    }
    expect(found).toBeGreaterThan(2_000);
    expect(found).toBeLessThan(18_000);
  });

  it('leaves to doubles only numbers that they keep', () => {
    const random = seededRandom(18);
    for (let round = 0; round < 20_000; round += 1) {
      const digits = Array.from({ length: 1 + Math.floor(random() * 15) }, () => Math.floor(random() * 10)).join('');
      const at = Math.floor(random() * digits.length);
      const mantissa = at === 0 ? String(BigInt(digits)) : `${String(BigInt(digits.slice(0, at)))}.${digits.slice(at)}`;
      const text = `${random() < 0.3 ? '-' : ''}${mantissa}${random() < 0.8 ? `e${random() < 0.5 ? '-' : ''}${Math.floor(random() * 100)}` : ''}`;
      if (!hasDoubtfulNumber(text)) expect([text, readNumber(text)]).toEqual([text, Number(text)]);
    }
  });

  it('takes the time of its length, also over very long numbers', () => {
    expect(hasDoubtfulNumber(`"${'1'.repeat(4_000_000)}"`)).toBe(false);
    expect(hasDoubtfulNumber(`[${'1'.repeat(4_000_000)}]`)).toBe(true);
  });
});

describe('the count of keys', () => {
  it('is of keys alone, whatever the strings hold', () => {
    const text = JSON.stringify({ a: ['x": y', 'p\\', '\\":', { b: ' :', c: 'e"' }], 'd":': { e: 1 } });
    expect(countKeysIn(text)).toBe(5);
    expect(countKeyMarks('{"a":1,"b":{"c":[]}}')).toBe(3);
    expect(countKeyMarks('{"a" :1}')).toBe(undefined);
    expect(countKeysIn('{ "a" : 1, "a" : 2 }')).toBe(2);
  });
});
