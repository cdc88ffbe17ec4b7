import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';
import { parse } from '#shared/syntax/parse.ts';
import { walk } from '#shared/syntax/walk.ts';

/** Something the reference does that the engine does not follow; `mend` changes the reference's text so that it does not do it either. */
interface ReferenceFault {
  readonly name: string;
  readonly mend: readonly (readonly [RegExp, string])[];
}

/** The written list. A difference that the mended reference does not show is one of these. */
export const referenceFaults: readonly ReferenceFault[] = [
  {
    // Members of {…} and […] are started all at once, so which of several errors comes out depends on how long each takes.
    name: 'of several errors the first in text order is told',
    mend: [
      [/await Promise\.all\(expr\.expressions\s*\.map\(async \(item, idx\)/, 'await oneByOne(expr.expressions, (async (item, idx)'],
      [/await Promise\.all\(utils\.keys\(groups\)\.map\(async \(key, idx\)/, 'await oneByOne(utils.keys(groups), (async (key, idx)'],
    ],
  },
  {
    name: 'grouping over an empty array leaves the data as it is',
    mend: [[/input\.push\(undefined\);/, 'input = [undefined];']],
  },
];

/** Further fault: where an update of `|…|…|` meets no object, for one, the reference ends with an exception of JavaScript that has no code. */
export function crashed(end: string): boolean {
  return end.startsWith('fault TypeError');
}

/** Further fault: a function of the language with arguments left open, `$match(?, /a/)`, takes values of any type; the engine says T0410. */
export function takesAnything(expression: string, ours: string): boolean {
  const parsed = parse(expression);
  if (!parsed.ok || ours !== 'error T0410') return false;
  let left = false;
  walk(parsed.value.root, (node) => (left ||= node.type === 'placeholder'));
  return left;
}

export interface Reference {
  (
    text: string,
    options: { readonly timeout: number; readonly stack: number },
  ): {
    evaluate(data: unknown, bindings: Readonly<Record<string, unknown>>): Promise<unknown>;
  };
}

const oneByOne = async <T>(list: readonly T[], make: (item: T, index: number) => Promise<unknown>): Promise<unknown[]> => {
  const made: unknown[] = [];
  for (const [i, item] of list.entries()) made.push(await make(item, i));
  return made;
};

/** The installed reference with these faults mended. Throws when its text is not the one that the mends were written for. */
export function loadReference(faults: readonly ReferenceFault[]): Reference {
  let text = readFileSync(createRequire(import.meta.url).resolve('jsonata'), 'utf8');
  for (const { name, mend } of faults)
    for (const [from, to] of mend) {
      if (!from.test(text)) throw new Error(`The reference has another text than the one mended: ${name}.`);
      text = text.replace(from, to);
    }
  const module: { exports: unknown } = { exports: {} };
  const run: unknown = compileFunction(text, ['module', 'exports', 'oneByOne']);
  if (typeof run !== 'function') throw new Error('The reference could not be read.');
  Reflect.apply(run, undefined, [module, module.exports, oneByOne]);
  if (!isReference(module.exports)) throw new Error('The reference gives no function.');
  return module.exports;
}

function isReference(value: unknown): value is Reference {
  return typeof value === 'function';
}
