import { listAt, numberAt, optionalNumberAt, optionalTextAt, textAt, unfit } from './arguments.ts';
import { builtin, type Builtin } from './builtin.ts';
import { writeText } from './write-text.ts';

const surrogate = /[\ud800-\udfff]/;

/** Number of characters of a text, a pair of surrogates counted once. */
export function countCharacters(text: string): number {
  if (!surrogate.test(text)) return text.length;
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** Part of a text by characters: positions as `slice` takes them, but counted in characters. */
export function cut(text: string, start: number, length: number | undefined): string {
  const characters = surrogate.test(text) ? [...text] : undefined;
  const count = characters?.length ?? text.length;
  const from = count + start < 0 ? 0 : start;
  if (length !== undefined && length <= 0) return '';
  const to = length === undefined ? undefined : from >= 0 ? from + length : count + from + length;
  return characters === undefined ? text.slice(from, to) : characters.slice(from, to).join('');
}

/** A text filled up to a width in characters, behind it, or before it when the width is negative. */
export function pad(text: string, width: number, filling: string): string {
  const whole = Math.trunc(width);
  const lacking = Math.abs(whole) - countCharacters(text);
  if (!(lacking > 0)) return text;
  const padding = filling.length > 1 ? cut(filling.repeat(lacking), 0, lacking) : filling.repeat(lacking);
  return whole > 0 ? text + padding : padding + text;
}

/** What stands before the first place of another text, or the whole. */
export function before(text: string, other: string): string {
  const at = text.indexOf(other);
  return at < 0 ? text : text.slice(0, at);
}

/** What stands behind the first place of another text, or the whole. */
export function behind(text: string, other: string): string {
  const at = text.indexOf(other);
  return at < 0 ? text : text.slice(at + other.length);
}

const spaces = /[ \t\n\r]/;

/** Without space at its ends, and with one space for several. */
export function trimmed(text: string): string {
  if (!spaces.test(text)) return text;
  return text
    .replaceAll(/[ \t\n\r]+/g, ' ')
    .replace(/^ /, '')
    .replace(/ $/, '');
}

/** A built-in of one text, which gives nothing for nothing. */
function ofText(name: string, result: string, run: (text: string) => unknown): Builtin {
  return builtin(name, `<s-:${result}>`, 1, (_, args) => (args[0] === undefined ? undefined : run(textAt(args, 0))));
}

/** A built-in of two texts. A second that is nothing is looked for by its name in the host, as the language does. */
function ofTwoTexts(name: string, run: (text: string, other: string) => string): Builtin {
  return builtin(name, '<s-s:s>', 2, (_, args) =>
    args[0] === undefined ? undefined : run(textAt(args, 0), optionalTextAt(args, 1) ?? 'undefined'),
  );
}

/** The functions of texts that need no pattern. */
export const textFunctions: readonly Builtin[] = [
  builtin('string', '<x-b?:s>', 1, (call, args) => writeText(call, args[0], args[1] === true)),
  builtin('substring', '<s-nn?:s>', 3, (call, args) =>
    args[0] === undefined ? undefined : cut(textAt(args, 0), optionalNumberAt(call, args, 1) ?? NaN, optionalNumberAt(call, args, 2)),
  ),
  ofTwoTexts('substringBefore', before),
  ofTwoTexts('substringAfter', behind),
  ofText('lowercase', 's', (text) => text.toLowerCase()),
  ofText('uppercase', 's', (text) => text.toUpperCase()),
  ofText('length', 'n', countCharacters),
  ofText('trim', 's', trimmed),
  builtin('pad', '<s-ns?:s>', 3, (call, args) => {
    if (args[0] === undefined) return undefined;
    const filling = optionalTextAt(args, 2);
    const width = args[1] === undefined ? 0 : numberAt(call, args, 1);
    call.budget.checkLength(Math.abs(width));
    return pad(textAt(args, 0), width, filling === undefined || filling === '' ? ' ' : filling);
  }),
  builtin('join', '<a<s>s?:s>', 2, (call, args) => {
    if (args[0] === undefined) return undefined;
    const texts = listAt(args, 0);
    call.budget.spend(texts.length);
    if (!texts.every((text) => typeof text === 'string')) throw unfit(args, 0);
    return texts.join(optionalTextAt(args, 1) ?? '');
  }),
];
