import { describe, expect, it } from 'vitest';
import { diagnose } from '#shared/language/diagnose.ts';
import { hover } from '#shared/language/hover.ts';
import { nearestNames } from '#shared/language/nearest-names.ts';
import { signatureAt } from '#shared/language/signature-at.ts';
import { lineContext, orderContext } from './order-context.ts';

describe('hover', () => {
  it('explains fields, functions and variables', () => {
    const text = '($c := customer; $lookup($tax_codes, $c.email) & financial_status & line_items.sku & $$.id & nope & $x)';
    const at = (part: string): unknown => hover(text, text.indexOf(part) + 1, orderContext);
    const place = (part: string): { start: number; end: number } => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length });
    expect(at('$lookup')).toEqual({
      ...place('$lookup'),
      title: '$lookup(object, key) → value',
      lines: ['The value stored under key in object; nothing when the key is absent.'],
    });
    expect(at('$tax_codes')).toEqual({ ...place('$tax_codes'), title: '$tax_codes', lines: ['A lookup table: 11 rows.'] });
    expect(at('email')).toEqual({ ...place('email'), title: 'customer.email', lines: ['Holds text, 1..1.', 'Personal.'] });
    expect(at('financial_status')).toEqual({
      ...place('financial_status'),
      title: 'financial_status',
      lines: ['Holds text, 1..1.', 'One of paid, pending.'],
    });
    expect(at('sku')).toEqual({
      ...place('sku'),
      title: 'line_items.sku',
      lines: ['Holds text, 1..1.', 'For example TEE-NVY-M, MUG-STN-01.'],
    });
    expect(at('$c.email')).toEqual({
      start: text.indexOf('$c.email'),
      end: text.indexOf('$c.email') + 2,
      title: '$c',
      lines: ['A variable of this expression, from customer.'],
    });
    expect(at('nope')).toEqual({ ...place('nope'), title: 'nope', lines: ['The schema has no such field.'] });
    expect(at('$x')).toEqual({ ...place('$x'), title: '$x', lines: ['Nothing gives this variable a value.'] });
    expect(at('$$')).toEqual({ ...place('$$'), title: '$$', lines: ['The whole record.'] });
  });

  it('says nothing of texts and of what is not known', () => {
    expect([hover('"text"', 2, orderContext), hover('extra.more', 8, orderContext), hover('', 0, orderContext)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('signatureAt', () => {
  const active = (marked: string): unknown => {
    const help = signatureAt(marked.replace('|', ''), marked.indexOf('|'));
    return help === undefined ? undefined : [help.entry.name, help.active];
  };
  it.each([
    ['$round(|', ['round', 0]],
    ['$round(price, |', ['round', 1]],
    ['$round(price, |)', ['round', 1]],
    ['$round(price, 2)|', undefined],
    ['$substring($uppercase(na|me), 1)', ['uppercase', 0]],
    ['$substring($uppercase(name), |1)', ['substring', 1]],
    ['$join([1, 2, 3], |)', ['join', 1]],
    ['name ~> $substring(|', ['substring', 1]],
    ['$zip(a, b, c, |)', ['zip', 0]],
    ['$f(|)', undefined],
    ['price |', undefined],
  ])('%s', (marked, expected) => {
    expect(active(marked)).toEqual(expected);
  });
});

describe('diagnose', () => {
  it('gives the syntax error alone, at its token', () => {
    expect(diagnose('nope + ', orderContext)).toEqual([
      {
        code: 'S0207',
        message: 'The expression ends too early: a value is expected.',
        severity: 'error',
        position: 7,
        token: '(end)',
        place: { start: 7, end: 7 },
      },
    ]);
  });

  it('names unknown fields, variables and functions, with what is near', () => {
    expect(diagnose('customer.emial & lineitems[prise > 3].sku & $upercase($tax_code) & $nothing', orderContext)).toEqual([
      {
        code: 'expression/unknown-field',
        message: 'customer has no field "emial".',
        severity: 'warning',
        token: 'emial',
        place: { start: 9, end: 14, field: 'customer.emial' },
        next: 'Did you mean email?',
        fixes: [{ label: 'Change to email', edits: [{ start: 9, end: 14, text: 'email' }] }],
      },
      {
        code: 'expression/unknown-field',
        message: 'There is no field "lineitems" here.',
        severity: 'warning',
        token: 'lineitems',
        place: { start: 17, end: 26, field: 'lineitems' },
        next: 'Did you mean line_items?',
        fixes: [{ label: 'Change to line_items', edits: [{ start: 17, end: 26, text: 'line_items' }] }],
      },
      {
        code: 'expression/unknown-function',
        message: 'There is no function $upercase.',
        severity: 'error',
        token: '$upercase',
        place: { start: 44, end: 53 },
        next: 'Did you mean $uppercase?',
      },
      {
        code: 'expression/unknown-variable',
        message: 'Nothing gives $tax_code a value.',
        severity: 'warning',
        token: '$tax_code',
        place: { start: 54, end: 63 },
        next: 'Did you mean $tax_codes?',
      },
      {
        code: 'expression/unknown-variable',
        message: 'Nothing gives $nothing a value.',
        severity: 'warning',
        token: '$nothing',
        place: { start: 67, end: 75 },
      },
    ]);
  });

  it('counts arguments as the language takes them', () => {
    expect(diagnose('$round(id, 2, 3)', orderContext)).toEqual([
      {
        code: 'expression/argument-count',
        message: '$round takes at most 2 arguments, it is given 3.',
        severity: 'error',
        token: '$round',
        place: { start: 0, end: 16 },
        next: 'It is called as $round(number, [digits]) → number.',
      },
    ]);
    expect(diagnose('$sum()', orderContext).map(({ message }) => message)).toEqual(['$sum takes 1 argument, it is given 0.']);
    expect(diagnose('id ~> $string(true, 1)', orderContext).map(({ message }) => message)).toEqual([
      '$string takes at most 2 arguments, it is given 3.',
    ]);
  });

  it.each([
    '',
    'customer.email',
    'extra.anything.goes',
    'line_items[price > 3].tax_lines[0].rate',
    '$map(line_items, function($l, $n) { $l.sku & $n })',
    '($f := function($x) { $x.sku }; $f(line_items))',
    '$lookup($tax_codes, "x")',
    'line_items.{ "a": sku, "b": $$.id, "c": $i }',
    'customer.(first_name & email)',
    'customer.$uppercase(email)',
    'customer.`@id`',
    '$sum(line_items.price)',
    'line_items{ sku: $sum(price) }',
    '$reduce(line_items, function($sum, $l) { $sum + $l.price }, 0)',
    'line_items.sku.$uppercase()',
    '$now()',
    'line_items@$l.{ "s": $l.sku }',
    'customer.*',
    '**.rate',
    'line_items.tax_lines.%.sku',
    '($x := 1; $x + id)',
  ])('has nothing against %s', (text) => {
    expect(diagnose(text, orderContext)).toEqual([]);
  });

  it('knows the item of a loop and the record around it', () => {
    expect(diagnose('sku & $$.customer.email & $line.price & id', lineContext).map(({ message }) => message)).toEqual([
      'There is no field "id" here.',
    ]);
  });
});

describe('nearestNames', () => {
  it('finds slips of the finger, best first', () => {
    const names = ['email', 'first_name', 'line_items', 'line_item', 'id'];
    expect(['emial', 'Line_Items', 'frist_nmae', 'zzz', 'i'].map((name) => nearestNames(name, names))).toEqual([
      ['email'],
      ['line_items', 'line_item'],
      ['first_name'],
      [],
      ['id'],
    ]);
  });
});
