import fc from 'fast-check';

/** Texts put together by the grammar, most of them JSONata: what the parser and all that rests on it must agree on with the reference. */
export const randomExpression: fc.Arbitrary<string> = fc
  .letrec<{ expression: string }>((tie) => {
    const one = tie('expression');
    const two = fc.tuple(one, one);
    const made = <T extends readonly unknown[]>(parts: fc.Arbitrary<T>, write: (...parts: T) => string): fc.Arbitrary<string> =>
      parts.map((values) => write(...values));
    return {
      expression: fc.oneof(
        { depthSize: 'medium' },
        fc.constantFrom(
          'a',
          'b',
          '$',
          '$$',
          '$x',
          '%',
          '*',
          '**',
          '1',
          '"s"',
          'true',
          'null',
          '/r/i',
          '`q q`',
          'and',
          '-2',
          '$f()',
          '()',
          '{}',
          '[]',
        ),
        made(
          fc.tuple(one, fc.constantFrom('.', '.', '.', '.', '+', ' in ', ' and ', '&', '=', '~>', '*', '?:', '??', '/'), one),
          (a, operator, b) => a + operator + b,
        ),
        made(two, (a, b) => `${a}[${b}]`),
        made(two, (a, b) => `(${a};${b})`),
        made(two, (a, b) => `${a}{${b}:${a}}`),
        made(two, (a, b) => `${a}^(>${b},<${a})`),
        made(two, (a, b) => `${a}?${b}`),
        made(two, (a, b) => `$f(${a},${b})`),
        made(two, (a, b) => `$lookup(${a},${b})`),
        made(two, (a, b) => `[${a}..${b}]`),
        made(two, (a, b) => `[${a},${b}]`),
        made(two, (a, b) => `{${a}:${b}}`),
        made(two, (a, b) => `|${a}|${b}|`),
        made(fc.tuple(one, one, one), (a, b, c) => `${a}?${b}:${c}`),
        one.map((a) => `${a}[]`),
        one.map((a) => `(${a})`),
        one.map((a) => `${a}@$v`),
        one.map((a) => `${a}#$i`),
        one.map((a) => `$g(?,${a})`),
        one.map((a) => `function($a){${a}}`),
        one.map((a) => `function($a)<s:n>{${a}}`),
        one.map((a) => `$v:=${a}`),
        one.map((a) => `-${a}`),
      ),
    };
  })
  .expression.filter((text) => text.length <= 300);
