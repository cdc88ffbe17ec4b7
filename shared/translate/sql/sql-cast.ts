import type { Piece } from '#shared/translate/piece.ts';
import { callPiece, literalPiece, piece } from '#shared/translate/piece.ts';
import { rounded } from '#shared/translate/rounding.ts';
import { stop } from '#shared/translate/translation.ts';
import type { SqlNodeOf } from './sql-node.ts';
import type { SqlWriting } from './sql-writing.ts';

const texts = new Set([
  'CHAR',
  'CHARACTER',
  'VARCHAR',
  'VARCHAR2',
  'NVARCHAR',
  'NVARCHAR2',
  'NCHAR',
  'TEXT',
  'STRING',
  'CHAR VARYING',
  'CHARACTER VARYING',
]);
const wholes = new Set([
  'INT',
  'INTEGER',
  'BIGINT',
  'SMALLINT',
  'TINYINT',
  'SIGNED',
  'UNSIGNED',
  'SIGNED INTEGER',
  'UNSIGNED INTEGER',
  'INT8',
  'INT4',
]);
const decimals = new Set(['DECIMAL', 'NUMERIC', 'NUMBER', 'DEC']);
const floats = new Set(['FLOAT', 'DOUBLE', 'DOUBLE PRECISION', 'REAL', 'FLOAT8', 'FLOAT4']);

/** `CAST(x AS type)` and `x::type`. */
export function castSql(writer: SqlWriting, node: SqlNodeOf<'cast'>): Piece {
  const { type, sizes } = node;
  const value = writer.value(node.operand);
  if (value.literal === null) return value;
  const [size, scale] = sizes;
  if (texts.has(type)) {
    const text = writer.asText(value);
    if (size === undefined || (text.maxLength !== undefined && text.maxLength <= size)) return text;
    return callPiece('substring', [text, literalPiece(0), literalPiece(size)], 'text');
  }
  if (floats.has(type)) return writer.asNumber(value, node.operand);
  if (decimals.has(type)) {
    const number = writer.asNumber(value, node.operand);
    return size === undefined ? number : rounded(number, scale ?? 0, 'half-away', writer.namer);
  }
  if (wholes.has(type)) {
    const number = writer.asNumber(value, node.operand);
    if (number.whole === true || value.kind === 'text') return { ...number, whole: true };
    return stop(
      'cast-to-whole',
      `CAST of a decimal number AS ${type} rounds in some databases and cuts in others.`,
      node,
      type,
      'Write ROUND, FLOOR or TRUNC.',
    );
  }
  if (type === 'DATE' && (value.kind === 'text' || value.kind === 'date'))
    return piece(`$substring(${value.text}, 0, 10)`, 'date', { lacks: value.lacks });
  return stop('unknown-type', `CAST AS ${type} has no translation.`, node, type);
}
