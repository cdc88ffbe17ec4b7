import { describe, expect, it } from 'vitest';
import { fillOf } from '#renderer/map/fill-of.ts';

describe('how a rule fills its field', () => {
  it.each([
    ['customer.email', 'direct', 'copied'],
    ['tax_lines[0].rate', 'direct', 'copied'],
    ['"WEB"', 'constant', 'constant'],
    ['-1', 'constant', 'constant'],
    ['a & " " & b', 'computed', 'concatenate'],
    ['$number(price)', 'computed', 'number'],
    ['$lookup($codes, rate)', 'lookup', 'lookup'],
    ['paid ? "A" : "B"', 'condition', 'condition'],
    ['($r := $string(rate); $not(taxable) ? "Z0" : $lookup($codes, $r))', 'condition', 'string then not then lookup then condition'],
    ['($net := price * 2; $net)', 'computed', 'calculation'],
    ['{"a": 1}', 'whole', 'composed'],
  ])('%s', (expression, kind, how) => {
    expect(fillOf(expression)).toEqual({ kind, how, broken: false });
  });

  it('says when it does not parse', () => {
    expect(fillOf('a +').broken).toBe(true);
  });
});
