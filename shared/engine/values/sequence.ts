/**
 * A list that the language makes itself. Alone it counts as its item; a list of the data or of `[…]` does not. The marks are
 * plain members of a subclass, so that `Array.isArray`, indexing and length stay what they are and JSON sees items only.
 */
export class Sequence extends Array<unknown> {
  /** Stays a list with one item: `a[]`. */
  keepSingleton = false;

  /** An array method that makes an array makes an ordinary one. */
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }
}
