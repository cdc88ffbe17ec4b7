import type { Piece } from '#shared/translate/piece.ts';
import { binary, exists, literalPiece, piece, power } from '#shared/translate/piece.ts';
import { stop } from '#shared/translate/translation.ts';
import type { SqlNodeOf } from './sql-node.ts';

/** `LIKE` with a pattern that is written out: a comparison, a search for a text, or a regular expression. */
export function likePiece(operand: Piece, node: SqlNodeOf<'like'>, pattern: Piece): Piece {
  if (typeof pattern.literal !== 'string')
    return stop('like-pattern', 'LIKE with a pattern that is not a text has no translation.', node.pattern, pattern.text);
  const parts = readPattern(pattern.literal, node.escape);
  const [first, middle, last] = parts;
  if (!node.anyCase) {
    if (parts.length === 0) return binary(operand, '=', literalPiece(''), power.compare, 'boolean');
    if (parts.length === 1 && first?.text !== undefined) return binary(operand, '=', literalPiece(first.text), power.compare, 'boolean');
    if (parts.length === 3 && isAny(first) && middle?.text !== undefined && isAny(last))
      return piece(`$contains(${operand.text}, ${JSON.stringify(middle.text)})`, 'boolean');
  }
  const open = isAny(first);
  const close = isAny(parts.at(-1));
  const inner = parts.slice(open ? 1 : 0, close && parts.length > 1 ? -1 : undefined);
  const source = inner
    .map(({ text, sign }) => (text === undefined ? (sign === '%' ? '[\\s\\S]*' : '[\\s\\S]') : escapeRegex(text)))
    .join('');
  if (source === '') return exists(operand);
  return piece(`$contains(${operand.text}, /${open ? '' : '^'}${source}${close ? '' : '$'}/${node.anyCase ? 'i' : ''})`, 'boolean');
}

type Part = { readonly text: string; readonly sign?: undefined } | { readonly text?: undefined; readonly sign: '%' | '_' };

function isAny(part: Part | undefined): boolean {
  return part?.sign === '%';
}

function readPattern(pattern: string, escape: string | undefined): readonly Part[] {
  const parts: Part[] = [];
  let text = '';
  const flush = (): void => {
    if (text !== '') parts.push({ text });
    text = '';
  };
  const chars = [...pattern];
  for (let at = 0; at < chars.length; at += 1) {
    const char = chars[at] ?? '';
    if (char === escape) {
      at += 1;
      text += chars[at] ?? '';
    } else if (char === '%' || char === '_') {
      flush();
      if (!(char === '%' && parts.at(-1)?.sign === '%')) parts.push({ sign: char });
    } else text += char;
  }
  flush();
  return parts;
}

function escapeRegex(text: string): string {
  return text
    .replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r');
}
