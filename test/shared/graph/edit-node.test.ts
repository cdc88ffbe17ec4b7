import { describe, expect, it } from 'vitest';
import { deleteNode, editNode, insertFunction } from '#shared/graph/edit-node.ts';

/** The span of the first occurrence of a part. */
function spanOf(text: string, part: string): { readonly start: number; readonly end: number } {
  const start = text.indexOf(part);
  return { start, end: start + part.length };
}

describe('editNode', () => {
  it.each([
    ['a & b', 'b', 'c.d', 'a & c.d'],
    ['a * b', 'b', 'c + d', 'a * (c + d)'],
    ['price * quantity /* net */', 'price', '$number(price)', '$number(price) * quantity /* net */'],
    ['x ? (a /* keep me */ & b) : c', '(a /* keep me */ & b)', 'd', 'x ? /* keep me */ d : c'],
    ['a', 'a', '$x := 1; $x', undefined],
    ['a.b', 'b', 'c & d', 'a.(c & d)'],
    ['a', 'a', '/* new */ b', '/* new */ b'],
  ])('%s: %s → %s', (text, part, newText, expected) => {
    const made = editNode(text, spanOf(text, part), newText);
    expect(made.ok ? made.value : undefined).toBe(expected);
  });

  it('refuses a span that is no node, and text that does not parse', () => {
    expect(editNode('a & b', { start: 0, end: 3 }, 'c')).toMatchObject({ ok: false, error: { code: 'expression/no-node' } });
    expect(editNode('a & b', { start: 0, end: 1 }, 'c +')).toMatchObject({ ok: false, error: { code: 'S0207' } });
  });
});

describe('insertFunction', () => {
  it.each([
    ['price * 2', 'price', 'number', '$number(price) * 2'],
    ['a & b', 'a & b', 'uppercase', '$uppercase(a & b)'],
    ['name', 'name', 'substringBefore', '$substringBefore(name, "")'],
    ['items', 'items', 'map', '$map(items, function($value) { $value })'],
    ['n', 'n', 'round', '$round(n)'],
  ])('%s: %s in %s', (text, part, name, expected) => {
    expect(insertFunction(text, spanOf(text, part), name)).toEqual({ ok: true, value: expected });
  });

  it('names a function that there is not', () => {
    expect(insertFunction('a', { start: 0, end: 1 }, 'nope')).toMatchObject({
      ok: false,
      error: { code: 'expression/unknown-function', message: 'There is no function $nope.' },
    });
  });
});

describe('deleteNode', () => {
  it.each([
    ['$uppercase(name)', '$uppercase(name)', 'name'],
    ['$round(price * 2, 2) & "x"', '$round(price * 2, 2)', 'price * 2 & "x"'],
    ['$lookup($codes, rate)', '$lookup($codes, rate)', 'rate'],
    ['paid ? "A" : b', 'paid ? "A" : b', '"A"'],
    ['$sum(a + b) * c', '$sum(a + b)', '(a + b) * c'],
    ['$f(/* why */ a, b)', '$f(/* why */ a, b)', '/* why */ a'],
    ['"WEB"', '"WEB"', ''],
    ['items[price > 3]', 'items[price > 3]', 'items'],
    ['a & "x"', '"x"', 'a'],
    ['a & $now() & b', '$now()', 'a & b'],
    ['x ? $now() : b', '$now()', 'x ? null : b'],
  ])('%s without %s', (text, part, expected) => {
    expect(deleteNode(text, spanOf(text, part))).toEqual({ ok: true, value: expected });
  });
});
