import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ExactNumber } from '#shared/records/exact-number.ts';
import { sentenceOf } from '#shared/engine/values/error-sentences.ts';
import { LanguageError } from '#shared/engine/values/language-error.ts';

const engine = join(import.meta.dirname, '../../../../shared/engine');

/** Every code of an evaluation that stands in the sources of the engine. */
function codesInSources(): readonly string[] {
  const found = new Set<string>();
  for (const file of readdirSync(engine, { recursive: true, encoding: 'utf8' }))
    if (file.endsWith('.ts') && !file.endsWith('error-sentences.ts'))
      for (const [code] of readFileSync(join(engine, file), 'utf8').matchAll(/\b[DT][0-3]\d{3}\b/g)) found.add(code);
  return [...found].sort();
}

/** What the reference's own list of messages has beside the codes of syntax. */
const known = Array.from(
  readFileSync(join(engine, '../../node_modules/jsonata/jsonata.js'), 'utf8').matchAll(/^ {8}"([DT]\d{4})": "/gm),
  ([, code = '']) => code,
);

/** Codes of what this engine has not: marks inside data, `$eval`, and one that is an error of syntax now. */
const withoutUse = new Set(['D1013', 'D2005', 'D3120', 'D3121']);

describe('sentences', () => {
  test.each([...new Set([...codesInSources(), ...known])].filter((code) => !withoutUse.has(code)))('%s has a plain one', (code) => {
    const sentence = sentenceOf(
      new LanguageError(code, {
        token: 'sum',
        value: 'x',
        parts: { index: 1, type: 'numbers', items: 1, depth: 2, milliseconds: 5, functionName: 'decodeUrl' },
      }),
    );
    expect(sentence).toMatch(/^["$A-Z].*[^.]\.$/s);
    expect(sentence).not.toMatch(/undefined|\[object|please|sorry/i);
  });

  test('name the function, the place and the value', () => {
    const sentence = (code: string, about: ConstructorParameters<typeof LanguageError>[1]): string =>
      sentenceOf(new LanguageError(code, about));
    expect(sentence('T0410', { token: 'abs', value: 'ten', parts: { index: 1 } })).toBe('Argument 1 of $abs cannot be "ten".');
    expect(sentence('T0412', { token: 'sum', value: ['a', 1], parts: { index: 1, type: 'numbers' } })).toBe(
      'Argument 1 of $sum must be an array of numbers, and is an array of 2 items.',
    );
    expect(sentence('D3030', { value: 'x'.repeat(100) })).toBe(`"${'x'.repeat(60)}…" is not a number.`);
    expect(sentence('D3060', { value: -4 })).toBe('The number -4 is negative and has no square root.');
    expect(sentence('T2001', { token: '+', value: { a: 1 } })).toBe('The left side of + must be a number, and is an object.');
    expect(sentence('T2009', { token: '<', value: 1, parts: { value2: 'a' } })).toBe(
      'The operator < cannot compare 1 with "a": the types differ.',
    );
    expect(sentence('D1001', { value: new ExactNumber('1e400') })).toBe('The number 1e400 is out of range.');
    expect(sentence('D3137', { parts: { message: 'No customer.' } })).toBe('No customer.');
    expect(sentence('D2015', { parts: { items: 5000 } })).toBe('An array would hold more than 5000 items.');
    expect(sentence('lookup/no-match', { value: 'NL', parts: { table: 'Countries' } })).toBe('The table Countries has no row for "NL".');
  });

  test('there is none for what the engine never gives', () => {
    expect(() => sentenceOf(new LanguageError('D9999'))).toThrow('No sentence for D9999');
  });
});
