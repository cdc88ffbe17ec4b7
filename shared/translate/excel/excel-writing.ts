import type { LookupTable } from '#shared/lookup/lookup-table.ts';
import type { Namer, Piece } from '#shared/translate/piece.ts';
import type { ExcelNode } from './excel-node.ts';

/** What writing a function needs of the writer of the whole. */
export interface ExcelWriting {
  readonly notes: Set<string>;
  readonly namer: Namer;
  readonly lookups: readonly LookupTable[];
  value(node: ExcelNode): Piece;
  /** The value as text; a blank is the empty text. */
  text(node: ExcelNode): Piece;
  /** The value as a number; a blank is 0. */
  number(node: ExcelNode): Piece;
  /** The value as a condition. */
  condition(node: ExcelNode): Piece;
  /** Whether two values are equal, whatever their case. */
  equal(left: Piece, right: Piece): Piece;
}
