import { describe, expect, it } from 'vitest';
import { compile } from '#shared/engine/compile.ts';
import type { Evaluation } from '#shared/engine/compiled-expression.ts';
import { defaultLimits } from '#shared/engine/limits.ts';
import { ExactNumber } from '#shared/records/exact-number.ts';
import type { Value } from '#shared/records/value.ts';

function evaluate(text: string, input?: Value, limits = defaultLimits): Evaluation {
  const compiled = compile(text, { limits });
  if (!compiled.ok) return { outcome: { kind: 'error', problem: compiled.error }, inexact: false };
  return compiled.value.evaluate(input === undefined ? {} : { input });
}

function codeOf(text: string, input?: Value, limits = defaultLimits): string {
  const { outcome } = evaluate(text, input, limits);
  return outcome.kind === 'error' ? outcome.problem.code : outcome.kind;
}

const exact = new ExactNumber('9007199254740993');

describe('errors', () => {
  it.each([
    ['1 + "a"', 'T2002', '+', 2, 3],
    ['$nope(1)', 'T1006', 'nope', 0, 5],
    ['customer.$sum("x")', 'T0412', 'sum', 9, 13],
    ['a b', 'S0201', 'b', 2, 3],
  ])('%s: code, token and place of the reference', (text, code, token, start, end) => {
    const { outcome } = evaluate(text, { customer: {} });
    expect(
      outcome.kind === 'error' && [outcome.problem.code, outcome.problem.token, outcome.problem.place?.start, outcome.problem.place?.end],
    ).toEqual([code, token, start, end]);
  });

  it('never runs text as an expression', () => {
    expect(codeOf('$eval("1 + 1")')).toBe('evaluation/eval-refused');
    expect(codeOf('($f := $eval; $f("1"))')).toBe('evaluation/eval-refused');
  });

  it('refuses results that are no values', () => {
    expect(codeOf('$sum')).toBe('evaluation/function-result');
    expect(codeOf('{"a": [function($x) { $x }]}')).toBe('evaluation/function-result');
    expect(codeOf('1 / 0')).toBe('D1001');
    expect(codeOf('[1..20]', null, { ...defaultLimits, resultValues: 10 })).toBe('evaluation/too-large');
    expect(codeOf('{"a": {"b": {"c": 1}}}', null, { ...defaultLimits, resultDepth: 2 })).toBe('evaluation/too-deep');
    expect(codeOf('1', null, { ...defaultLimits, characters: 0 })).toBe('expression/too-long');
  });

  it('stops what does not end by itself', () => {
    const limits = { ...defaultLimits, milliseconds: 50 };
    expect(codeOf('($f := function($n) { $f($n + 1) }; $f(0))', null, limits)).toBe('D1012');
    expect(codeOf('($f := function($n) { 1 + $f($n + 1) }; $f(0))', null, { ...defaultLimits, depth: 100 })).toBe('D1011');
    expect(codeOf('$map([1..100], $string)', null, { ...defaultLimits, items: 50 })).toBe('D2015');
  });
});

describe('values', () => {
  it('come without the marks of the reference, as ordinary arrays and objects', () => {
    const { outcome } = evaluate('{"list": items.n, "one": [items[0].n]}', { items: [{ n: 1 }, { n: 2 }] });
    const value = outcome.kind === 'value' ? outcome.value : null;
    expect(value).toStrictEqual({ list: [1, 2], one: [1] });
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  it('are the same whether the short way or the reference reads a path', () => {
    const input = { a: { b: { c: 1, n: null, t: '' }, l: [{ x: 1 }, { x: 2 }] }, constructor: { name: 'own' } };
    for (const path of [
      'a.b.c',
      'a.b.n',
      'a.b.t',
      'a.b.c.d',
      'a.n.b',
      'a.l.x',
      'a.l',
      'constructor.name',
      'a.constructor',
      'a.b.t.length',
      '$.a.b.c',
      '$$.a.b.c',
      '"x"',
      'null',
      '-1',
    ])
      expect(evaluate(path, input).outcome, path).toEqual(evaluate(`(1; ${path})`, input).outcome);
  });

  it('leave the record as it was', () => {
    const record = { rows: [] };
    evaluate('rows{k: v}', record);
    expect(record).toEqual({ rows: [] });
  });
});

describe('exact numbers', () => {
  const record = {
    id: exact,
    n: 2,
    other: new ExactNumber('9007199254740995'),
    rows: [{ id: exact }, { id: new ExactNumber('9007199254740995') }],
  };

  it.each<[string, Value, boolean]>([
    ['id', exact, false],
    ['{"a": [id, n]}', { a: [exact, 2] }, false],
    ['n = 2 ? id : n', exact, false],
    ['$map(rows, function($r) { $r.id })[0]', exact, false],
    ['rows[id = $$.id].id', exact, false],
    ['id = other', false, false],
    ['id in rows.id', true, false],
    ['$distinct(rows.id)', [exact, new ExactNumber('9007199254740995')], false],
    ['$string(id) & "/" & id', '9007199254740993/9007199254740993', false],
    ['$type(id)', 'number', false],
    ['$exists(id) and id', true, false],
    ['$number("123456789012345678901")', new ExactNumber('123456789012345678901'), false],
    ['$merge([rows[0], {"x": 1}])', { id: exact, x: 1 }, false],
    ['id + 0', 9007199254740992, true],
    ['-id', -9007199254740992, true],
    ['id > 5', true, true],
    ['$sum(rows.id)', 18014398509481988, true],
    ['rows.id ~> $max', 9007199254740996, true],
    ['$round(id / 2)', 4503599627370496, true],
    ['n + 1', 3, false],
    ['$count(rows)', 2, false],
    ['$string(rows[0])', '{"id":9007199254740993}', false],
    ['rows^(>id).id', [new ExactNumber('9007199254740995'), exact], true],
  ])('%s', (text, value, inexact) => {
    expect(evaluate(text, record)).toEqual({ outcome: { kind: 'value', value }, inexact });
  });

  it('are made of long texts also where the record holds none', () => {
    expect(evaluate('{"a": $number(t)}', { t: '0.12345678901234567890' })).toEqual({
      outcome: { kind: 'value', value: { a: new ExactNumber('0.12345678901234567890') } },
      inexact: false,
    });
    expect(evaluate('$number(t) + 1', { t: '123456789012345678901' })).toEqual({
      outcome: { kind: 'value', value: 123456789012345680000 },
      inexact: true,
    });
    expect(evaluate('$number(t)', { t: '12.50' }).outcome).toEqual({ kind: 'value', value: 12.5 });
  });
});
