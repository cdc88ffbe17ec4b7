import type { Choice } from './choice.ts';
import { awkwardKeys } from './field-names.ts';
import { texts } from './make-data.ts';

const pools: Readonly<Record<string, readonly string[]>> = {
  int: ['0', '1', '2', '3', '-1', '-2', '1.7', '10'],
  width: ['5', '-5', '0', '8', '-12', '2.9', '1'],
  padding: ['"*"', '"-+"', '""', '"𝒳"'],
  digits: ['0', '1', '2', '-1', '-2', '5'],
  exponent: ['2', '3', '0.5', '-1', '0', '10', '400'],
  base: ['2', '16', '36', '10', '1', '37', '2.5'],
  'number-picture': [
    '"#,##0.00"',
    '"0"',
    '"#.##"',
    '"000.0##"',
    '"0.0e0"',
    '"##0%"',
    '"#0‰"',
    '"#,##,##0"',
    '"0.00;(0.00)"',
    '"$#,##0.00 USD"',
    '"٠.٠"',
    '"#"',
    '"0.0.0"',
    '""',
    '"#0#"',
    '"0e0%"',
    '"#,###0,0.0"',
  ],
  options: [
    '{"decimal-separator": ","}',
    '{"grouping-separator": " ", "decimal-separator": ","}',
    '{"zero-digit": "٠"}',
    '{"minus-sign": "~"}',
    '{}',
    '{"percent": "p"}',
  ],
  'integer-picture': [
    '"0"',
    '"000"',
    '"#,##0"',
    '"w"',
    '"W"',
    '"Ww"',
    '"w;o"',
    '"I"',
    '"i"',
    '"A"',
    '"a"',
    '"0;o"',
    '"#"',
    '"٠"',
    '"1;c"',
    '""',
    '"#:##0"',
    '"ABC"',
  ],
  'date-picture': [
    '"[Y0001]-[M01]-[D01]"',
    '"[H01]:[m01]:[s01].[f001]"',
    '"[D1o] [MNn] [YI]"',
    '"[h#1]:[m01] [P]"',
    '"[FNn,3-3] [W01] [w] [d001]"',
    '"[Y]-[M]-[D]T[H]:[m]:[s][Z]"',
    '"[M01]/[D01]/[Y0001]"',
    '"[X0001]-W[W01]-[F1]"',
    '"[Yw]"',
    '"[Y0001] [[x]]"',
    '"[Dwo] of [MNn], [Y,2]"',
    '"[z] [Z01:01t]"',
    '"[q]"',
    '"[Y"',
    '""',
  ],
  'now-picture': ['"[C] [E]"', '"[Zx]"', '"[Y"', '"[[]"'],
  timezone: ['"+0100"', '"-0530"', '"Z"', '"0000"', '"x"', '"+01:00"'],
  millis: ['1510067274972', '0', '-1', 'big', '$toMillis(date)', '1e12', '253402300800000'],
  date: ['date', '"2017-11-07T15:07:54.972Z"', '"2018-02-28"', '"07/11/2017"', '"12:30"', '"2020-366"', '"2017"', '"x"', '"2017-W45-2"'],
  numeral: [
    '"12"',
    '"-3.5e2"',
    '"0x1F"',
    '"0b101"',
    '"0o17"',
    '"1,234"',
    '"XIV"',
    '"twelve"',
    '"ab"',
    '""',
    '"1e400"',
    '"one hundred and three"',
    '"12th"',
    's',
    'digits',
    'n',
    'b',
  ],
  base64: ['"aGVsbG8="', '"dGV4dA"', '"w6k="', '"!!"', '""', '$base64encode(s)', '$base64encode(u)'],
  escaped: ['"a%20b"', '"%C3%A9"', '"%"', '"%E0%A4%A"', '"x+y"', '$encodeUrlComponent(s)', '$encodeUrl(u)'],
  regex: [
    '/a/',
    '/[a-z]+/i',
    '/(a)(b)?/',
    '/\\d+/',
    '/^./m',
    '/\\s/',
    '/x*/',
    '/(.)(.)/',
    '/o|l/',
    '/[^a]$/',
    '/é|𝒳/',
    '/a.c/m',
    '/(?:l)+/',
    '/\\//',
  ],
  'replacement-text': ['"-"', '""', '"$0$0"', '"[$1]"', '"$2$1"', '"$$"', '"$"', '"$10"', '"$x"', '"\\\\"'],
  signature: [
    '<n:n>',
    '<s:s>',
    '<n-:n>',
    '<a<n>:n>',
    '<x?:x>',
    '<(sn)-:x>',
    '<o:o>',
    '<a:a>',
    '<n+:n>',
    '<s-n?:s>',
    '<f:f>',
    '<b:b>',
    '<j?:j>',
    '<a<s>-:x>',
    '<nn:n>',
    '<xx:x>',
    '<l:x>',
  ],
  number: ['0', '1', '2', '3', '10', '0.5', '-1', '-2.5', '1e3', '1e-7', '9007199254740993', '123456789.125', '0.1', '1e300', '-0', '100'],
  constant: ['true', 'false', 'null'],
};

/** A literal of a pool, or nothing where there is no such pool. */
export function literalOf(pool: string, choice: Choice): string | undefined {
  const list = pools[pool];
  return list === undefined ? undefined : choice.of(list);
}

/** A text in quotes of either kind, with escapes. */
export function textLiteral(choice: Choice): string {
  const text = choice.chance(10) ? choice.of(awkwardKeys) : choice.of(texts);
  const quoted = JSON.stringify(text);
  if (!choice.chance(20)) return quoted;
  const inner = quoted.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inner}'`;
}

/** A name as it stands in a path, in backticks where it has to be. */
export function writtenName(name: string): string {
  return /^[A-Za-zé_][\wé𝒳]*$/u.test(name) && !['and', 'or', 'in', 'true', 'false', 'null', 'function'].includes(name)
    ? name
    : `\`${name}\``;
}
