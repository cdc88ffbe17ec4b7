import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classify } from '#shared/language/classify.ts';
import { parse } from '#shared/syntax/parse.ts';
import { readTokens } from '#shared/syntax/read-tokens.ts';
import { readSuite, suitePresent } from './suite.ts';

const pieces = [
  'a',
  '$x',
  '$',
  '"t"',
  "'",
  '"',
  '`n n`',
  '`',
  '1.5',
  '/',
  '/re/i',
  '/*',
  '*/',
  '/* c */',
  ' ',
  '\n',
  '.',
  '..',
  '?',
  ':',
  '?:',
  '??',
  ':=',
  '!',
  '!=',
  '~>',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  '*',
  '**',
  'and',
  'in',
  'null',
  ';',
  ',',
  '\\',
  'é',
  '\u00a0',
  '𝒳',
];
const text = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join('')),
  fc.string({ maxLength: 40 }),
);

describe('readTokens', () => {
  it('covers any text: tokens in order, only spaces between them', () => {
    fc.assert(
      fc.property(text, (source) => {
        let at = 0;
        for (const { start, end } of readTokens(source)) {
          expect(source.slice(at, start)).toMatch(/^[ \t\n\r\v]*$/);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(source.slice(at)).toMatch(/^[ \t\n\r\v]*$/);
      }),
      { numRuns: 2000 },
    );
  });

  it.skipIf(!suitePresent)('reads the tokens that the parser reads', () => {
    let compared = 0;
    for (const { expr } of readSuite()) {
      const tree = parse(expr);
      if (!tree.ok) continue;
      compared += 1;
      expect(readTokens(expr).filter((token) => token.kind !== 'comment')).toEqual(tree.value.tokens);
    }
    expect(compared).toBeGreaterThan(1600);
  });

  it('marks what no token fits and goes on', () => {
    expect(readTokens('a & 1e999 & "x')).toEqual([
      { kind: 'name', value: 'a', quoted: false, start: 0, end: 1 },
      { kind: 'operator', value: '&', start: 2, end: 3 },
      { kind: 'error', start: 4, end: 9 },
      { kind: 'operator', value: '&', start: 10, end: 11 },
      { kind: 'error', start: 12, end: 14 },
    ]);
  });
});

describe('classify', () => {
  it('names the colour of each token', () => {
    const source = '/* c */ $x := $sum(a.`b c`) / 2 ? /d/i : "e" & true & function($y){ null }';
    expect(classify(source).map(({ kind, start, end }) => `${kind} ${source.slice(start, end)}`)).toEqual([
      'comment /* c */',
      'variable $x',
      'operator :=',
      'function $sum',
      'operator (',
      'key a',
      'operator .',
      'key `b c`',
      'operator )',
      'operator /',
      'number 2',
      'operator ?',
      'regex /d/i',
      'operator :',
      'string "e"',
      'operator &',
      'number true',
      'operator &',
      'function function',
      'operator (',
      'variable $y',
      'operator )',
      'operator {',
      'number null',
      'operator }',
    ]);
  });
});
