import { Choice } from './choice.ts';
import { awkwardKeys, type FieldKind, fieldKinds, fieldNames } from './field-names.ts';
import { mutateData } from './mutate-data.ts';

export const texts: readonly string[] = [
  '',
  'a',
  'b',
  'abc',
  'Hello World',
  ' spaced  out ',
  'é',
  '𝒳y',
  'a,b,c',
  '12',
  '-3.50',
  '0x1F',
  '1e3',
  'true',
  'x',
  'y',
  'aXbXc',
  'line\nbreak',
  '"quoted" \\ \u0007',
  '\ud83d',
  'dGV4dA==',
  'a%20b%C3%A9',
  'https://x.org/ä?q=1&r=a b#h',
  '$1 and $0',
];
const dates: readonly string[] = ['2017-11-07T15:07:54.972Z', '2018-02-28', '1999-12-31T23:59:59+0530', '12/31/2020', 'no date', ''];
const numbers: readonly number[] = [0, 1, 2, 3, 4, 5, -1, -2, 7, 10, 12, 100, 0.5, 2.5, -0.5, 1.005, 3.14159];
const edges: readonly number[] = [
  -0,
  1e21,
  1e-7,
  1e300,
  -1e300,
  5e-324,
  Number.MAX_VALUE,
  2 ** 53,
  2 ** 53 - 1,
  -(2 ** 53),
  0.1 + 0.2,
  1 / 3,
  123_456_789_012.345_6,
  1_510_067_274_972,
];
const strange: readonly unknown[] = [
  null,
  '',
  0,
  true,
  false,
  [],
  {},
  [[]],
  [[1, [2]], 3],
  ['a'],
  [null],
  { value: 1 },
  'x',
  [1, 'a', null, {}],
];

/** What generated expressions are evaluated over: mostly an object with the names of `fieldNames`, then bent. */
export function makeData(random: () => number): unknown {
  const choice = new Choice(random);
  const data = choice.chance(90)
    ? makeObject(choice, 0)
    : choice.from([() => undefined, () => rows(choice, 1), () => value('any', choice, 1)]);
  return choice.chance(60) ? mutateData(data, random, choice.of([0.02, 0.06, 0.15])) : data;
}

function makeObject(choice: Choice, level: number): Record<string, unknown> {
  const made: [string, unknown][] = [];
  for (const kind of fieldKinds)
    for (const name of fieldNames[kind]) {
      if (name === 'missing' || !choice.chance(level === 0 ? 85 : level < 3 ? 70 : 50)) continue;
      made.push([name, name === 'date' ? choice.of(dates) : value(kind, choice, level + 1)]);
    }
  if (level === 0 || choice.chance(30)) made.push(['w', dictionary(choice)]);
  return Object.fromEntries(choice.chance(20) ? made.toReversed() : made);
}

function rows(choice: Choice, level: number): unknown[] {
  return choice.several(choice.chance(20) ? 0 : 2, level < 2 ? 4 : 2, () => makeObject(choice, level + 1));
}

function value(kind: FieldKind, choice: Choice, level: number): unknown {
  switch (kind) {
    case 'number':
      return number(choice);
    case 'text':
      return choice.of(texts);
    case 'boolean':
      return choice.chance(50);
    case 'numbers':
      return choice.several(0, 4, () => number(choice));
    case 'texts':
      return choice.several(0, 4, () => choice.of(texts));
    case 'objects':
      return level > 2 ? [] : rows(choice, level);
    case 'object':
      return level > 2 ? { n: number(choice), s: choice.of(texts) } : makeObject(choice, level + 1);
    case 'list':
      return choice.of([[], [1, 'a', null, [2, 3], { n: 1 }, true], [[1, 2], [3]], [[[1]], []], [[{ n: 1 }], { n: [2, 3] }]]);
    case 'any':
      return choice.of(strange);
  }
}

function number(choice: Choice): number {
  return choice.chance(8) ? choice.of(edges) : choice.of(numbers);
}

function dictionary(choice: Choice): Record<string, unknown> {
  const entries = choice.several(0, 5, (): [string, unknown] => [choice.of(awkwardKeys), choice.of<unknown>([...strange, ...numbers])]);
  return Object.fromEntries(entries);
}
