import { describe, expect, it } from 'vitest';
import { sizeWords } from '#renderer/welcome/size-words.ts';
import { whenWords } from '#renderer/welcome/when-words.ts';

const now = new Date(2026, 6, 14, 10, 0);

describe('words on Welcome', () => {
  it('says how long ago by calendar days', () => {
    expect(whenWords(new Date(2026, 6, 14, 9, 41).toISOString(), now)).toBe('today 09:41');
    expect(whenWords(new Date(2026, 6, 13, 23, 59).toISOString(), now)).toBe('yesterday');
    expect(whenWords(new Date(2026, 6, 11, 9, 0).toISOString(), now)).not.toMatch(/today|yesterday|2026/);
    expect(whenWords(new Date(2025, 6, 11, 9, 0).toISOString(), now)).toMatch(/2025/);
    expect(whenWords('not a date', now)).toBe('');
  });

  it.each([
    [1, '1 byte'],
    [999, '999 bytes'],
    [180_000, '180 kB'],
    [88_000_000, '88 MB'],
  ])('%d bytes are %s', (bytes, words) => {
    expect(sizeWords(bytes)).toBe(words);
  });
});
