import type { SyntaxNode } from '#shared/syntax/tree.ts';

/**
 * Hears what the parts of an expression give while it is evaluated, each beside its node of the text. Values are those of
 * the language: nothing is `undefined`, and sequences and functions may be among them.
 */
export interface Observer {
  /** A part begins, over this context item. */
  enter(node: SyntaxNode, input: unknown): void;
  leave(node: SyntaxNode, value: unknown): void;
  /** The part that was entered last throws. */
  fail(node: SyntaxNode): void;
  /** A name is read from an item that is no list. */
  read(node: SyntaxNode, item: unknown, name: string, value: unknown): void;
  /** A filter has gone over items, or over one value. */
  filtered(predicate: SyntaxNode, items: unknown, kept: readonly unknown[]): void;
}
