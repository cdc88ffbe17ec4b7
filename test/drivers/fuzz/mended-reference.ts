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
      [/await Promise\.all\(utils\.keys\(groups\)\.map\(async \(key, idx\)/, 'await oneByOne(inTextOrder(groups), (async (key, idx)'],
      [
        /var entry = \{data: item, exprIndex: pairIndex\};/,
        'var entry = {data: item, exprIndex: pairIndex, order: utils.keys(groups).length};',
      ],
    ],
  },
  {
    name: 'grouping over an empty array leaves the data as it is',
    mend: [[/input\.push\(undefined\);/, 'input = [undefined];']],
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
    name: 'fields of the data may have the names of marks that the reference puts on lists',
    mend: [
      [/input && input\.outerWrapper \?/, 'Array.isArray(input) && input.outerWrapper ?'],
      [/if\( input && input\.tupleStream\)/, 'if(Array.isArray(input) && input.tupleStream)'],
      [/var reduce = input && input\.tupleStream/, 'var reduce = Array.isArray(input) && input.tupleStream'],
    ],
  },
  {
    // The place of a call in tail position is noted before its arguments are evaluated, and lost when they call the same function.
    name: 'an error comes from the call itself, not from one among its arguments',
    mend: [
      [/if\(result\.body\.procedure\.type === 'variable'\) \{\s+next\.token = [\w.]+;\s+\}\s+next\.position = [\w.]+;/, ''],
      [
        /result = await applyInner\(next, evaluatedArgs, input, environment\);/,
        'if(result.body.procedure.type === "variable") next.token = result.body.procedure.value; next.position = result.body.procedure.position; $&',
      ],
    ],
  },
  {
    // Of a stream without its mark a filter sees the bindings for the items, unless it holds one item only.
    name: 'what is sorted with @, # or % is still bound',
    mend: [[/result = await evaluateSortExpression\(expr, tupleBindings, environment\);/, '$& result.tupleStream = true;']],
  },
  {
    // Two groups of one and the same item share what is bound to it, and the first takes the item away.
    name: 'every group of one item with @, # or % has that item',
    mend: [
      [
        /var tuple = reduceTupleStream\(entry\.data, environment\);/,
        'var tuple = Object.assign(Object.create(null), reduceTupleStream(entry.data, environment));',
      ],
    ],
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
      [
        /(?=match\[prop\] = update\[prop\];)/,
        'if (isFunction(match) || typeof match !== "object" || match === null || inside.has(match)) ',
      ],
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
    // It would be matched against the text of the function's code.
    name: 'a function given to a regular expression has no text of its own',
    mend: [[/var match = re\.exec\(str\);/, 'var match = re.exec(matchedText(str));']],
  },
  {
    // One more than a number beyond 2^53 is the same number.
    name: 'a range of numbers beyond 2^53 ends',
    mend: [
      [
        /for \(var item = lhs, index = 0; item <= rhs; item\+\+, index\+\+\) \{\s+result\[index\] = item;/,
        'for (var index = 0; index < size; index++) { result[index] = lhs + index;',
      ],
    ],
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

/** Further fault: of the arguments of `$zip(?, …)` only the first is kept, for its code names none. */
export function zipsPartially(expression: string): boolean {
  const parsed = parse(expression);
  if (!parsed.ok) return false;
  let found = false;
  walk(parsed.value.root, (node) => {
    if (node.type !== 'call' || !node.args.some((arg) => arg.type === 'placeholder')) return;
    const { callee } = node;
    found ||= callee.type === 'variable' && callee.name === 'zip';
  });
  return found;
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

/** The names of groups as they came up; names like whole numbers come first otherwise. */
function inTextOrder(groups: Readonly<Record<string, { readonly order: number }>>): readonly string[] {
  return Object.keys(groups).toSorted((a, b) => (groups[a]?.order ?? 0) - (groups[b]?.order ?? 0));
}

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

/** What a regular expression that is called sees of a value. */
function matchedText(value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => (item === null || item === undefined ? '' : matchedText(item))).join(',');
  return typeof value === 'function' || (typeof value === 'object' && value !== null) ? '[object Object]' : String(value);
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
const added = { oneByOne, inTextOrder, forget, copied, objectsIn, matchedText, shown };

/** The installed reference with these faults mended. Throws when its text is not the one that the mends were written for. */
export function loadReference(faults: readonly ReferenceFault[], fatal = fatalFaults): Reference {
  let text = readFileSync(createRequire(import.meta.url).resolve('jsonata'), 'utf8');
  for (const { name, mend } of [...fatal, ...faults])
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
