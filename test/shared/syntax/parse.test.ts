import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, parseTolerant, resolve } from '#shared/syntax/parse.ts';
import { buildRuleGraph } from '#shared/graph/build-rule-graph.ts';
import { instrument } from '#shared/syntax/branches.ts';
import { readReferences } from '#shared/syntax/references.ts';
import { randomExpression } from './random-expression.ts';
import { plain, readReference } from './reference-shape.ts';
import { readSuite, suitePresent } from './suite.ts';

/** Ours in the terms of the reference. */
function readOurs(expr: string): unknown {
  const resolved = resolve(expr);
  if (resolved.ok) return { tree: plain(resolved.value) };
  const { code, position, token } = resolved.error;
  return { code, position, token };
}

describe('parse against the reference', () => {
  const cases = readSuite();

  it.skipIf(!suitePresent)('agrees on every expression of the suite, tree or error', () => {
    let trees = 0;
    let errors = 0;
    const differing: { where: string; expr: string; ours: unknown; reference: unknown }[] = [];
    for (const { where, expr } of cases) {
      const reference = readReference(expr);
      const ours = readOurs(expr);
      if ('tree' in reference) trees += 1;
      else errors += 1;
      if (!same(ours, reference)) differing.push({ where, expr, ours, reference });
    }
    console.log(`suite: ${trees} trees and ${errors} syntax errors compared with jsonata 2.2.2, ${differing.length} differ`);
    expect(differing).toEqual([]);
    expect(trees).toBeGreaterThan(1600);
    expect(errors).toBeGreaterThan(35);
  });

  it.skipIf(!suitePresent)('agrees on every expression of the suite cut short', () => {
    const differing: string[] = [];
    let compared = 0;
    for (const { expr } of new Map(cases.map((item) => [item.expr, item])).values()) {
      if (expr.length > 300) continue;
      for (let end = 1; end < expr.length; end += 1 + Math.floor(expr.length / 12)) {
        const cut = expr.slice(0, end);
        const reference = readReference(cut);
        // A pattern the platform refuses has no code of the language.
        if ('code' in reference && reference.code === undefined) continue;
        compared += 1;
        if (!same(readOurs(cut), reference)) differing.push(cut);
      }
    }
    console.log(`suite cut short: ${compared} texts compared, ${differing.length} differ`);
    expect(differing).toEqual([]);
  });

  it('agrees on random expressions', () => {
    let trees = 0;
    let compared = 0;
    fc.assert(
      fc.property(randomExpression, (expr) => {
        const reference = readReference(expr);
        // A pattern the platform refuses has no code of the language.
        if ('code' in reference && reference.code === undefined) return;
        compared += 1;
        if ('tree' in reference) trees += 1;
        expect(sorted(readOurs(expr))).toEqual(sorted(reference));
      }),
      { numRuns: 2000, seed: 20261124 },
    );
    console.log(`random: ${compared} texts compared, ${trees} of them trees`);
    expect(trees).toBeGreaterThan(1000);
  });

  const strange = [
    '',
    ' ',
    '/* only */',
    'a[] /2/',
    'a{"b":c}[]',
    'a[0][]',
    '(a.b)[]',
    'a@$x[]',
    '--3',
    '- 3[0]',
    '-a',
    'and and and',
    'or',
    'in in in',
    '* * *',
    '** . %',
    'a.%.b',
    'a.b[%.c = 1]',
    'a.b.(%.c)',
    'a.b{%.c : %.%.d}',
    '%',
    'a.%.%',
    '$x.%',
    'a.(b; %)',
    'a.().%',
    '"a".b',
    'a."b"',
    'a.1',
    'a.true',
    '1.b',
    'null.b',
    'a.b[0]{c:d}[1]',
    'a{b:c}{d:e}',
    'a[0]@$x',
    'a^(b)@$x',
    'a#$i[0]#$j',
    '$x#$i',
    '$x[0]#$i',
    'a@b',
    'a#3',
    'a := 1',
    '"a" := 1',
    '1 := 1',
    '$f(1) := 2',
    'function[]($x){$x}',
    '`function`($x){$x}',
    'λ($a, $b)<n-n?:n>{$a}',
    'function($x)<n<n>>{1}',
    'function($x)<(a<n>)>{1}',
    'function($x)<n',
    'function($x)<n{1}',
    'function(1){2}',
    'function(a, "b"){2}',
    'function(?){2}',
    'function($f(1)){2}',
    'function(a.b){2}',
    'function(a?b:c){2}',
    'function(-1){1}',
    'function([1]){1}',
    'function({}){1}',
    'function(a[0]){1}',
    'function(/a/){1}',
    'function(true){1}',
    '$f(?, 1, ?)',
    '$f(',
    '$f(,',
    '$f(1',
    '[1..',
    '[1..3, 5]',
    '[1..3',
    '{',
    '{"a"',
    '{"a":',
    '{"a":1',
    '{1,2}',
    '(',
    '(a;',
    '(a;;b)',
    '(;)',
    '()',
    '|a|',
    '|a|b',
    '|a|b|',
    '|a|b,c|',
    '|a|b,|',
    '!',
    'a ! b',
    '~',
    'a ~ b',
    '?',
    'a ?',
    'a ? b',
    'a ? b :',
    'a ?: b ? c : d',
    'a ?? b ?? c',
    'a ?? -3',
    '$a[0] ?? 1',
    'a.b[1] ?: 2',
    '1e400',
    '01',
    '1.',
    '.5',
    '1.5e3',
    '-0',
    '"abc',
    '"\\x"',
    '"\\u00"',
    '"\\u00',
    '"\\',
    '"\\u12g4"',
    "'it'",
    '`abc',
    '``',
    '/abc',
    '//',
    '/a/im',
    'a^(>a)/x{/r/i',
    'function(/[/]/){1}',
    '/[/]/',
    '/\\//',
    '/(/',
    '/a/ / 2',
    'a / b / c',
    '/*',
    '/**/',
    '/*/',
    'a /* x */ /* y */ + 1',
    'a\u00a0b',
    '$',
    '$$',
    '$$.a',
    '$a"b',
    '$.',
    'a..b',
    'a.',
    'a b',
    'a 1',
    '1 "x"',
    'a)',
    'a]',
    'a}',
    'a;b',
    'a,b',
    '^(a)',
    'a^(b',
    'a^b',
    'a^(<b,>c)',
    'a[',
    'a[1',
    '@',
    '#',
    ':=',
    'a:b',
    '$x := $y := 3',
    '$x := a ? b : c',
    'a ~> $f ~> $g(1)',
    'a[] ~> $f',
    '[a].b',
    'a.[b]',
    '([a]).b',
    '{"a":b}.c',
    'a.(b)[0]',
    'a.$f()[0]',
    'function($n){ $n > 0 ? $f($n - 1) : ($g(); $h()) }',
    'function(){ $f()[0] }',
    'a.b@$x.c@$y.d.%',
    'a.b@$x.%.c',
    'a.b#$i.%',
    'a.b.%[c]',
    'a^(%.b)',
    'a.b^(%.c)',
    'a.{"x": %.y}',
    'a.[%.b]',
    'a.b ~> $f(%)',
    'a.($x := %.b)',
    '$f(a.b.%)',
    '(a.b.%).c',
    '**.%',
    'a.*.%',
    'a ? %',
    'a.(b ? % : c)',
    'a.b ?? %',
    'a ?: b.%.c',
    '<=',
    '>= 3',
    'a != ',
    'a in [1, 2]',
    'a & b & c',
  ];

  it('agrees on strange expressions', () => {
    expect(
      strange
        .filter((expr) => !same(readOurs(expr), readReference(expr)))
        .map((expr) => ({ expr, ours: readOurs(expr), reference: readReference(expr) })),
    ).toEqual([]);
  });
});

