import type { ResultKind } from './call-shapes.ts';
import type { Choice } from './choice.ts';
import { literalOf } from './literals.ts';

/** What an expression is meant to give; most do, some on purpose do not. */
export type Kind = ResultKind | 'function';

export const kinds: readonly ResultKind[] = ['number', 'text', 'boolean', 'numbers', 'texts', 'objects', 'object', 'list', 'any'];

/** Where in an expression something is made: how deep, and which variables are in reach. */
export class GrammarScope {
  protected readonly choice: Choice;
  /** Levels of nesting from which only the simplest is made. */
  protected readonly most: number;
  protected readonly names: { readonly name: string; readonly kind: Kind }[] = [];
  protected depth = 0;

  constructor(choice: Choice) {
    this.choice = choice;
    this.most = choice.whole(2, 5);
  }

  protected deeper<T>(make: () => T): T {
    this.depth += 1;
    const made = make();
    this.depth -= 1;
    return made;
  }

  /** With further variables in reach. */
  protected withNames<T>(known: readonly (readonly [string, Kind])[], make: () => T): T {
    const before = this.names.length;
    this.names.push(...known.map(([name, kind]) => ({ name, kind })));
    const made = make();
    this.names.length = before;
    return made;
  }

  /** With no variable in reach. */
  protected withoutNames<T>(make: () => T): T {
    const known = this.names.splice(0);
    const made = this.deeper(make);
    this.names.push(...known);
    return made;
  }

  protected literal(pool: string): string {
    const literal = literalOf(pool, this.choice);
    if (literal === undefined) throw new Error(`There are no literals "${pool}".`);
    return literal;
  }
}
