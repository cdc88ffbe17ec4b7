import { describe, expect, it } from 'vitest';
import { diagnose } from '#shared/language/diagnose.ts';
import { applyFix } from '#shared/language/diagnostic.ts';
import type { LanguageContext } from '#shared/language/language-context.ts';
import type { Field } from '#shared/schema/field.ts';
import { parse } from '#shared/syntax/parse.ts';
import { lineContext, orderContext } from './order-context.ts';

/** Code, sentence, the text that is marked, and the whole text after each fix. */
function warnings(text: string, context: LanguageContext = orderContext): readonly unknown[] {
  return diagnose(text, context).map((one) => [
    one.code.replace('expression/', ''),
    one.message,
    text.slice(one.place?.start, one.place?.end),
    ...(one.fixes ?? []).map((fix) => applyFix(text, fix)),
  ]);
}

const longId: LanguageContext = {
  ...orderContext,
  schema: {
    ...orderContext.root,
    root: {
      ...orderContext.root.root,
      children: [{ name: 'ref', type: 'integer', repeats: false, min: 1, examples: ['9007199254740993'] }],
    },
  },
};

describe('arguments', () => {
  it.each<[string, readonly unknown[]]>([
    ['$uppercase(id)', ['argument-type', '$uppercase takes text, id is whole number.', 'id', '$uppercase($string(id))']],
    [
      '$round(customer.email)',
      ['argument-type', '$round takes number, customer.email is text.', 'customer.email', '$round($number(customer.email))'],
    ],
    [
      '$sum(line_items.sku)',
      [
        'argument-type',
        '$sum takes a list of numbers, line_items.sku is list of texts (one text where there is one).',
        'line_items.sku',
        '$sum(line_items.sku.$number($))',
      ],
    ],
    [
      '$join(line_items.price, ";")',
      [
        'argument-type',
        '$join takes a list of texts, line_items.price is list of numbers (one number where there is one).',
        'line_items.price',
        '$join(line_items.price.$string($), ";")',
      ],
    ],
    [
      '$uppercase(line_items.sku)',
      [
        'list-for-one',
        '$uppercase takes one text, line_items.sku is a list as soon as there is more than one.',
        'line_items.sku',
        '$uppercase(line_items.sku[0])',
      ],
    ],
  ])('%s', (text, warning) => {
    expect(warnings(text)).toEqual([warning]);
  });
});

describe('operands', () => {
  it.each<[string, readonly unknown[]]>([
    [
      'customer.email + 1',
      ['operand-type', '"+" computes with numbers, customer.email is text.', 'customer.email', '$number(customer.email) + 1'],
    ],
    ['id > "5"', ['operand-type', '">" compares two numbers or two texts, id is whole number and "5" "5".', 'id > "5"', 'id > 5']],
    ['id = "5"', ['never-equal', 'id and "5" are never equal: whole number and "5".', 'id = "5"', 'id = 5']],
    [
      'financial_status = "paidd"',
      ['never-equal', 'financial_status and "paidd" are never equal: it is one of paid, pending.', '"paidd"', 'financial_status = "paid"'],
    ],
    [
      'financial_status in ["open"]',
      ['never-equal', 'financial_status is never in ["open"]: it is one of paid, pending.', 'financial_status in ["open"]'],
    ],
  ])('%s', (text, warning) => {
    expect(warnings(text)).toEqual([warning]);
  });

  it('offers & for two texts', () => {
    expect(warnings('customer.email + financial_status').map((one) => (one as readonly string[]).slice(3))).toEqual([
      ['customer.email & financial_status', '$number(customer.email) + financial_status'],
      ['customer.email & financial_status', 'customer.email + $number(financial_status)'],
    ]);
  });
});

describe('branches that are never reached', () => {
  it.each<[string, readonly unknown[]]>([
    ['true ? id : 0', ['unreachable', 'The condition true is always true, so 0 is never reached.', '0', 'id']],
    [
      'id = 1 ? "a" : id = 2 ? "b" : id=1 ? "c" : "d"',
      ['unreachable', 'id=1 was asked before, so "c" is never reached.', '"c"', 'id = 1 ? "a" : id = 2 ? "b" : "d"'],
    ],
    [
      '(customer.email & "") ?? "none"',
      ['unreachable', '(customer.email & "") always gives a value, so "none" is never used.', '"none"', '(customer.email & "")'],
    ],
  ])('%s', (text, warning) => {
    expect(warnings(text)).toEqual([warning]);
  });
});

describe('shapes', () => {
  it.each<[string, readonly unknown[]]>([
    [
      'financial_status[0]',
      [
        'text-position',
        'financial_status is one text: [0] does not cut a character out of it.',
        '[0]',
        '$substring(financial_status, 0, 1)',
      ],
    ],
    ['customer[1]', ['no-such-item', 'customer is one value, so there is nothing at position 1.', '[1]', 'customer']],
    [
      '["abc"][0].("x")',
      ['text-items', '["abc"][0] gives one text, and the step behind it goes over its characters.', '["abc"][0]', '(["abc"][0]).("x")'],
    ],
  ])('%s', (text, warning) => {
    expect(warnings(text)).toEqual([warning]);
  });
});

