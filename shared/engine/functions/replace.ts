import type { FunctionCall, FunctionValue } from '../values/function-value.ts';
import { FunctionBase } from '../values/function-value.ts';
import { isList } from '../values/is-object.ts';
import { LanguageError } from '../values/language-error.ts';
import { findFirst, type Found } from './find-matches.ts';
import { Matcher } from './matcher.ts';

/** What stands in place of a match: a text with `$1` and its like, or what a function gives. */
type Replacement = string | FunctionValue;

/** A text with each occurrence of another replaced, as many as the limit allows. */
export function replaceText(call: FunctionCall, text: string, pattern: string, replacement: string, limit: number): string {
  let replaced = '';
  let position = 0;
  let count = 0;
  for (let at = text.indexOf(pattern); at >= 0 && count < limit; at = text.indexOf(pattern, position)) {
    call.budget.spend(1);
    replaced += text.slice(position, at) + replacement;
    position = at + pattern.length;
    count += 1;
  }
  return replaced + text.slice(position);
}

/**
 * A text with each match replaced, as many as the limit allows; the replacement is asked for only when there is a match.
 * Throws T1010, D1004, and D3012 for what is no text.
 */
export function replaceMatches(
  call: FunctionCall,
  text: string,
  pattern: FunctionValue,
  replacement: () => Replacement,
  limit: number,
): string {
  if (limit === Infinity && pattern instanceof Matcher) {
    if (!pattern.test(text)) return text;
    const by = replacement();
    const all = typeof by === 'string' && !by.includes('$') ? pattern.replaceAll(text, by) : undefined;
    if (all !== undefined) return all;
  }
  let replaced = '';
  let position = 0;
  let count = 0;
  for (let found = findFirst(call, pattern, text); found !== undefined && count < limit; found = found.next()) {
    call.budget.spend(1);
    const { start, match } = found;
    if (typeof start !== 'number' || typeof match !== 'string') throw new LanguageError('T1010');
    replaced += text.substring(position, start) + replacementOf(call, found, match, replacement());
    position = start + match.length;
    count += 1;
  }
  return replaced + text.substring(position);
}

function replacementOf(call: FunctionCall, found: Found, match: string, replacement: Replacement): string {
  if (!(replacement instanceof FunctionBase)) return replacement.includes('$') ? fillIn(replacement, match, found.groups) : replacement;
  const given = call.apply(replacement, [found.whole()]);
  if (typeof given !== 'string') throw new LanguageError('D3012', { value: given });
  return given;
}

/** The replacement with `$0` as the match, `$1` and on as the groups, `$$` as a dollar. */
function fillIn(replacement: string, match: string, groups: unknown): string {
  if (!isList(groups)) throw new LanguageError('T1010');
  let filled = '';
  let position = 0;
  for (let at = replacement.indexOf('$'); at >= 0 && position < replacement.length; at = replacement.indexOf('$', position)) {
    filled += replacement.slice(position, at);
    position = at + 1;
    const sign = replacement.charAt(position);
    if (sign === '$' || sign === '0') {
      filled += sign === '$' ? sign : match;
      position += 1;
      continue;
    }
    const group = groupNumber(replacement, position, groups.length);
    if (Number.isNaN(group)) filled += '$';
    else {
      const part = groups[group - 1];
      filled += typeof part === 'string' ? part : part === undefined ? '' : JSON.stringify(part);
      position += String(group).length;
    }
  }
  return filled + replacement.slice(position);
}

/** Number of the group named there: of as many digits as the count of groups has, one fewer where there is no such group. */
function groupNumber(replacement: string, position: number, groups: number): number {
  const digits = groups === 0 ? 1 : Math.floor(Math.log(groups) * Math.LOG10E) + 1;
  const number = Number.parseInt(replacement.slice(position, position + digits), 10);
  return digits > 1 && number > groups ? Number.parseInt(replacement.slice(position, position + digits - 1), 10) : number;
}
