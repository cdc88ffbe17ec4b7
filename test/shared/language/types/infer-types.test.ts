import { describe, expect, it } from 'vitest';
import type { LanguageContext } from '#shared/language/language-context.ts';
import { inferTypes } from '#shared/language/types/infer-types.ts';
import { typeText } from '#shared/language/types/type-text.ts';
import { parse } from '#shared/syntax/parse.ts';
import { lineContext, orderContext } from '../order-context.ts';

function typeOf(text: string, context: LanguageContext = orderContext): string {
  const tree = parse(text);
  if (!tree.ok) throw new Error(tree.error.message);
  return typeText(inferTypes(tree.value.root, context).result);
}

const numbersOr = 'list of numbers (one number where there is one';

describe('the type of an expression', () => {
  it.each([
    ['id', 'whole number'],
    ['customer.email', 'text or nothing'],
    ['financial_status', '"paid" or "pending"'],
    ['line_items', 'list of objects'],
    ['line_items.price', `${numbersOr})`],
    ['line_items.price[]', 'list of numbers'],
    ['line_items.tax_lines.rate', `${numbersOr}, or nothing)`],
    ['[line_items.tax_lines.rate]', 'list of numbers'],
    ['line_items[0].sku', 'text'],
    ['line_items[1].sku', 'text or nothing'],
    ['line_items[-1].price', 'number'],
    ['line_items[taxable].sku', 'list of texts (one text where there is one, or nothing)'],
    ['line_items^(price).sku', 'list of texts (one text where there is one)'],
    ['line_items^(price)[0].sku', 'text'],
    ['line_items{sku: price}', 'object'],
    ['line_items.{"sku": sku}', 'list of objects (one object with sku where there is one)'],
    ['[line_items.{"sku": sku}]', 'list of objects'],
    ['line_items#$i.$i', 'list of whole numbers (one whole number where there is one)'],
    ['line_items@$l.$l.sku', 'list of texts (one text where there is one, or nothing)'],
    ['line_items.tax_lines.(%.sku)', 'list of texts (one text where there is one, or nothing)'],
    ['customer.*', 'list of texts (one text where there is one, or nothing)'],
    ['nope', 'nothing'],
    ['nope.more', 'nothing'],
    ['extra.more', 'any value or nothing'],
    ['{"a": id, "b": customer.email}', 'object with a, b'],
    ['{"a": id}.a', 'whole number'],
    ['1 + 2', 'whole number'],
    ['id / 2', 'number'],
    ['line_items[0].price + 1', 'number'],
    ['customer.email & "x"', 'text'],
    ['"a" & "b"', '"ab"'],
    ['id > 1', 'true or false'],
    ['customer.email = null', 'false'],
    ['id = "1"', 'false'],
    ['id in [1, 2]', 'true or false'],
    ['-id', 'whole number'],
    ['id ? "yes" : "no"', '"yes" or "no"'],
    ['true ? "yes" : "no"', '"yes"'],
    ['customer.email ?? "none"', 'text'],
    ['customer.email ?: 0', 'whole number or text'],
    ['$exists(customer.email) ? customer.email : "x"', 'text'],
    ['$exists(customer) ? customer.email', 'text or nothing'],
    ['customer.email != null ? customer.email : ""', 'text'],
    ['customer.email and customer.email = "a" ? customer.email : "b"', '"a" or "b"'],
    ['$not($exists(customer)) ? 1 : customer.email', 'whole number or text'],
    ['$type(extra) = "string" ? 1 : 2', 'whole number'],
    ['($x := customer.email; $x)', 'text or nothing'],
    ['($x := customer; $exists($x.email) ? $x.email : 0)', 'whole number or text'],
    ['($f := function($a) { $a + 1 }; $f(id))', 'whole number'],
    ['($f := function($n) { $n = 0 ? 0 : $f($n - 1) }; $f(id))', 'any value or nothing'],
    ['line_items ~> $count()', 'whole number'],
    ['line_items.price ~> $sum', 'number'],
    ['id ~> |$|{"a": 1}|', 'any value'],
    ['$map(line_items, function($l, $i) { $l.price * $i })', `${numbersOr})`],
    ['[$map(line_items, function($l) { $l.sku })[]]', 'list of texts'],
    ['$filter(line_items, function($l) { $l.taxable }).sku', 'list of texts (one text where there is one, or nothing)'],
    ['$reduce(line_items.price, function($a, $b) { $a + $b }, 0)', 'number'],
    ['$reduce(line_items, function($a, $b) { $append($a, $b.sku) }, [])', 'list of texts'],
    ['$single(line_items, function($l) { $l.taxable }).sku', 'text'],
    ['$lookup($, "id")', 'whole number'],
    ['$lookup($tax_codes, "x")', 'any value or nothing'],
    ['$keys(customer)', 'list of texts (one "first_name", "email", "@id" or "odd`name" where there is one, or nothing)'],
    ['$distinct(line_items.price)', `${numbersOr})`],
    ['$sort(line_items.price)', 'list of numbers'],
    ['$append(line_items.sku, "x")', 'list of texts'],
    ['$split("a,b", ",")[0]', 'text or nothing'],
    ['$match("ab", /b/).match', 'list of texts (one text where there is one, or nothing)'],
    ['$string(customer.email)', 'text or nothing'],
    ['$number(customer.email)', 'number or nothing'],
    ['$merge([{"a": 1}, {"b": 2}])', 'object with a, b'],
    ['$toMillis("2026-01-01")', 'whole number'],
    ['$now()', 'date with time'],
    ['$i + 1', 'whole number'],
    ['$error("x")', 'no value, it fails'],
    ['function($x) { $x }', 'function'],
    ['$uppercase(?)', 'function'],
    ['**', 'any value or nothing'],
    ['[1..3]', 'list of whole numbers'],
  ])('%s', (text, type) => {
    expect(typeOf(text)).toBe(type);
  });

  it('reads the item of a loop, outer items and the record', () => {
    expect(['sku', '$line.price', '$$.id', '$.taxable'].map((text) => typeOf(text, lineContext))).toEqual([
      'text',
      'number',
      'whole number',
      'true or false',
    ]);
  });

  it('knows what a lookup table answers', () => {
    const table = (noMatch: 'nothing' | 'reject' | 'keep') => ({
      ...orderContext,
      variables: [
        { name: 'codes', kind: 'lookup' as const, table: { columns: ['code', 'name'], value: 'name', noMatch: { kind: noMatch } } },
      ],
    });
    const text = '$lookup($codes, customer.email)';
    expect((['nothing', 'reject', 'keep'] as const).map((kind) => typeOf(text, table(kind)))).toEqual([
      'text or nothing',
      'text or nothing',
      'text or nothing',
    ]);
    expect((['nothing', 'reject', 'keep'] as const).map((kind) => typeOf('$lookup($codes, financial_status)', table(kind)))).toEqual([
      'text or nothing',
      'text',
      'text',
    ]);
  });
});
