import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';
import { functionCatalogue } from '#shared/syntax/functions.ts';
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
  {
    // A list that a filter behind nothing leaves holds one item that is none.
    name: 'a filter over nothing leaves nothing',
    mend: [[/results\.push\(item\);/g, 'if (item !== undefined) results.push(item);']],
  },
  {
    // Two functions put together are a lambda of a text of its own, and errors in it are said to come from places in that text.
    name: 'errors of functions put together by ~> come from where they are called',
    mend: [
      [
        /var chain = await evaluate\(chainAST, null, environment\);\s+result = await apply\(chain, \[lhs, func\], null, environment\);/,
        'result = defineFunction(async (x) => await apply(func, [await apply(lhs, [x], null, environment)], null, environment));',
      ],
    ],
  },
  {
    // The names of its parameters are taken from the text of its code, with what stands for those not given.
    name: '$string can have arguments left open',
    mend: [[/var sigArgs = sigParens\.split\(','\);/, "var sigArgs = sigParens.split(',').map((one) => one.split('=')[0]);"]],
  },
  {
    name: '@, # and % work behind […] at the start of a path',
    mend: [[/if\(ii === 0 && step\.consarray\)/, 'if(ii === 0 && step.consarray && !step.tuple)']],
  },
  {
    // The text of its code would be put in.
    name: 'a function is no replacement for a text',
    mend: [[/(?=result \+= replacement;)/g, 'if (typeof replacement !== "string") throw { code: "D3012" }; ']],
  },
  {
    name: 'a function is no object that |…|…| could take fields from',
    mend: [[/update === null \|\| Array\.isArray\(update\)/, 'update === null || Array.isArray(update) || isFunction(update)']],
  },
  {
    // What the pattern reaches through a variable, the whole input for one, would be changed for all that comes after.
    name: 'what |…|…| finds outside of its copy stays as it is',
    mend: [
      [/var matches = await evaluate\(expr\.pattern, result, environment\);/, 'const inside = objectsIn(result); $&'],
      [/(?=match\[prop\] = update\[prop\];)/, 'if (isFunction(match) || typeof match !== "object" || match === null || inside.has(match)) '],
      [/(?=delete match\[deletions\[jj\]\];)/, 'if (inside.has(match)) '],
    ],
  },
];

/**
 * Faults that are mended in every comparison, for with them the reference can be asked nothing: what an expression gives would
 * depend on what was evaluated before, or it would never end.
 */
export const fatalFaults: readonly ReferenceFault[] = [
  {
    // The place of the last call is kept on built-ins that all evaluations share, and errors of a later one are said to come from there.
    name: 'places of calls end with their evaluation',
    mend: [[/const exec_env = createFrame\(environment\);/, 'forget(staticFrame); const exec_env = createFrame(environment);']],
  },
  {
    // The left side is copied as JSON, which has no regular expressions: what stands for them finds the same match for ever.
    name: 'a regular expression left of ?? is one',
    mend: [[/JSON\.parse\(JSON\.stringify\(left\)\)/, 'copied(left)']],
  },
  {
    // What an error is about goes into its message as JSON, which a lambda has none of.
    name: 'an error about a function has a message',
    mend: [[/return JSON\.stringify\(err\[arguments\[1\]\]\);/, 'return shown(err[arguments[1]]);']],
  },
];

/** Further fault: where an update of `|…|…|` meets no object, for one, the reference ends with an exception of JavaScript that has no code. */
export function crashed(end: string): boolean {
  return /^fault (Type|Range|Syntax)Error/.test(end);
}

/** Further fault: a function of the language with arguments left open, `$match(?, /a/)`, takes values of any type; the engine says T0410. */
export function takesAnything(expression: string, code: string | undefined): boolean {
  const parsed = parse(expression);
  if (!parsed.ok || code !== 'T0410') return false;
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

/** Removes what calls left on built-in functions. */
function forget(frame: { lookup(name: string): unknown }): void {
  for (const { name } of functionCatalogue) {
    const found = frame.lookup(name);
    if (typeof found !== 'object' || found === null) continue;
    Reflect.deleteProperty(found, 'token');
    Reflect.deleteProperty(found, 'position');
  }
}

/** A copy of a tree of the reference's parser. */
function copied(node: unknown): unknown {
  if (typeof node !== 'object' || node === null || node instanceof RegExp) return node;
  if (Array.isArray(node)) return node.map(copied);
  return Object.fromEntries(Object.entries(node).map(([key, part]) => [key, copied(part)]));
}

/** The objects and arrays of a value. */
function objectsIn(value: unknown, found = new Set<unknown>()): ReadonlySet<unknown> {
  if (typeof value !== 'object' || value === null) return found;
  found.add(value);
  for (const part of Object.values(value)) objectsIn(part, found);
  return found;
}

/** JSON of what an error is about; of a function the word. */
function shown(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return 'function';
  }
}

/** What the mends call. */
const added = { oneByOne, forget, copied, objectsIn, shown };

/** The installed reference with these faults mended. Throws when its text is not the one that the mends were written for. */
export function loadReference(faults: readonly ReferenceFault[]): Reference {
  let text = readFileSync(createRequire(import.meta.url).resolve('jsonata'), 'utf8');
  for (const { name, mend } of [...fatalFaults, ...faults])
    for (const [from, to] of mend) {
      if (!from.test(text)) throw new Error(`The reference has another text than the one mended: ${name}.`);
      text = text.replace(from, to);
    }
  const module: { exports: unknown } = { exports: {} };
  const run: unknown = compileFunction(text, ['module', 'exports', ...Object.keys(added)]);
  if (typeof run !== 'function') throw new Error('The reference could not be read.');
  Reflect.apply(run, undefined, [module, module.exports, ...Object.values(added)]);
  if (!isReference(module.exports)) throw new Error('The reference gives no function.');
  return module.exports;
}

function isReference(value: unknown): value is Reference {
  return typeof value === 'function';
}
