import { describe, expect, it } from 'vitest';
import { parse } from '#shared/syntax/parse.ts';
import { readReferences } from '#shared/syntax/references.ts';
import { readSuite, suitePresent } from './suite.ts';

/** Paths as text: `sku`, `$$.id`, `$line.sku`, `$` for the context itself; each once, in order of the text. */
function reads(text: string): readonly string[] {
  const tree = parse(text);
  if (!tree.ok) throw new Error(tree.error.message);
  const shown = readReferences(tree.value).paths.map(({ root, names }) => {
    const start = root === 'context' ? (names.length === 0 ? '$' : '') : root === 'root' ? '$$' : `$${root.variable}`;
    return [...(start === '' ? [] : [start]), ...names].join('.');
  });
  return [...new Set(shown)];
}

describe('readReferences', () => {
  const table: readonly (readonly [string, readonly string[]])[] = [
    ['customer.email', ['customer.email']],
    ['$$.id & name', ['$$.id', 'name']],
    ['line_items[price > 3]', ['line_items', 'line_items.price']],
    ['line_items[price > 3].sku', ['line_items.sku', 'line_items.price']],
    ['line_items[0].tax_lines[-1].rate', ['line_items.tax_lines.rate']],
    ['$sum(line_items.(price * quantity))', ['line_items.price', 'line_items.quantity']],
    ['line_items.{ "sku": sku, "first": $$.name }', ['line_items.sku', '$$.name']],
    [
      '($rate := $string(tax_lines[0].rate); $not(taxable) ? "Z0" : $lookup($tax_codes, $rate))',
      ['tax_lines.rate', 'taxable', '$tax_codes'],
    ],
    ['($c := customer; $c.first & $c.last)', ['customer.first', 'customer.last']],
    ['($unused := customer.id; name)', ['customer.id', 'name']],
    ['$map(line_items, function($item, $i) { $item.sku & $i })', ['line_items.sku']],
    ['$filter(line_items, function($l) { $l.price > $$.limit }).sku', ['line_items.sku', 'line_items.price', '$$.limit']],
    ['$sort(line_items, function($l, $r) { $l.price > $r.price })', ['line_items', 'line_items.price']],
    ['$reduce(line_items, function($sum, $line) { $sum + $line.price }, 0)', ['line_items.price']],
    ['line_items ~> $map(function($l) { $l.sku }) ~> $join(", ")', ['line_items.sku']],
    ['line_items^(>price, sku).name', ['line_items.name', 'line_items.price', 'line_items.sku']],
    ['line_items{ sku: $sum(quantity) }', ['line_items.sku', 'line_items.quantity']],
    ['name.$uppercase()', ['name']],
    ['customer.$substringBefore("-")', ['customer']],
    ['customer.*', ['customer']],
    ['a.b.c.%.d', ['a.b.d']],
    [
      'library.loans@$l.books@$b[$l.isbn = $b.isbn].{ "title": $b.title, "who": $l.customer }',
      ['library.loans.isbn', 'library.books.isbn', 'library.books.title', 'library.loans.customer'],
    ],
    ['line_items#$i.{ "n": $i, "sku": sku }', ['line_items.sku']],
    ['$line.sku & $', ['$line.sku', '$']],
    ['status = "paid" ? a.b : c', ['status', 'a.b', 'c']],
    ['[first, second].name', ['first.name', 'second.name']],
    ['$lookup($, "odd`name")', ['odd`name']],
    ['($f := function($x) { $x.a + b }; $f(item))', ['item.a', 'b']],
    ['($f := function($n) { $n = 0 ? 1 : $n * $f($n - 1) }; $f(count))', ['count']],
    ['"a"."b"', ['a.b']],
    ['nothing ?? other ?: 3', ['nothing', 'other']],
    ['3 + 4', []],
    ['$now()', []],
    ['$string()', ['$']],
    ['$distinct(line_items.sku)[0]', ['line_items.sku']],
  ];
  it.each(table)('%s', (text, expected) => {
    expect([...reads(text)].sort()).toEqual([...expected].sort());
  });

  it('names places, variables from outside and functions', () => {
    const tree = parse('($r := rate; $lookup($codes, $r) & $string(tax.code))');
    expect(tree.ok && readReferences(tree.value)).toEqual({
      paths: [
        { root: { variable: 'codes' }, names: [], start: 21, end: 27 },
        { root: 'context', names: ['rate'], start: 29, end: 31 },
        { root: 'context', names: ['tax', 'code'], start: 43, end: 51 },
      ],
      variables: [{ name: 'codes', start: 21, end: 27 }],
      functions: [
        { name: 'lookup', start: 13, end: 20 },
        { name: 'string', start: 35, end: 42 },
      ],
    });
  });

  it.skipIf(!suitePresent)('reads every expression of the suite', () => {
    for (const { expr } of readSuite()) {
      const tree = parse(expr);
      if (!tree.ok) continue;
      for (const { start, end } of readReferences(tree.value).paths) expect(start < end && end <= expr.length).toBe(true);
    }
  });
});
