import { isDeepStrictEqual } from 'node:util';
import jsonata from 'jsonata';
import { describe, expect, test } from 'vitest';
import { ExactNumber } from '#shared/records/exact-number.ts';
import { compileSignature } from '#shared/engine/values/check-signature.ts';
import { LanguageError } from '#shared/engine/values/language-error.ts';

const signatures = [
  '<s-:s>',
  '<s-nn?:s>',
  '<s-(sf)n?:a<s>>',
  '<s-(sf)(sf)n?:s>',
  '<a<n>:n>',
  '<a<s>s?:s>',
  '<a<o>:o>',
  '<a+>',
  '<a<n>+>',
  '<af?:a>',
  '<afj?:j>',
  '<o-f?:o>',
  '<(oa)-:o>',
  '<(nsb)-:n>',
  '<x-b?:s>',
  '<xx:a>',
  '<n?s?:s>',
  '<bs?:x>',
  '<l-n:x>',
  '<:n>',
  '<j-s+:n>',
  '<a<(ns)>:n>',
];

const values: readonly unknown[] = ['text', 7, true, null, [], [1, 2], ['a'], [{ a: 1 }], [1, 'a'], { a: 1 }, Math.abs, undefined];

function combinations(length: number): unknown[][] {
  if (length === 0) return [[]];
  return combinations(length - 1).flatMap((some) => values.map((value) => [...some, value]));
}

const all = [0, 1, 2, 3].flatMap(combinations);

/** What the language makes of arguments: the completed ones, or code, place and value of the error. */
async function reference(signature: string): Promise<(args: readonly unknown[], context: unknown) => unknown> {
  const expression = jsonata('$probe');
  expression.registerFunction('probe', () => undefined, signature);
  const definition: unknown = await expression.evaluate(null);
  if (typeof definition !== 'object' || definition === null || !('signature' in definition)) throw new Error('no function');
  const { signature: checker } = definition;
  if (typeof checker !== 'object' || checker === null || !('validate' in checker) || typeof checker.validate !== 'function')
    throw new Error('no check');
  const { validate } = checker;
  return (args, context) => {
    try {
      const given: unknown = Reflect.apply(validate, checker, [args, context]);
      return Array.isArray(given) ? trimmed(given) : given;
    } catch (error) {
      const { code, index, value, type } = Object(error) as Record<string, unknown>;
      return { code, index, value, type };
    }
  };
}

function ours(signature: string): (args: readonly unknown[], context: unknown) => unknown {
  const check = compileSignature(signature);
  return (args, context) => {
    try {
      return trimmed(check(args, context));
    } catch (error) {
      if (!(error instanceof LanguageError)) throw error;
      return { code: error.code, index: error.parts['index'], value: error.value, type: error.parts['type'] };
    }
  };
}

/** Nothing at the end says the same as no argument there. */
function trimmed(args: readonly unknown[]): readonly unknown[] {
  const end = args.findLastIndex((arg) => arg !== undefined);
  return args.slice(0, end + 1);
}

describe.each(signatures)('%s', (signature) => {
  test('completes or refuses every combination of up to three arguments as the language does', async () => {
    const expected = await reference(signature);
    const check = ours(signature);
    const differing = ['context', 4, { c: 1 }, undefined].flatMap((context) =>
      all.filter((args) => !isDeepStrictEqual(check(args, context), expected(args, context))).map((args) => ({ args, context })),
    );
    expect(differing).toEqual([]);
  });
});

test('gives the very arguments when nothing changes', () => {
  const args = ['a', 1];
  expect(compileSignature('<s-nn?:s>')(args, null)).toBe(args);
  const lists = [[1, 2]];
  expect(compileSignature('<a<n>:n>')(lists, null)).toBe(lists);
});

test('takes exact numbers for numbers', () => {
  const exact = new ExactNumber('12345678901234567890');
  expect(compileSignature('<n-n?:n>')([exact], null)).toEqual([exact]);
  expect(compileSignature('<a<n>:n>')([[1, exact]], null)).toEqual([[1, exact]]);
  expect(compileSignature('<a<n>:n>')([exact], null)).toEqual([[exact]]);
});

test('takes more arguments than a key holds', () => {
  const many = Array.from({ length: 20 }, (_, i) => [i]);
  expect(compileSignature('<a+>')(many, null)).toEqual(many);
  expect(() => compileSignature('<nn>')(many, null)).toThrow(expect.objectContaining({ code: 'T0410' }));
});
