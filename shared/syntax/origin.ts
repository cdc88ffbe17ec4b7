import type { PathRoot } from './simple-path.ts';
import type { Span } from './tokens.ts';

/** A place in the input that a value comes from. Arrays add nothing to a path, so an item has the path of its array. */
export interface Origin {
  readonly root: PathRoot;
  readonly names: readonly string[];
}

/** A path that an expression reads, and where it says so. */
export interface ReadPath extends Origin, Span {}

export interface NamedUse extends Span {
  /** Without `$`. */
  readonly name: string;
}
