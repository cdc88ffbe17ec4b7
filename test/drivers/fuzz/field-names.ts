/**
 * Names that generated data and generated expressions share. A name means the same type at every level of the data, so that
 * an expression finds what it looks for wherever its context stands.
 */
export const fieldNames = {
  number: ['n', 'id', 'v', 'neg', 'big', 'frac'],
  text: ['s', 'k', 'u', 'date', 'digits'],
  boolean: ['b'],
  numbers: ['ns', 'length'],
  texts: ['ss', 'tags'],
  objects: ['rows', 'sub', 'others', 'sequence'],
  object: ['o', 'one', 'w'],
  list: ['e', 'mix', 'nest'],
  any: ['z', 'any', 'missing'],
} as const;

export type FieldKind = keyof typeof fieldNames;

export const fieldKinds: readonly FieldKind[] = ['number', 'text', 'boolean', 'numbers', 'texts', 'objects', 'object', 'list', 'any'];

/** Keys that an engine in JavaScript may take for its own. */
export const awkwardKeys: readonly string[] = [
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'length',
  'sequence',
  'digits',
  'cons',
  'keepSingleton',
  'tupleStream',
  'outerWrapper',
  'value',
  'arity',
  '0',
  '1',
  '10',
  '2',
  '-1',
  '01',
  '4294967295',
  '',
  'é𝒳',
  'a b',
  'x.y',
  '$',
  '@',
  '%',
];
