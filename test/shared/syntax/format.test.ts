import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { format } from '#shared/syntax/format.ts';
import { parse } from '#shared/syntax/parse.ts';
import { readTokens } from '#shared/syntax/read-tokens.ts';
import { isRecord, readSuite, suitePresent } from './suite.ts';

/** A tree without its places. */
function shape(text: string): unknown {
  const tree = parse(text);
  if (!tree.ok) throw new Error(`${tree.error.message} ${text}`);
  return unplaced(tree.value.root);
}

function unplaced(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unplaced);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'start' && key !== 'end' && key !== 'at')
      .map(([key, part]) => [key, unplaced(part)]),
  );
}

const spellings = (text: string): readonly string[] => readTokens(text).map(({ start, end }) => text.slice(start, end));

/** Formats, and checks what must hold of any expression: same tree, every token and comment as written, stable. */
function formatted(text: string): string {
  const made = format(text);
  if (!made.ok) throw new Error(made.error.message);
  expect(shape(made.value)).toEqual(shape(text));
  const again = format(made.value);
  expect(again).toEqual(made);
  return made.value;
}

describe('format', () => {
  it.each([
    ['customer.email', 'customer.email'],
    ['a&" "&b', 'a & " " & b'],
    ['$round( price*quantity,2 )', '$round(price * quantity, 2)'],
    ['{"a":1,"b":[1,2..3]}', '{ "a": 1, "b": [1, 2..3] }'],
    ['function( $x ,$y)<n-n:n>{ $x+$y }', 'function($x, $y)<n-n:n> { $x + $y }'],
    ['a [ b=1 ] . c ^( >d,e ) { f:g }', 'a[b = 1].c^(>d, e){ f: g }'],
    ['|a|{"b":1},"c"|', '| a | { "b": 1 }, "c" |'],
    ['a?b:c', 'a ? b : c'],
    ['- - 3', '--3'],
    ['$f(?,1)', '$f(?, 1)'],
    ['{}', '{}'],
    ['/* why */ a /* b */ . c', '/* why */ a /* b */ .c'],
    [
      '/* VAT code per order line; exempt lines get Z0 */\n($rate:=$string(tax_lines[0].rate);$not(taxable)?"Z0":$lookup($tax_codes,$rate))',
      '/* VAT code per order line; exempt lines get Z0 */\n(\n  $rate := $string(tax_lines[0].rate);\n  $not(taxable) ? "Z0" : $lookup($tax_codes, $rate)\n)',
    ],
    [
      'country = "Germany" ? "DE" : country = "Republic of France" ? "FR" : country = "Italy" ? "IT" : country',
      'country = "Germany" ? "DE"\n  : country = "Republic of France" ? "FR"\n  : country = "Italy" ? "IT"\n  : country',
    ],
    [
      'line_items.{"sku": sku, "quantity": quantity, "price": $number(price), "total": $number(price) * quantity}',
      'line_items.{\n  "sku": sku,\n  "quantity": quantity,\n  "price": $number(price),\n  "total": $number(price) * quantity\n}',
    ],
  ])('%s', (text, expected) => {
    expect(formatted(text)).toBe(expected);
  });

  it('keeps comments where they stand', () => {
    expect(formatted('(\n  $a := 1; /* one */\n  /* two */\n  $a /* three */\n) /* end */')).toBe(
      '(\n  $a := 1; /* one */\n  /* two */\n  $a /* three */\n) /* end */',
    );
  });

  it.skipIf(!suitePresent)('keeps tree, tokens and comments over the suite, and is stable', () => {
    let count = 0;
    let longest = 0;
    for (const { expr } of readSuite()) {
      if (!parse(expr).ok) continue;
      count += 1;
      const made = formatted(expr);
      longest = Math.max(longest, made.length / expr.length);
      const signature = /<[^>]*>/.test(expr);
      if (!signature) expect(spellings(made)).toEqual(spellings(expr));
    }
    console.log(`formatted: ${count} expressions of the suite, stable and with the same tree`);
    expect(count).toBeGreaterThan(1600);
  });

  it('is stable wherever spaces and comments stand', () => {
    const gap = fc.constantFrom(
      '',
      ' ',
      '\n',
      '/* c */',
      ' /* c */ ',
      '\n/* c */\n',
      '/* c */\n',
      '\n\n  ',
      '/* a */ /* b */',
      '/* a */\n/* b */',
    );
    const source = fc
      .constantFrom(
        '( $rate := $string ( tax_lines [ 0 ] . rate ) ; $not ( taxable ) ? "Z0" : $lookup ( $tax_codes , $rate ) )',
        'line_items . { "sku" : sku , "quantity" : quantity & " of " & $string ( ordered ) , "list" : [ 1 .. 3 , 5 ] , "price" : price * 2 }',
        '$map ( items [ price > 3 and sku != "x" ] , function ( $i , $n ) { ( $p := $i . price ; $p ?? 3 ) } ) ~> $sum ( )',
        'items ^ ( > price , sku ) { sku : $sum ( quantity ) } [ ] @ $x # $y . | a | { } |',
      )
      .filter((text) => parse(text).ok)
      .map((text) => text.split(' '));
    fc.assert(
      fc.property(source, fc.array(gap, { minLength: 60, maxLength: 60 }), (tokens, gaps) => {
        const text = tokens.map((token, i) => `${gaps[i % gaps.length] ?? ''}${token}`).join(' ');
        const made = formatted(text);
        expect(spellings(made)).toEqual(spellings(text));
      }),
      { numRuns: 300 },
    );
  });

  it('gives the syntax problem of what does not parse', () => {
    expect(format('a +')).toMatchObject({ ok: false, error: { code: 'S0207' } });
  });
});
