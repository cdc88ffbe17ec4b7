import type { Namer, Piece } from '#shared/translate/piece.ts';
import type { SqlComparison, SqlNode } from './sql-node.ts';

/** What writing a function needs of the writer of the whole. */
export interface SqlWriting {
  readonly notes: Set<string>;
  readonly namer: Namer;
  /** What gives the value of the expression; NULL is nothing. */
  value(node: SqlNode): Piece;
  /** The value as a number: text is read as one. */
  number(node: SqlNode): Piece;
  asNumber(value: Piece, place: SqlNode): Piece;
  /** The value as text. */
  text(node: SqlNode): Piece;
  asText(value: Piece): Piece;
  /** What holds exactly when the predicate is true; `negated`: when it is false. Where it is neither, neither holds. */
  holds(node: SqlNode, negated?: boolean): Piece;
  /** A comparison that is false where either side is NULL. */
  compare(left: Piece, operator: SqlComparison, right: Piece, place: SqlNode): Piece;
  /** The first value whose test holds. */
  chain(cases: readonly (readonly [Piece, Piece])[], otherwise: SqlNode | undefined): Piece;
}
