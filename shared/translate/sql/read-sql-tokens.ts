import type { ForeignToken } from '#shared/translate/foreign-token.ts';
import { stop } from '#shared/translate/translation.ts';

/** One token each, tried in this order at a place of the text. */
const shapes: readonly (readonly [ForeignToken['kind'] | 'space', RegExp])[] = [
  ['space', /\s+|--[^\n]*|\/\*[\s\S]*?\*\//y],
  ['text', /[nN]?'(?:[^']|'')*'/y],
  ['quoted', /"(?:[^"]|"")+"|`(?:[^`]|``)+`|\[[^\]]+\]/y],
  ['number', /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y],
  ['name', /[\p{L}_][\p{L}\p{N}_$#]*/uy],
  ['sign', /\|\||<>|!=|<=|>=|::|[-+*/%=<>(),.;]/y],
];

/** The tokens of a SQL expression, its end among them. Stops at a character that begins none. */
export function readSqlTokens(text: string): readonly ForeignToken[] {
  const tokens: ForeignToken[] = [];
  let at = 0;
  while (at < text.length) {
    const found = shapes.flatMap(([kind, shape]) => {
      shape.lastIndex = at;
      const match = shape.exec(text);
      return match === null ? [] : [{ kind, spelled: match[0] }];
    })[0];
    if (found === undefined) {
      const token = text[at] ?? '';
      stop('unknown-token', `${token} cannot be read as SQL here.`, { start: at, end: at + 1 }, token);
    }
    const { kind, spelled } = found;
    const start = at;
    at += spelled.length;
    if (kind !== 'space') tokens.push({ kind, value: meaning(kind, spelled), start, end: at });
  }
  return [...tokens, { kind: 'end', value: '', start: text.length, end: text.length }];
}

function meaning(kind: ForeignToken['kind'], spelled: string): string {
  if (kind === 'text') return spelled.slice(spelled.indexOf("'") + 1, -1).replaceAll("''", "'");
  if (kind !== 'quoted') return spelled;
  const quote = spelled[0] ?? '';
  return quote === '[' ? spelled.slice(1, -1) : spelled.slice(1, -1).replaceAll(quote + quote, quote);
}
