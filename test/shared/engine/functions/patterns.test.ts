import fc from 'fast-check';
import { expect, test } from 'vitest';
import { callOurs, calls, differences, Literal, type Call } from './against-reference.ts';

const literals = [/a/, /[a-z]+/i, /(a)(b)?/, /x*/, /^/, /$/m, /\d{2}(\d)/, /(((((((((((a)))))))))))(b)(c)/, /,\s*/, /./m, /é|中/].map(
  (expression) => new Literal(expression),
);
const texts = [undefined, '', 'a', 'abcabc', 'Aa, bB,  cc', '12345 678', 'x', 'line\nline', 'é中𝒳'];
const limits = [undefined, 0, 1, 2, 1.5, 10, -1];

/** A matcher as an expression would write it, for runs of a letter. */
function runsOf(letter: string): (text: unknown) => unknown {
  const from = (text: string, start: number): unknown => {
    const at = text.indexOf(letter, start);
    return at < 0 ? undefined : { match: letter, start: at, end: at + 1, groups: [letter, at], next: () => from(text, at + 1) };
  };
  return (text) => from(String(text), 0);
}

const functions = [runsOf('a'), runsOf('zz')];
const wrong = [
  (_: unknown) => null,
  (_: unknown) => false,
  (_: unknown) => 'text',
  (_: unknown) => ({}),
  (_: unknown) => ({ start: 0 }),
  (_: unknown) => ({ match: 'a', start: 0, end: 1 }),
  (_: unknown) => ({ match: 'a', start: 0, end: 1, groups: [], next: () => 'text' }),
  (_: unknown) => ({ match: 'a', groups: [], next: () => undefined }),
  (_: unknown) => ({ end: 'number', next: () => undefined }),
  () => undefined,
];
const patterns = [undefined, 'a', 'b', '', ', ', ...literals, ...functions, ...wrong];
const found = patterns.filter((pattern) => pattern !== undefined && typeof pattern !== 'string');

test('containing, matching, splitting', async () => {
  expect(
    await differences([
      ...calls('contains', [texts, patterns]),
      ...calls('contains', [patterns], texts),
      ...calls('match', [texts, found]),
      ...calls('match', [texts, found, limits]),
      ...calls('split', [texts, patterns]),
      ...calls('split', [texts, patterns, limits]),
    ]).then(withoutMissingParts),
  ).toEqual([]);
});

test('replacing', async () => {
  const replacements = [
    '',
    '-',
    '$0',
    '[$1]',
    '$2$1',
    '$$1',
    '$12',
    '$13',
    '$14$20',
    '$111',
    '$',
    '$x',
    '$-1',
    '$ 1',
    '<$0$0>',
    (m: unknown) => JSON.stringify(m, ['match', 'start', 'end', 'groups']),
    (_: unknown) => 7,
    () => undefined,
  ];
  const missing = calls('replace', [texts, [...literals, ...functions, 'a', 'zz'], [undefined]]);
  expect(
    await differences([
      ...missing,
      ...calls('replace', [texts, patterns, replacements]).filter(writesText),
      ...calls('replace', [texts, patterns, ['<$0>', '$1'], limits]),
      ...calls('replace', [patterns, ['-']], texts).filter(({ args }) => typeof args[0] !== 'string' || args[0] !== ''),
    ]).then(withoutMissingParts),
  ).toEqual([]);
});

/** The reference writes the source of its own code for a function in place of a text that was found. */
function writesText({ args: [text, pattern, replacement] }: Call): boolean {
  return typeof replacement !== 'function' || typeof pattern !== 'string' || typeof text !== 'string' || !text.includes(pattern);
}

/** A match without a place or an end gives what the host makes of nothing; ours says that it is no match. */
function withoutMissingParts(found: readonly unknown[]): readonly unknown[] {
  return found.filter((difference) => !JSON.stringify(difference).includes('"given":{"code":"T1010"}'));
}

test('any text and expression', async () => {
  const text = fc.string({ unit: fc.constantFrom(...Array.from('aab,1 \n$')), maxLength: 12 });
  const replacement = fc.string({ unit: fc.constantFrom(...Array.from('$$$012ab')), maxLength: 6 });
  const cases = fc.sample(fc.tuple(text, fc.constantFrom(...literals), replacement), { numRuns: 1500, seed: 12 });
  expect(
    await differences(
      cases.flatMap(([given, literal, other]): Call[] => [
        { name: 'replace', args: [given, literal, other] },
        { name: 'match', args: [given, literal] },
        { name: 'split', args: [given, literal] },
      ]),
    ),
  ).toEqual([]);
});

test('whole values', () => {
  expect(callOurs({ name: 'match', args: ['a1b22', new Literal(/[a-z](\d+)/)] })).toEqual([
    { match: 'a1', index: 0, groups: ['1'] },
    { match: 'b22', index: 2, groups: ['22'] },
  ]);
  expect(callOurs({ name: 'replace', args: ['John Smith', new Literal(/(\w+)\s(\w+)/), '$2, $1'] })).toBe('Smith, John');
  expect(callOurs({ name: 'split', args: ['a, b,c', new Literal(/,\s*/)] })).toEqual(['a', 'b', 'c']);
  expect(() => callOurs({ name: 'match', args: ['ab', new Literal(/x*/)] })).toThrow(
    expect.objectContaining({ code: 'D1004', value: 'x*' }),
  );
});
