import { describe, expect, it } from 'vitest';
import { makeFunction } from '#electron/backend/evaluator/make-function.ts';
import { compileClosures } from '#shared/engine/closures/compile-closures.ts';
import { generate, type GeneratedExpression } from '#shared/engine/generate/generated-expression.ts';
import { defaultLimits, type EvaluationLimits } from '#shared/engine/limits.ts';
import { LanguageError } from '#shared/engine/values/language-error.ts';
import { ExactNumber } from '#shared/records/exact-number.ts';

function codeOf(
  text: string,
  globals: Readonly<Record<string, unknown>> = {},
  limits: EvaluationLimits = defaultLimits,
): GeneratedExpression {
  const compiled = compileClosures(text, { limits, globals });
  if (!compiled.ok) throw new Error(compiled.error.message);
  return generate(compiled.value, limits, makeFunction);
}

function byClosures(text: string, input: unknown, globals: Readonly<Record<string, unknown>> = {}): unknown {
  const compiled = compileClosures(text, { limits: defaultLimits, globals });
  if (!compiled.ok) throw new Error(compiled.error.message);
  return outcomeOf(() => compiled.value.evaluate({ input, root: input }));
}

/** What came out as JSON has it, or the error with its place. */
function outcomeOf(evaluate: () => unknown): unknown {
  try {
    const value = evaluate();
    return value === undefined ? 'nothing' : JSON.parse(JSON.stringify(value));
  } catch (thrown) {
    if (!(thrown instanceof LanguageError)) throw thrown;
    const { code, position, token } = thrown;
    return { code, position, token };
  }
}

const order = {
  id: 7,
  name: 'Ada',
  none: null,
  lines: [
    { sku: 'b', qty: 2, price: 1.5, tags: ['x', 'y'], shipped: true },
    { sku: 'a', qty: 1, price: 10, tags: [], shipped: false },
    { sku: 'c', qty: 4, price: 0.25, tags: ['z'] },
  ],
  one: [{ sku: 'only', qty: 1 }],
  nested: [[{ sku: 'deep' }], { sku: 'flat' }],
};

const constructs = [
  'id',
  'lines.sku',
  'one.sku',
  'lines.tags',
  'lines[qty > 1].sku',
  'lines[0]',
  'lines[-1].sku',
  'one[qty = 1]',
  'lines[[0, 2]].sku',
  'lines[shipped]',
  'lines.(qty * price)',
  'lines.{"s": sku, "q": qty, "t": tags, "m": missing}',
  'missing.{"s": sku, "q": qty, "t": tags}',
  'lines^(>price, sku).sku',
  'lines{sku: qty}',
  'lines{$string(shipped): $sum(qty)}',
  'lines{sku: qty, "all": $count($)}',
  'lines{sku: {"n": $count($), "q": $sum(qty), "p": $max(price), "t": tags}}',
  'lines{"n": $count($), "q": $sum(qty), "p": $max(price), "t": tags}',
  '{"id": id, "nested": {"name": name & "!", "none": none, "missing": missing}, "list": [id, lines.qty, [1, 2]]}',
  '[lines.sku, missing, [name]]',
  'lines.sku[]',
  'missing[]',
  'id + 1 - 2 * 3 / 4 % 5',
  '-id',
  'id = 7 and name != "ada" or none = null',
  'id > 3 ? "more" : "less"',
  'id > 30 ? "more"',
  'name in ["Ada", "Eve"]',
  '[1..4]',
  '($x := id; $y := $x + 1; {"x": $x, "y": $y})',
  '($x := 1; ($x := 2; $x) + $x)',
  '($f := function($n) { $n < 2 ? 1 : $n * $f($n - 1) }; $f(10))',
  '($add := function($a, $b) { $a + $b }; $add(id, 2))',
  '($x := {"a": lines.tags, "b": id}; {"x": $x, "y": [$x]})',
  '($x := $map(lines, function($l) { {"t": $l.tags, "s": $$.lines.sku} }); {"x": $x})',
  '($x := lines.{"t": $$.lines.sku}; $x)',
  '$map(lines, function($l, $i) { $i & $l.sku })',
  '$filter(lines, function($l) { $l.qty > 1 }).sku',
  '$reduce(lines.qty, function($a, $b) { $a + $b }, 100)',
  '$sort(lines, function($a, $b) { $a.qty > $b.qty }).sku',
  '$sum(lines.qty) & "/" & $max(lines.price) & "/" & $average(lines.qty) & "/" & $min(lines.qty) & "/" & $count(lines)',
  '$uppercase(name) & $lowercase(name) & $trim("  a  b ") & $substring(name, 1, 1) & $pad(name, -5, "-")',
  '$substringBefore(name, "d") & $substringAfter(name, "d") & $join(lines.sku, "+") & $length(name)',
  '$round(1.005, 2) + $abs(-1) + $floor(1.5) + $ceil(1.5) + $number("3")',
  '$exists(missing) or $not(none) or $contains(name, "d") or $boolean(id)',
  '$distinct(lines.(qty > 1))',
  '($a := name; $x := $uppercase($a); $a := "b"; $x & $uppercase($a) & $uppercase(name) & $uppercase(name))',
  '[1..3].($string($) & $string($) & $$.($string(id) & $string(id)))',
  '$lookup(lines[0], "sku")',
  '$replace(name, /[a-z]/, "_")',
  'name ~> $uppercase ~> $length',
  'name ~> $substring(1)',
  '$map(lines.qty, $string)',
  '($half := $substring(?, 0, 2); $half(name))',
  '$$.name & $.name',
  '**.sku',
  'lines.*',
  '*[1]',
  '**[1]',
  '$string(**[2][0])',
  '$ ~> |lines|{"x": 1}|',
  '$string({"a": lines.qty})',
];

