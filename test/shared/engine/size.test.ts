import { describe, expect, it } from 'vitest';
import { compile } from '#shared/engine/compile.ts';
import { defaultLimits } from '#shared/engine/limits.ts';
import type { Value } from '#shared/records/value.ts';

/** The value, or the code of the error. */
function answer(text: string, input?: Value, limits = defaultLimits): Value | undefined {
  const compiled = compile(text, { limits: { ...limits, milliseconds: Math.max(limits.milliseconds, 20_000) } });
  if (!compiled.ok) return compiled.error.code;
  const { outcome } = compiled.value.evaluate(input === undefined ? {} : { input });
  return outcome.kind === 'value' ? outcome.value : outcome.kind === 'nothing' ? undefined : outcome.problem.code;
}

const many = 100_000;
const long = { r: Array.from({ length: many }, (_, i) => ({ i, k: `k${i % 100}`, l: [i, i] })) };

describe('arrays of 100,000 items', () => {
  it.each<[string, Value]>([
    ['$count(r.l)', 2 * many],
    ['$count($map(r, function($x, $n) { $x.i + $n }))', many],
    ['$count($filter(r, function($x) { $x.i > 0 }))', many - 1],
    ['$reduce(r.i, function($a, $b) { $a + $b })', (many * (many - 1)) / 2],
    ['$sort(r, function($a, $b) { $a.i < $b.i })[0].i', many - 1],
    ['r^(>i)[0].i', many - 1],
    ['$count(r[i > 0])', many - 1],
    ['$count(r[[0..99999]])', many],
    ['$count($append(r, r))', 2 * many],
    ['$count([r, r])', 2 * many],
    ['$count($distinct(r.k))', 100],
    ['$count($keys(r{$string(i): i}))', many],
    ['$count(r#$n[$n > 0])', many - 1],
    ['$count(r@$x.($x.i))', many],
    ['$max(r.i) - $min(r.i)', many - 1],
    ['$count($zip(r, r))', many],
    ['$length($join(r.k, ""))', 290_000],
    ['$count(r ~> |$|{"z": 1}, "l"|)', many],
    ['$count(r.**)', 5 * many],
    ['$count($map(r, function($x) { $$.r[i = $x.i].k }))', many],
    ['$count(r@$a.$$.r@$b[$b.i = $a.i].($a.i))', many],
  ])('%s', (text, value) => {
    expect(answer(text, long)).toBe(value);
  });
});

describe('recursion', () => {
  it('goes on for as long as it likes in tail position', () => {
    expect(answer('($f := function($n, $sum) { $n = 0 ? $sum : $f($n - 1, $sum + $n) }; $f(300000, 0))')).toBe(45_000_150_000);
    expect(
      answer(
        '($even := function($n) { $n = 0 ? true : $odd($n - 1) }; $odd := function($n) { $n = 0 ? false : $even($n - 1) }; $even(100001))',
      ),
    ).toBe(false);
  });

  it('ends in an error that says so where it would fill the stack or passes the limit', () => {
    const deep = { ...defaultLimits, depth: 100_000_000 };
    const sum = (n: number): string => `($f := function($n) { $n = 0 ? 0 : 1 + $f($n - 1) }; $f(${n}))`;
    expect(answer(sum(1_000))).toBe(1_000);
    expect(answer(sum(1_000_000), undefined, deep)).toBe('D1011');
    expect(answer(sum(1_000), undefined, { ...defaultLimits, depth: 3_000 })).toBe('D1011');
    expect(answer(sum(1_000), undefined, { ...defaultLimits, depth: 3_010 })).toBe(1_000);
    expect(answer('($f := function($n) { $map([$n], $f) }; $f(1))', undefined, deep)).toBe('D1011');
  });

  it('can be as deep as before after an error', () => {
    const compiled = compile('($f := function($n) { $n = 0 ? $$.end + 1 : 1 + $f($n - 1) }; $f(20))', {
      limits: { ...defaultLimits, depth: 80 },
    });
    if (!compiled.ok) throw new Error(compiled.error.message);
    const kinds = [{ end: 'x' }, { end: 1 }, { end: 'x' }, { end: 1 }].map((input) => compiled.value.evaluate({ input }).outcome.kind);
    expect(kinds).toEqual(['error', 'value', 'error', 'value']);
  });
});

describe('the index of a join', () => {
  it('is not used for the next record', () => {
    const compiled = compile('$map(a, function($x) { $$.b[id = $x].n })', { limits: defaultLimits });
    if (!compiled.ok) throw new Error(compiled.error.message);
    const b = Array.from({ length: 20 }, (_, id) => ({ id, n: id }));
    expect(compiled.value.evaluate({ input: { a: [1, 2, 3], b } }).outcome).toEqual({ kind: 'value', value: [1, 2, 3] });
    for (const one of b) one.n += 100;
    b.reverse();
    for (const one of b) one.id = 19 - one.id;
    expect(compiled.value.evaluate({ input: { a: [1, 2, 3], b } }).outcome).toEqual({ kind: 'value', value: [118, 117, 116] });
  });
});
