import { FunctionBase, type FunctionCall, type FunctionValue } from '../values/function-value.ts';
import { LanguageError } from '../values/language-error.ts';
import { newSequence } from '../values/sequence.ts';
import { functionAt, optionalNumberAt, optionalTextAt, textAt, unfit } from './arguments.ts';
import { builtin, type Builtin } from './builtin.ts';
import { findFirst, readMatch } from './find-matches.ts';
import { Matcher } from './matcher.ts';
import { replaceMatches, replaceText } from './replace.ts';

type Arguments = readonly unknown[];

/** The text or function at that place. Throws T0410 for anything else. */
function patternAt(args: Arguments, at: number): string | FunctionValue {
  const value = args[at];
  if (typeof value === 'string' || value instanceof FunctionBase) return value;
  throw unfit(args, at);
}

/** The limit at that place, infinite when left out. Throws the code given for a negative one. */
function limitAt(call: FunctionCall, args: Arguments, at: number, code: string): number {
  const limit = optionalNumberAt(call, args, at) ?? Infinity;
  if (limit < 0) throw new LanguageError(code, { value: limit, parts: { index: at + 1 } });
  return limit;
}

function contains(call: FunctionCall, args: Arguments): unknown {
  if (args[0] === undefined || args[1] === undefined) return undefined;
  const text = textAt(args, 0);
  const pattern = patternAt(args, 1);
  if (typeof pattern === 'string') return text.includes(pattern);
  if (pattern instanceof Matcher) return pattern.test(text);
  const given = call.apply(pattern, [text]);
  // What is empty is not looked into, but it is something: so the language has it.
  if (given) readMatch(call, given);
  return given !== undefined;
}

function match(call: FunctionCall, args: Arguments): unknown {
  if (args[0] === undefined) return undefined;
  const text = textAt(args, 0);
  const pattern = functionAt(args, 1);
  const limit = limitAt(call, args, 2, 'D3040');
  const matches = newSequence();
  if (limit === 0) return matches;
  for (let found = findFirst(call, pattern, text); found !== undefined && matches.length < limit; found = found.next()) {
    call.budget.spend(1);
    call.budget.checkLength(matches.length + 1);
    matches.push({ match: found.match, index: found.start, groups: found.groups });
  }
  return matches;
}

function replace(call: FunctionCall, args: Arguments): unknown {
  if (args[0] === undefined) return undefined;
  const text = textAt(args, 0);
  if (args[1] === '') throw new LanguageError('D3010', { value: '', parts: { index: 2 } });
  const limit = limitAt(call, args, 3, 'D3011');
  if (limit === 0) return text;
  const pattern = patternAt(args, 1);
  if (typeof pattern !== 'string') return replaceMatches(call, text, pattern, () => patternAt(args, 2), limit);
  if (!text.includes(pattern)) return text;
  if (args[2] instanceof FunctionBase) throw new LanguageError('D3012', { value: args[2] });
  // Nothing is written by its name in the host, as the language does.
  return replaceText(call, text, pattern, optionalTextAt(args, 2) ?? 'undefined', limit);
}

function split(call: FunctionCall, args: Arguments): unknown {
  if (args[0] === undefined) return undefined;
  const text = textAt(args, 0);
  const limit = limitAt(call, args, 2, 'D3020');
  if (limit === 0) return [];
  const separator = patternAt(args, 1);
  if (typeof separator === 'string') {
    const parts = text.split(separator, limit === Infinity ? undefined : limit);
    call.budget.spend(parts.length);
    return parts;
  }
  return splitAtMatches(call, text, separator, limit);
}

function splitAtMatches(call: FunctionCall, text: string, separator: FunctionValue, limit: number): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  for (let found = findFirst(call, separator, text); found !== undefined && parts.length < limit; found = found.next()) {
    call.budget.spend(1);
    if (typeof found.start !== 'number' || typeof found.end !== 'number') throw new LanguageError('T1010');
    parts.push(text.substring(start, found.start));
    start = found.end;
  }
  if (parts.length < limit) parts.push(text.substring(start));
  return parts;
}

/** The functions of texts that look for a text or a regular expression. */
export const patternFunctions: readonly Builtin[] = [
  builtin('contains', '<s-(sf):b>', 2, contains),
  builtin('match', '<s-f<s:o>n?:a<o>>', 3, match),
  builtin('replace', '<s-(sf)(sf)n?:s>', 4, replace),
  builtin('split', '<s-(sf)n?:a<s>>', 3, split),
];
