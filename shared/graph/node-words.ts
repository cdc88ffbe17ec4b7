import type { SyntaxNode } from '#shared/syntax/tree.ts';
import { withoutParentheses } from '#shared/syntax/walk.ts';
import { shortText } from '#shared/syntax/words.ts';
import { readCall } from './function-call.ts';

export const operatorTitles: Readonly<Record<string, string>> = {
  '&': 'Concatenate',
  '+': 'Add',
  '-': 'Subtract',
  '*': 'Multiply',
  '/': 'Divide',
  '%': 'Remainder',
  '=': 'Equal',
  '!=': 'Not equal',
  '<': 'Less',
  '<=': 'At most',
  '>': 'Greater',
  '>=': 'At least',
  and: 'All of',
  or: 'Any of',
  in: 'One of',
};

/** `substringBefore` as a title: `Substring before`. */
export function functionTitle(name: string): string {
  const spaced = name.replace(/([a-z])([A-Z0-9])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** Operands joined by their operator; a last word that all names share is left out (`first & " " & last`). */
export function chainText(operator: string, operands: readonly SyntaxNode[]): string {
  const names = operands.map((operand) => ({ text: shortText(operand), name: isPlainName(operand) }));
  const shared = sharedEnding(names.filter((item) => item.name).map((item) => item.text));
  return names.map(({ text, name }) => (name ? text.slice(0, text.length - shared.length) : text)).join(` ${operator} `);
}

function isPlainName(node: SyntaxNode): boolean {
  const inner = withoutParentheses(node);
  return inner.type === 'name' || inner.type === 'step';
}

function sharedEnding(names: readonly string[]): string {
  const [first] = names;
  if (first === undefined || names.length < 2) return '';
  const ending = /_[A-Za-z0-9]+$/.exec(first)?.[0] ?? '';
  return ending !== '' && names.every((name) => name.endsWith(ending) && name.length > ending.length) ? ending : '';
}

/** An arm of a condition in a word or as written. */
export function armText(node: SyntaxNode | undefined): string {
  if (node === undefined) return 'nothing';
  const call = readCall(node);
  if (call !== undefined) return call.entry.name;
  const inner = withoutParentheses(node);
  return inner.type === 'condition' ? '…' : shortText(inner);
}

/** A date picture as people write it: `[D01].[M01].[Y0001]` is `DD.MM.YYYY`. */
export function pictureText(picture: string): string {
  const parts: Readonly<Record<string, string>> = {
    '[Y0001]': 'YYYY',
    '[Y]': 'YYYY',
    '[M01]': 'MM',
    '[D01]': 'DD',
    '[H01]': 'HH',
    '[m01]': 'mm',
    '[m]': 'mm',
    '[s01]': 'ss',
    '[s]': 'ss',
    '[f001]': 'SSS',
    '[Y01]': 'YY',
    '[M]': 'M',
    '[D]': 'D',
  };
  return picture.replace(/\[[A-Za-z]\d*\]/g, (part) => parts[part] ?? part);
}

/** `6 lines`, `1 line`. */
export function lineCount(text: string): string {
  const lines = text.split('\n').length;
  return lines === 1 ? '1 line' : `${lines} lines`;
}

/** What the tests of a switch compare, when they all compare one thing with something. */
export function switchSubject(tests: readonly SyntaxNode[]): string | undefined {
  const subjects = tests.map((test) => {
    const inner = withoutParentheses(test);
    return inner.type === 'binary' && (inner.operator === '=' || inner.operator === 'in') ? shortText(inner.left) : undefined;
  });
  const [first] = subjects;
  return subjects.every((subject) => subject === first) ? first : undefined;
}