describe('digits', () => {
  it.each<[string, readonly unknown[]]>([
    ['ref + 0', ['rounds', 'ref has numbers with more digits than "+" can compute with: they are rounded.', 'ref', 'ref']],
    ['$number(ref)', ['needless-number', 'ref is a number already.', '$number', 'ref']],
    ['$sum([ref])', ['rounds', '[ref] has numbers with more digits than $sum can compute with: they are rounded.', '[ref]']],
  ])('%s', (text, warning) => {
    expect(warnings(text, longId)).toEqual([warning]);
  });

  it('says nothing of a rule that carries them', () => {
    expect(warnings('ref', longId)).toEqual([]);
  });
});

describe('slow patterns', () => {
  it.each<[string, readonly unknown[]]>([
    [
      '$reduce(line_items, function($all, $l) { $append($all, $l.sku) }, [])',
      ['slow', '$append inside $reduce copies the whole list for every item.', '$append', '[$map(line_items, function($l) { $l.sku })]'],
    ],
    [
      'line_items.($s := sku; $filter($$.line_items, function($l) { $l.sku = $s }))',
      [
        'slow',
        '$filter looks at every item of $$.line_items each time; a filter in brackets finds them by key.',
        '$filter',
        'line_items.($s := sku; ($$.line_items)[sku = $s])',
      ],
    ],
    [
      'line_items.($s := sku; $$.line_items[$string(sku) = $string($s)])',
      [
        'slow',
        'line_items is searched item by item, because its key is converted for each comparison.',
        '$string(sku) = $string($s)',
        'line_items.($s := sku; $$.line_items[sku = $s])',
      ],
    ],
    ['**.(**.sku)', ['slow', 'A ** behind a ** goes over everything once for each part of it.', '(**.sku)']],
  ])('%s', (text, warning) => {
    expect(warnings(text)).toEqual([warning]);
  });
});

describe('the target', () => {
  const field = (more: Partial<Field>): LanguageContext => ({
    ...orderContext,
    target: { schema: orderContext.root, field: { name: 'Total', type: 'number', repeats: false, min: 1, ...more } },
  });
  it.each<[string, LanguageContext, readonly unknown[]]>([
    [
      'customer.email',
      field({}),
      ['result-type', 'customer.email gives text, Total takes a number.', 'customer.email', '$number(customer.email)'],
    ],
    ['id > 1 ? "a" : id', field({}), ['result-type', '"a" gives "a", Total takes a number.', '"a"', 'id > 1 ? $number("a") : id']],
    ['id', field({ type: 'string' }), ['result-type', 'id gives whole number, Total takes text.', 'id', '$string(id)']],
    [
      'line_items.price',
      field({}),
      [
        'list-for-one',
        'line_items.price is a list as soon as there is more than one, Total takes one value.',
        'line_items.price',
        'line_items.price[0]',
        '$sum(line_items.price)',
      ],
    ],
    ['"open"', field({ type: 'string', values: ['paid'] }), ['not-allowed', 'Total takes paid, not "open".', '"open"']],
    [
      '{"tags": line_items.sku}',
      field({ type: 'object', children: [{ name: 'tags', type: 'string', repeats: true, min: 0, max: null }] }),
      [
        'varies',
        'line_items.sku is a list only where there is more than one, tags is always a list.',
        'line_items.sku',
        '{"tags": line_items.sku[]}',
      ],
    ],
  ])('%s', (text, context, warning) => {
    expect(warnings(text, context)).toEqual([warning]);
  });

  it('takes what fits, and in XML any leaf', () => {
    expect(warnings('line_items.price', field({ repeats: true }))).toEqual([]);
    expect(warnings('id', field({ type: 'string', xml: { kind: 'element' } }))).toEqual([]);
    expect(warnings('$sum(line_items.price)', field({}))).toEqual([]);
  });
});

it('says nothing of what is right', () => {
  const right = [
    '$exists(customer.email) ? $lowercase(customer.email) : "none"',
    'customer.email = null ? "none" : customer.email',
    '$join(line_items.sku, ", ")',
    '$sum(line_items.(price * 2))',
    'line_items[price > 3 and taxable].sku',
    '$lookup($tax_codes, $string(id))',
    'extra.anything + 1',
    '$map(line_items, function($l, $i) { $l.sku & $i })',
    '$type(extra) = "array" ? extra[0] : extra',
    'line_items[0].tax_lines[0].rate * 100',
    '$fromMillis($toMillis(customer.email, "[Y]"))',
  ];
  for (const text of right) expect([text, warnings(text)]).toEqual([text, []]);
  expect(warnings('sku & price & $line.sku', lineContext)).toEqual([]);
});

it('gives fixes that parse', () => {
  for (const text of ['$uppercase(id)', 'id + customer.email', '$sum(line_items.sku)', 'customer[1]', '**.(**.sku)'])
    for (const { fixes = [] } of diagnose(text, orderContext)) for (const fix of fixes) expect(parse(applyFix(text, fix)).ok).toBe(true);
});
