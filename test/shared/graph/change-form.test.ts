import { describe, expect, it } from 'vitest';
import type { FormChange } from '#shared/graph/change-form.ts';
import { changeForm } from '#shared/graph/change-form.ts';
import { readForm } from '#shared/graph/node-form.ts';
import { parse } from '#shared/syntax/parse.ts';

/** The span of the first occurrence of a part. */
function spanOf(text: string, part: string): { readonly start: number; readonly end: number } {
  const start = text.indexOf(part);
  return { start, end: start + part.length };
}

/** A form in short: `kind name: label=text, …`, what is left out in brackets. */
function shown(text: string, part = text): string {
  const tree = parse(text);
  const form = tree.ok ? readForm(tree.value, spanOf(text, part)) : undefined;
  if (form === undefined) return 'none';
  const slots = [...form.slots.map((slot) => `${slot.label}=${slot.text}`), ...form.leftOut.map((one) => `[${one.label}]`)];
  return `${form.kind}${form.name === '' ? '' : ` ${form.name}`}: ${slots.join(', ')}`;
}

describe('readForm', () => {
  it.each([
    ['a & " " & b', 'operator &: value 1=a, value 2=" ", value 3=b'],
    ['a - b - c', 'operator -: value 1=a - b, value 2=c'],
    ['$substring(name, 0)', 'function substring: text=name, start=0, [length]'],
    ['name ~> $substring(1, 2)', 'function substring: text=name, start=1, length=2'],
    ['name.$substring(1)', 'function substring: text=name, start=1, [length]'],
    ['$substring(1)', 'function substring: start=1, [length]'],
    ['name ~> $trim', 'function trim: text=name'],
    ['$lookup($codes, rate)', 'function lookup: object=$codes, key=rate'],
    ['a ? b : c', 'condition: if=a, then=b, else=c'],
    ['a ? b', 'condition: if=a, then=b, [else]'],
    ['a ? 1 : (b ? 2 : 3)', 'condition: if=a, then=1, if 2=b, then 2=2, else=3'],
    ['a ?? "none"', 'default ??: value=a, default="none"'],
    ['[a, 1]', 'array: item 1=a, item 2=1'],
    ['[1..n]', 'array: from=1, to=n'],
    ['{"sku": s, k: 2}', 'object: key="sku", sku=s, key=k, k=2'],
    ['lines.{"n": n}', 'map: array=lines, each item gives={"n": n}'],
    ['lines[q > 1]', 'filter: array=lines, condition=q > 1'],
    ['lines^(>price, sku)', 'sort: array=lines, by 1=price, by 2=sku'],
    ['lines{sku: $sum(q)}', 'group: array=lines, key=sku, sku=$sum(q)'],
    ['function($x) { $x * 2 }', 'lambda: gives=$x * 2'],
    ['-a', 'value: number=a'],
    ['"x"', 'constant: value="x"'],
    ['**.a', 'jsonata: '],
    ['$own(a, ?)', 'function own: argument 1=a'],
  ])('%s', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it('names the parameters of a function that the expression makes', () => {
    expect(shown('($tax := function($net, $rate) { $net * $rate }; $tax(price, 0.19))', '$tax(price, 0.19)')).toBe(
      'function tax: net=price, rate=0.19',
    );
  });
});

const change = (text: string, part: string, edit: FormChange): string => {
  const made = changeForm(text, spanOf(text, part), edit);
  return made.ok ? made.value : made.error.code;
};

describe('changeForm', () => {
  it.each<[string, string, FormChange, string]>([
    ['$round(a, 2) & "x"', '$round(a, 2)', { type: 'slot', slot: 1, text: '3' }, '$round(a, 3) & "x"'],
    ['a & b', 'a & b', { type: 'slot', slot: 0, text: 'x ? y : z' }, '(x ? y : z) & b'],
    ['a & b', 'a & b', { type: 'slot', slot: 1, text: 'c &' }, 'S0207'],
    ['a & b', 'a & b', { type: 'slot', slot: 2, text: 'c' }, 'graph/no-slot'],
    ['$round(a)', '$round(a)', { type: 'append', text: '2' }, '$round(a, 2)'],
    ['a ~> $round', 'a ~> $round', { type: 'append', text: '2' }, 'a ~> $round(2)'],
    ['a ~> $round()', 'a ~> $round()', { type: 'append', text: '2' }, 'a ~> $round(2)'],
    ['(($round(a)))', '(($round(a)))', { type: 'append', text: '2' }, '(($round(a, 2)))'],
    ['$now()', '$now()', { type: 'append', text: '"[Y]"' }, '$now("[Y]")'],
    ['a ? b', 'a ? b', { type: 'append', text: 'c' }, 'a ? b : c'],
    ['a & b', 'a & b', { type: 'insert', entry: 1, texts: ['"-"'] }, 'a & "-" & b'],
    ['a & b', 'a & b', { type: 'insert', entry: 2, texts: ['c + 1'] }, 'a & b & (c + 1)'],
    ['a - b', 'a - b', { type: 'insert', entry: 2, texts: ['c'] }, 'graph/no-list'],
    ['a ? 1 : 2', 'a ? 1 : 2', { type: 'insert', entry: 1, texts: ['b', '3'] }, 'a ? 1 : b ? 3 : 2'],
    ['a ? 1 : 2', 'a ? 1 : 2', { type: 'insert', entry: 0, texts: ['b', '3'] }, 'b ? 3 : a ? 1 : 2'],
    ['[]', '[]', { type: 'insert', entry: 0, texts: ['a'] }, '[a]'],
    ['[a]', '[a]', { type: 'insert', entry: 1, texts: ['b'] }, '[a, b]'],
    ['{}', '{}', { type: 'insert', entry: 0, texts: ['"a"', '1'] }, '{"a": 1}'],
    ['{"a": 1}', '{"a": 1}', { type: 'insert', entry: 1, texts: ['"b"', '2'] }, '{"a": 1, "b": 2}'],
    ['$own()', '$own()', { type: 'insert', entry: 0, texts: ['a'] }, '$own(a)'],
    ['a & /* dash */ "-" & b', 'a & /* dash */ "-" & b', { type: 'remove', entry: 1 }, 'a & /* dash */ b'],
    ['a & b', 'a & b', { type: 'remove', entry: 0 }, 'b'],
    ['a ? 1 : b ? 2 : 3', 'a ? 1 : b ? 2 : 3', { type: 'remove', entry: 0 }, 'b ? 2 : 3'],
    ['a ? 1 : (b ? 2 : 3)', 'a ? 1 : (b ? 2 : 3)', { type: 'remove', entry: 1 }, 'a ? 1 : (3)'],
    ['a ? 1 : b ? 2', 'a ? 1 : b ? 2', { type: 'remove', entry: 1 }, 'a ? 1'],
    ['a ? 1 : 2', 'a ? 1 : 2', { type: 'remove', entry: 0 }, 'graph/no-slot'],
    ['[a]', '[a]', { type: 'remove', entry: 0 }, '[]'],
    ['{"a": 1,\n "b": 2}', '{"a": 1,\n "b": 2}', { type: 'remove', entry: 1 }, '{"a": 1}'],
    ['a ? 1 : b ? 2 : 3', 'a ? 1 : b ? 2 : 3', { type: 'move', entry: 0, to: 1 }, 'b ? 2 : a ? 1 : 3'],
    ['a - b + c', 'a - b + c', { type: 'move', entry: 0, to: 1 }, 'c + (a - b)'],
    ['a & b', 'a & b', { type: 'operator', operator: '+' }, 'a + b'],
    ['a & b = c', 'a & b', { type: 'operator', operator: 'and' }, '(a and b) = c'],
    ['a&b', 'a&b', { type: 'operator', operator: 'and' }, 'a and b'],
    ['a & b & c', 'a & b & c', { type: 'operator', operator: '-' }, 'graph/too-many-values'],
    ['a ?? b', 'a ?? b', { type: 'operator', operator: '?:' }, 'a ?: b'],
    ['$uppercase(/* in */ a)', '$uppercase(/* in */ a)', { type: 'function', name: 'lowercase' }, '$lowercase(/* in */ a)'],
    ['a ~> $trim', 'a ~> $trim', { type: 'function', name: 'uppercase' }, 'a ~> $uppercase'],
    ['$trim(a)', '$trim(a)', { type: 'function', name: 'substringBefore' }, '$substringBefore(a, "")'],
    ['$substring(a, 1, 2)', '$substring(a, 1, 2)', { type: 'function', name: 'trim' }, 'graph/too-many-values'],
  ])('%s, %s, %j → %s', (text, part, edit, expected) => {
    expect(change(text, part, edit)).toBe(expected);
  });
});
