import { describe, expect, it } from 'vitest';
import { compilePattern } from '#shared/quality/linear-pattern.ts';

describe('patterns in linear time', () => {
  it('agree with the platform on patterns that both take', () => {
    const patterns = [
      'a',
      '^a$',
      'a|b',
      '^(a|bc)*$',
      '^a{2,3}$',
      '^a{2,}b?$',
      '^[A-Z]{2}\\d+$',
      '^[^a-c]+$',
      '\\bfoo\\b',
      '^\\w+@\\w+\\.\\w{2,}$',
      '^(?:x+?y)+$',
      '^$',
      '',
      '^[\\w.-]+$',
      '(?<year>\\d{4})',
      '^\\u0041$',
      '^\\p{Lu}',
      '^a.c$',
      'a{,2}',
      '^[[]$',
      '\\Ba',
    ];
    const texts = [
      '',
      'a',
      'b',
      'aa',
      'aaa',
      'aaaa',
      'aab',
      'abc',
      'bcbc',
      'DE12',
      'foo bar',
      'foobar',
      'x@y.de',
      'xxyxy',
      'a\nc',
      'a-c',
      'A',
      '2024',
      '[',
      '\u{1F600}',
      'ba',
      'a{,2}',
    ];
    for (const pattern of patterns) {
      const linear = compilePattern(pattern, 'ecma');
      const native = new RegExp(pattern, pattern.includes('{,') ? '' : 'u');
      for (const text of texts) expect([pattern, text, linear?.test(text)]).toEqual([pattern, text, native.test(text)]);
    }
  });

  it('read XML Schema patterns over the whole text', () => {
    const fits = (pattern: string, text: string): boolean | undefined => compilePattern(pattern, 'xsd')?.test(text);
    expect([
      fits('[0-9]+%', '10%'),
      fits('[0-9]+%', 'x10%'),
      fits('[A-Z]{6,6}[A-Z2-9][A-NP-Z0-9]([A-Z0-9]{3,3}){0,1}', 'BANKDEFFXXX'),
      fits('a^b$', 'a^b$'),
      fits('\\i\\c*', 'cbc:ID'),
      fits('\\i\\c*', '1a'),
      fits('(a)|(b)', 'b'),
    ]).toEqual([true, false, true, true, true, false, true]);
  });

  it('never run away', () => {
    const start = performance.now();
    expect(compilePattern('^(a+)+$', 'ecma')?.test(`${'a'.repeat(5000)}!`)).toBe(false);
    expect(compilePattern('(x*)*y', 'xsd')?.test('x'.repeat(5000))).toBe(false);
    expect(compilePattern('(a|a)*(a|a)*b', 'xsd')?.test('a'.repeat(3000))).toBe(false);
    expect(compilePattern('a', 'ecma')?.test('b'.repeat(10_000_000))).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('refuse what they cannot follow in linear time, what is wrong, and what is too large', () => {
    expect(
      [
        '(?=a)b',
        '(a)\\1',
        '(?<!a)b',
        '(',
        '[a',
        '*a',
        'a{3,2}',
        '(((((a{99}){99}){99}){99}){99})',
        '((((){9999}){9999}){9999})',
        '('.repeat(500) + ')'.repeat(500),
      ].map((pattern) => compilePattern(pattern, 'ecma')),
    ).toEqual(Array.from({ length: 10 }, () => undefined));
    expect([compilePattern('[a-z-[aeiou]]', 'xsd'), compilePattern('\\p{IsBasicLatin}', 'xsd')]).toEqual([undefined, undefined]);
  });
});