describe('generated code', () => {
  it.each(constructs)('says what the closures say: %s', (text) => {
    const code = codeOf(text);
    for (const input of [order, { lines: order.lines[0] }, { lines: 'text', name: 'x', id: 1 }]) {
      const value = outcomeOf(() => code.evaluate({ input, root: input }));
      expect(value).toEqual(byClosures(text, input));
    }
    // The order is what the expressions are written for: there the code has an answer of its own.
    const alone = codeOf(text);
    alone.evaluate({ input: order, root: order });
    expect([alone.givenUp, alone.plain]).toEqual([0, true]);
  });

  it.each(constructs)('says so over lists too: %s', (text) => {
    const code = codeOf(text);
    for (const input of [[order, { id: 8, lines: [] }], [order], [], order.nested])
      expect(outcomeOf(() => code.evaluate({ input, root: input }))).toEqual(byClosures(text, input));
  });

  it.each([
    ['$random() < 2', order],
    ['lines@$l.{"s": $l.sku}', order],
    ['(id > 3 ? ($y := 2) : 0; $y)', order],
    ['nested.sku', order],
    ['name * 2', order],
    ['$uppercase(id)', order],
    ['lines.{"s": sku, "q": qty, "n": $number(sku)}', order],
    ['1 / 0', order],
    ['[1..3].($ / 0)', order],
    ['$error("no")', order],
    ['lines[name + 1]', order],
    ['{"a": 1, "a": 2}', order],
    ['{id: 1}', order],
  ])('leaves to the closures what it has no way for: %s', (text, input) => {
    const code = codeOf(text);
    expect(outcomeOf(() => code.evaluate({ input, root: input }))).toEqual(byClosures(text, input));
  });

  const hostile = [
    '"',
    '\\',
    '\u2028',
    '\u2029',
    '${a}',
    '*/',
    '`',
    "'",
    '\n',
    '__proto__',
    'constructor',
    'digits',
    'length',
    'toString',
    '</script>',
  ];

  it.each(hostile)('takes the name %j for a name and nothing else', (name) => {
    const input = JSON.parse(`{${JSON.stringify(name)}: [{${JSON.stringify(name)}: 5}], "other": 1}`) as unknown;
    const quoted = `\`${name}\``;
    const text = name.includes('`') ? `$lookup($, ${JSON.stringify(name)})` : `${quoted}.${quoted}`;
    const key = JSON.stringify(name);
    for (const one of [text, `{${key}: other, "list": other}`, `$string(${key}) & "!"`, `$lookup($, ${key})`])
      expect(outcomeOf(() => codeOf(one).evaluate({ input, root: input }))).toEqual(byClosures(one, input));
  });

  it('reads no field that objects have of themselves', () => {
    for (const input of [{}, { x: new ExactNumber('1e400') }])
      expect(codeOf('[constructor, toString, x.digits, x.toNumber, hasOwnProperty]').evaluate({ input, root: input })).toEqual([]);
  });

  it('gives lists and objects without marks of the engine', () => {
    const seen: unknown[] = [];
    const look = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      seen.push(...Object.getOwnPropertySymbols(value));
      for (const part of Object.values(value)) look(part);
    };
    for (const text of constructs) {
      const code = codeOf(text);
      for (const input of [order, [order, order]]) {
        outcomeOf(() => {
          const value = code.evaluate({ input, root: input });
          if (code.plain) look(value);
          return value;
        });
      }
    }
    expect(seen).toEqual([]);
  });

  it('steps aside for variables that are functions, or that replace one', () => {
    const code = codeOf('$uppercase(name) & $twice(name)', { twice: undefined });
    const input = { name: 'a' };
    const evaluate = (bindings: Readonly<Record<string, unknown>>): unknown => code.evaluate({ input, root: input, bindings });
    expect(evaluate({ twice: (text: unknown) => `${String(text)}${String(text)}` })).toBe('Aaa');
    expect(outcomeOf(() => evaluate({ uppercase: 'no function' }))).toEqual({ code: 'T1006', position: 11, token: 'uppercase' });
  });

  it('notes numbers that a double rounds', () => {
    const code = codeOf('x + 1');
    code.evaluate({ input: { x: 1 }, root: undefined });
    expect(code.inexact).toBe(false);
    code.evaluate({ input: { x: new ExactNumber('9007199254740993') }, root: undefined });
    expect(code.inexact).toBe(true);
  });

  it('keeps exact numbers that it does not compute on', () => {
    const nine = new ExactNumber('9007199254740993');
    const input = { x: nine, list: [nine, 1] };
    expect(codeOf('{"x": x, "list": list, "first": list[0]}').evaluate({ input, root: input })).toEqual({
      x: nine,
      list: [nine, 1],
      first: nine,
    });
  });

  it.each([
    ['numbers', [1, 2.5, -4]],
    ['one alone', [7]],
    ['some that are not there', [1, undefined, 3]],
    ['none', [undefined, undefined]],
    ['texts among them', [1, 'x', 3]],
    ['null', [1, null]],
    ['long numbers', [1, new ExactNumber('9007199254740993')]],
    ['lists', [1, [2, 3], [4]]],
    ['more than a double holds', [1e308, 1e308]],
  ])('reads the figures of a field over a group: %s', (_, amounts) => {
    const rows = amounts.flatMap((amount) => [{ key: 'k', amount }, { key: 'k' }, 'text', { key: 'alone', amount }]);
    for (const figure of ['$count(amount)', '$sum(amount)', '$min(amount)', '$max(amount)', '$average(amount)'])
      for (const text of [
        `rows{key: ${figure}}`,
        `rows{key: {"a": ${figure}, "b": ${figure}, "all": amount}}`,
        `rows{key: ${figure} & ${figure}}`,
      ]) {
        const code = codeOf(text);
        for (const input of [{ rows }, { rows: rows[0] }, { rows: [rows] }])
          expect([text, outcomeOf(() => code.evaluate({ input, root: input }))]).toEqual([text, byClosures(text, input)]);
      }
  });

  it('is no longer asked where it mostly has no way', () => {
    const code = codeOf('name * 2');
    const evaluate = (): unknown => outcomeOf(() => code.evaluate({ input: { name: 'a' }, root: undefined }));
    for (let i = 0; i < 300; i += 1) evaluate();
    expect(code.givenUp).toBe(200);
    expect(evaluate()).toMatchObject({ code: 'T2001' });
  });

  it.each([
    '$map([1..900000], function($i) { $reduce([1..900000], function($a, $b) { $a + $b }) })',
    '($f := function($n) { $f($n + 1) }; $f(0))',
    '[1..900000].($$.list[$ = 1])',
    '$sum([1..900000].($count([1..900000][$ > 5])))',
  ])('ends when the time is over: %s', (text) => {
    const code = codeOf(text, {}, { ...defaultLimits, milliseconds: 50 });
    const input = { list: [1, 2, 3] };
    expect(outcomeOf(() => code.evaluate({ input, root: input }))).toMatchObject({ code: expect.stringMatching(/^D101[12]$/) as unknown });
  });

  it('lets the closures recurse where the stack is too short for code', () => {
    const text = '($f := function($n) { $n = 0 ? 0 : $f($n - 1) }; $f(200000))';
    expect(codeOf(text).evaluate({ input: {}, root: undefined })).toBe(0);
  });
});
