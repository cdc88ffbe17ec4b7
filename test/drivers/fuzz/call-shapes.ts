/** What an argument is made of: a type, or text in a small language of its own. A question mark: may be left out. */
export interface CallShape {
  readonly args: readonly string[];
  readonly gives: ResultKind;
  /** Only in an expression that hides what differs from call to call. */
  readonly varies?: true;
}

export type ResultKind = 'number' | 'text' | 'boolean' | 'numbers' | 'texts' | 'objects' | 'object' | 'list' | 'any';

const table: Readonly<Record<ResultKind, string>> = {
  text: `
    string any boolean? | substring text int int? | substringBefore text text | substringAfter text text | lowercase text | uppercase text |
    trim text | pad text width padding? | join texts text? | replace text pattern replacement int? | formatNumber number number-picture options? |
    formatBase number base? | formatInteger number integer-picture | base64encode text | base64decode base64 | encodeUrlComponent text |
    encodeUrl text | decodeUrlComponent escaped | decodeUrl escaped | fromMillis millis date-picture? timezone? | type any | now now-picture? timezone?`,
  number: `
    length text | number numeral | abs number | floor number | ceil number | round number digits? | power number exponent | sqrt number |
    parseInteger numeral integer-picture | toMillis date date-picture? | sum numbers | count list | max numbers | min numbers | average numbers |
    random | millis`,
  boolean: 'contains text pattern | boolean any | not any | exists any',
  texts: 'split text pattern int? | keys object',
  objects: 'match text regex int? | spread object',
  object: 'merge objects | sift object entry? | clone object',
  list: 'map list mapper | filter list test | append any any | reverse list | shuffle list | sort numbers | sort list comparator | distinct list | zip list list? list? | each object entry',
  numbers: '',
  any: 'single list test? | reduce list folder any? | lookup object key | eval expression any? | error text? | assert boolean text?',
};

const varying: ReadonlySet<string> = new Set(['random', 'millis', 'now', 'shuffle']);

function isResult(kind: string): kind is ResultKind {
  return Object.hasOwn(table, kind);
}

/** How each built-in is called; one may have several ways. */
export const callShapes: readonly (readonly [name: string, shape: CallShape])[] = Object.keys(table)
  .filter(isResult)
  .flatMap((gives) =>
    (table[gives] === '' ? [] : table[gives].split('|')).map((line): readonly [string, CallShape] => {
      const [name = '', ...args] = line.trim().split(/\s+/);
      return [name, { args, gives, ...(varying.has(name) ? { varies: true } : {}) }];
    }),
  );

/** The built-ins that give a kind of value and give the same at each call. */
export function namesGiving(kind: ResultKind): readonly string[] {
  return callShapes.filter(([, shape]) => shape.gives === kind && shape.varies !== true).map(([name]) => name);
}
