import { describe, expect, it } from 'vitest';
import { sayOutcome, sayValue } from '#renderer/parts/outcome-text.ts';

describe('values in words', () => {
  it.each([
    ['EUR', '"EUR"', 'value'],
    ['', 'empty', 'statement'],
    [null, 'null', 'statement'],
    [0.07, '0.07', 'value'],
    [false, 'false', 'value'],
    [{ '#n': '12345678901234567890' }, '12345678901234567890', 'value'],
    [{ a: 1, b: 2 }, '2 fields', 'statement'],
    [{ '#n': 5 }, '1 field', 'statement'],
    [[1], '1 item', 'statement'],
    [[], '0 items', 'statement'],
  ])('%o is %s', (value, text, tone) => {
    expect(sayValue(value)).toEqual({ text, tone });
  });

  it('tells nothing from null, and an error by its sentence', () => {
    expect(sayOutcome({ kind: 'nothing' })).toEqual({ text: 'nothing', tone: 'statement' });
    expect(sayOutcome({ kind: 'error', problem: { code: 'D3030', severity: 'error', message: '"x" is no number.' } })).toEqual({
      text: '"x" is no number.',
      tone: 'err',
    });
  });
});
