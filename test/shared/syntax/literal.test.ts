import fc from 'fast-check';
import jsonata from 'jsonata';
import { describe, expect, it } from 'vitest';
import { literalText, pathExpression } from '#shared/syntax/literal.ts';
import { withRootVariable } from '#shared/syntax/rename-root.ts';
import { readPathExpression } from '#shared/syntax/simple-path.ts';

describe('literalText', () => {
  it('is read back as the value by the reference', async () => {
    const values = ['', 'a"b\\c\n\t\u0000', '`', '\ud83d\ude00', '\u2028', 0, -1.5, 1e21, 1e-7, true, false, null];
    const read: unknown[] = [];
    for (const value of values) read.push(await jsonata(literalText(value)).evaluate({}));
    expect(read).toEqual(values);
  });
});

describe('pathExpression', () => {
  it('reads the value at any names, and gives the names back', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom('and', 'true', 'function', 'λ', 'a`b', '@id', '#text', 'a.b', '')), {
          minLength: 1,
          maxLength: 4,
        }),
        async (names) => {
          fc.pre(!names.includes('__proto__'));
          const text = pathExpression(names);
          const record = names.reduceRight<unknown>((inner, name) => ({ [name]: inner }), 'the value');
          expect(await jsonata(text).evaluate(record)).toBe('the value');
          expect(readPathExpression(text)).toEqual(names);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('gives no names for what is computed', () => {
    expect(['a[0]', 'a.$f()', '$$.a', '$x.a', 'a & b', 'a.', '"a"'].map(readPathExpression)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(readPathExpression('$')).toEqual([]);
  });
});

describe('withRootVariable', () => {
  it('renames each $$ and moves nothing', async () => {
    const text = '$$.a & "$$" & /* $$ */ $map(items, function($i) { $$.b & $i })';
    const renamed = withRootVariable(text, 'ρ');
    expect(renamed).toBe('$ρ.a & "$$" & /* $$ */ $map(items, function($i) { $ρ.b & $i })');
    expect(await jsonata(renamed).evaluate({ items: [1] }, { ρ: { a: 'A', b: 'B' } })).toBe('A$$B1');
  });
});
