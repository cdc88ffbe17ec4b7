import { describe, expect, it } from 'vitest';
import { complete } from '#shared/language/complete.ts';
import { functionCatalogue } from '#shared/syntax/functions.ts';
import { lineContext, orderContext } from './order-context.ts';

const record = ['id', 'financial_status', 'customer', 'extra', 'line_items'];
const item = ['sku', 'price', 'taxable', 'tax_lines'];

/** The fields and variables offered where `|` stands. */
function offered(marked: string, context = orderContext): readonly string[] {
  const offset = marked.indexOf('|');
  const { items } = complete(marked.slice(0, offset) + marked.slice(offset + 1), offset, context);
  return items.filter(({ kind }) => kind !== 'function').map(({ label }) => label);
}

describe('complete', () => {
  const given = ['$tax_codes', '$i'];
  it.each<readonly [string, readonly string[]]>([
    ['|', [...record, ...given]],
    ['fin|', [...record, ...given]],
    ['customer.|', ['first_name', 'email', '@id', 'odd`name']],
    ['customer.fi|', ['first_name', 'email', '@id', 'odd`name']],
    ['line_items.|', item],
    ['line_items[0].tax_lines.|', ['rate']],
    ['line_items[|', [...item, ...given]],
    ['line_items[pri| > 3].sku', [...item, ...given]],
    ['line_items[price > 3].|', item],
    ['line_items.{ "sku": | }', [...item, ...given]],
    ['line_items^(|)', [...item, ...given]],
    ['$map(line_items, function($l) { $l.| })', item],
    ['$filter(line_items, function($l) { $l.price > 3 }).|', item],
    ['$sort(line_items, function($l, $r) { $l.price > $r.| })', item],
    ['$sum(line_items.(price * |))', [...item, ...given]],
    ['($c := customer; $c.|)', ['first_name', 'email', '@id', 'odd`name']],
    ['($c := customer; |)', [...record, '$c', ...given]],
    ['$|', given],
    ['$map(line_items, function($l, $n) { $| })', ['$l', '$n', ...given]],
    ['id & |', [...record, ...given]],
    ['id = 3 ? | : 2', [...record, ...given]],
    ['$$.|', record],
    ['extra.|', []],
    ['"text |"', []],
    ['/* com|ment */ id', []],
    ['id |', []],
    ['12|', []],
    ['$uppercase(|', [...record, ...given]],
    ['customer.`@|', ['first_name', 'email', '@id', 'odd`name']],
  ])('%s', (marked, expected) => {
    expect(offered(marked)).toEqual(expected);
  });

  it('reads the item of a loop, the record and the outer item', () => {
    expect(offered('|', lineContext)).toEqual([...item, '$tax_codes', '$i', '$line']);
    expect(offered('$$.|', lineContext)).toEqual(record);
    expect(offered('$line.|', lineContext)).toEqual(item);
  });

  it('says what each item is and what it puts in', () => {
    const { start, end, items } = complete('$string(customer.em)', 19, orderContext);
    expect({ start, end }).toEqual({ start: 17, end: 19 });
    expect(items.slice(0, 4)).toEqual([
      { kind: 'field', label: 'first_name', detail: 'str', insert: 'first_name' },
      { kind: 'field', label: 'email', detail: 'str', insert: 'email' },
      { kind: 'field', label: '@id', detail: 'str', insert: '`@id`' },
      { kind: 'field', label: 'odd`name', detail: 'str', insert: '$lookup($, "odd`name")' },
    ]);
    const all = complete('', 0, orderContext).items;
    expect(all.find(({ label }) => label === 'line_items')).toEqual({
      kind: 'group',
      label: 'line_items',
      detail: '[] 1..n',
      insert: 'line_items',
    });
    expect(all.find(({ label }) => label === '$tax_codes')).toEqual({
      kind: 'lookup',
      label: '$tax_codes',
      detail: '11 rows',
      insert: '$tax_codes',
    });
    expect(all.find(({ label }) => label === '$i')).toEqual({
      kind: 'variable',
      label: '$i',
      detail: 'position of the item',
      insert: '$i',
    });
    expect(all.find(({ label }) => label === '$lookup')).toEqual({
      kind: 'function',
      label: '$lookup',
      detail: '$lookup(object, key) → value',
      doc: 'The value stored under key in object; nothing when the key is absent.',
      insert: '$lookup()',
      caret: 8,
    });
    expect(all.filter(({ kind }) => kind === 'function')).toHaveLength(functionCatalogue.length);
  });
});