function same(ours: unknown, reference: unknown): boolean {
  return JSON.stringify(sorted(ours)) === JSON.stringify(sorted(reference));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? '-0' : value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  );
}

describe('parse', () => {
  it('gives every node its span and place, and lists comments', () => {
    const read = parse('a /* x */ & (b)');
    expect(read).toEqual({
      ok: true,
      value: {
        text: 'a /* x */ & (b)',
        root: {
          type: 'binary',
          operator: '&',
          start: 0,
          end: 15,
          at: 11,
          left: { type: 'name', name: 'a', quoted: false, start: 0, end: 1, at: 1 },
          right: {
            type: 'block',
            start: 12,
            end: 15,
            at: 13,
            expressions: [{ type: 'name', name: 'b', quoted: false, start: 13, end: 14, at: 14 }],
          },
        },
        tokens: [
          { kind: 'name', value: 'a', quoted: false, start: 0, end: 1 },
          { kind: 'operator', value: '&', start: 10, end: 11 },
          { kind: 'operator', value: '(', start: 12, end: 13 },
          { kind: 'name', value: 'b', quoted: false, start: 13, end: 14 },
          { kind: 'operator', value: ')', start: 14, end: 15 },
        ],
        comments: [{ start: 2, end: 9 }],
      },
    });
  });

  it('says what is wrong in a sentence, at the token', () => {
    expect(parse('$sum(a, b')).toEqual({
      ok: false,
      error: {
        code: 'S0203',
        message: 'The expression ends where ")" is expected.',
        severity: 'error',
        position: 9,
        expected: ')',
        token: '(end)',
        place: { start: 9, end: 9 },
      },
    });
    expect(parse('a[1}')).toMatchObject({
      ok: false,
      error: { code: 'S0202', message: 'Expected "]" here, found "}".', place: { start: 3, end: 4 } },
    });
  });

  it('refuses what is nested too deeply, as a value', () => {
    const codes = [
      `${'('.repeat(50_000)}1${')'.repeat(50_000)}`,
      Array(50_000).fill('a').join('.'),
      '['.repeat(50_000),
      `a${' ? b : a'.repeat(20_000)}`,
    ]
      .map((text) => parse(text))
      .map((read) => (read.ok ? 'read' : read.error.code));
    expect(codes).toEqual(['expression/too-deep', 'expression/too-deep', 'expression/too-deep', 'expression/too-deep']);
    expect(parse(Array(950).fill('a').join(' & ')).ok).toBe(true);
  });

  it('gives up on what doubles with each level, and follows the rest in time', () => {
    const doubled = (levels: number): string => `${'('.repeat(levels)}a${' ?? b)'.repeat(levels)}`;
    expect(parse(doubled(40))).toMatchObject({ ok: false, error: { code: 'expression/too-deep' } });
    const calls = Array.from({ length: 40 }, (_, i) => `$f${i + 1} := function($x) { $f${i}($x) & $f${i}($x) };`).join(' ');
    const unions = Array.from({ length: 40 }, (_, i) => `$u${i + 1} := c ? $u${i} : [$u${i}, $u${i}];`).join(' ');
    for (const text of [doubled(12), `($f0 := function($x) { $x.b }; ${calls} $f40(a))`, `($u0 := a; ${unions} $u40.b)`]) {
      const tree = parse(text);
      if (!tree.ok) throw new Error(tree.error.message);
      expect(readReferences(tree.value).paths.length).toBeGreaterThan(0);
      expect(buildRuleGraph(tree.value, { rule: 'R-1' }).nodes.length).toBeGreaterThan(0);
      expect(instrument(text).text.length).toBeLessThan(100_000);
    }
  });

  it('refuses a pattern that the platform cannot compile', () => {
    expect(parse('$match(a, /(?</)')).toMatchObject({ ok: false, error: { code: 'S0302' } });
    expect(parse('$match(a, /a**/)')).toMatchObject({ ok: false, error: { code: 'expression/bad-regex', place: { start: 10, end: 15 } } });
  });
});

describe('parseTolerant', () => {
  it.skipIf(!suitePresent)('reads any text without throwing and equals the strict reading where there is one', () => {
    for (const { expr } of readSuite()) {
      const strict = parse(expr);
      const tolerant = parseTolerant(expr);
      if (strict.ok) expect(tolerant).toEqual({ tree: strict.value, problems: [] });
      for (let end = 0; end < Math.min(expr.length, 200); end += 7) parseTolerant(expr.slice(0, end));
    }
  });

  it('leaves missing nodes where a value is wanting', () => {
    const { tree, problems } = parseTolerant('a.b[');
    expect(tree.root).toMatchObject({
      type: 'step',
      right: { type: 'filter', left: { name: 'b' }, predicate: { type: 'missing', start: 4, end: 4 } },
    });
    expect(problems.map((item) => item.code)).toEqual(['S0203']);
  });
});
