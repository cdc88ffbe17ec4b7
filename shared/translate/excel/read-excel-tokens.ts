import type { ForeignToken } from '#shared/translate/foreign-token.ts';
import { stop } from '#shared/translate/translation.ts';

/** A sheet before the mark: `Codes!`, `'My codes'!`. */
const sheet = String.raw`(?:(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?`;

/** One token each, tried in this order at a place of the text. */
const shapes: readonly (readonly [ForeignToken['kind'] | 'space' | 'error', RegExp])[] = [
  ['space', /\s+/y],
  ['text', /"(?:[^"]|"")*"/y],
  ['error', /#(?:N\/A|VALUE!|REF!|DIV\/0!|NUM!|NAME\?|NULL!)/y],
  // An area before a cell, whose beginning it is; a table's column: Orders[@[Unit price]], [@Status].
  [
    'cell',
    new RegExp(String.raw`${sheet}(?:\$?[A-Z]{1,3}\$?\d+:\$?[A-Z]{1,3}\$?\d+|\$?[A-Z]{1,3}:\$?[A-Z]{1,3})(?![\p{L}\p{N}_(])`, 'iuy'),
  ],
  ['cell', new RegExp(String.raw`${sheet}\$?[A-Z]{1,3}\$?\d{1,7}(?![\p{L}\p{N}_(.])`, 'iuy')],
  ['quoted', /[\p{L}_]?[\p{L}\p{N}_.]*\[@?(?:\[[^\]]+\]|[^[\]]+)\]/uy],
  ['number', /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y],
  ['name', /[\p{L}_][\p{L}\p{N}_.]*/uy],
  ['sign', /<>|<=|>=|[-+*/^&=<>(),;%{}]/y],
];

/** The tokens of a formula without its first `=`, the end among them. Stops at a character that begins none. */
export function readExcelTokens(text: string, from: number): readonly ForeignToken[] {
  const tokens: ForeignToken[] = [];
  let at = from;
  while (at < text.length) {
    const found = shapes.flatMap(([kind, shape]) => {
      shape.lastIndex = at;
      const match = shape.exec(text);
      return match === null ? [] : [{ kind, spelled: match[0] }];
    })[0];
    const start = at;
    if (found === undefined || found.kind === 'error') {
      const token = found?.spelled ?? text[at] ?? '';
      stop('unknown-token', `${token} has no translation.`, { start, end: at + token.length }, token);
    }
    const { kind, spelled } = found;
    at += spelled.length;
    if (kind !== 'space')
      tokens.push({ kind, value: kind === 'text' ? spelled.slice(1, -1).replaceAll('""', '"') : spelled, start, end: at });
  }
  return [...tokens, { kind: 'end', value: '', start: text.length, end: text.length }];
}
