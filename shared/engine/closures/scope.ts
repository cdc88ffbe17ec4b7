import type { ResolvedNode } from '#shared/syntax/resolved.ts';
import { childrenOf } from './children.ts';

/** Where a variable may be: so many frames out, in a slot or beside the item of a step. */
export interface Place {
  readonly frames: number;
  /** Absent: in the tuple. */
  readonly slot?: number;
  /** Nothing further out can be meant. */
  readonly sure: boolean;
}

/** What names mean within a block, a function or a step with bindings, known before anything runs. One frame each. */
export class Scope {
  readonly outer: Scope | undefined;
  /** Names that steps bind somewhere in the expression; only these are looked for in tuples. */
  readonly #stepNames: ReadonlySet<string>;
  readonly #slots = new Map<string, number>();
  readonly #sure = new Set<string>();
  readonly #tuple: boolean;
  #size = 0;

  private constructor(outer: Scope | undefined, tuple: boolean, stepNames: ReadonlySet<string>) {
    this.outer = outer;
    this.#tuple = tuple;
    this.#stepNames = stepNames;
  }

  /** The scope of a whole expression. */
  static top(root: ResolvedNode): Scope {
    const scope = new Scope(undefined, false, stepNamesIn(root));
    scope.#declare(boundIn([root]));
    return scope;
  }

  /** A scope inside this one for names that are bound on the way. */
  inner(names: Iterable<string>): Scope {
    const scope = new Scope(this, false, this.#stepNames);
    scope.#declare(names);
    return scope;
  }

  /** A scope inside this one for a function; its parameters take the first slots. */
  lambda(parameters: readonly string[], names: Iterable<string>): Scope {
    const scope = new Scope(this, false, this.#stepNames);
    for (const name of parameters) {
      // Of two parameters with one name the last holds.
      scope.#slots.set(name, scope.#size);
      scope.#sure.add(name);
      scope.#size += 1;
    }
    scope.#declare(names);
    return scope;
  }

  /** A scope inside this one for a step, filter or key whose item has a tuple. */
  tuple(nodes: readonly ResolvedNode[]): Scope {
    const scope = new Scope(this, true, this.#stepNames);
    scope.#declare(boundIn(nodes));
    return scope;
  }

  /** Slots of a frame. */
  get size(): number {
    return this.#size;
  }

  #declare(names: Iterable<string>): void {
    for (const name of names)
      if (!this.#slots.has(name)) {
        this.#slots.set(name, this.#size);
        this.#size += 1;
      }
  }

  /** The slot that binding the name here sets. */
  slotOf(name: string): number {
    const slot = this.#slots.get(name);
    if (slot === undefined) throw new Error(`The scope has no slot for $${name}`);
    return slot;
  }

  /** Where the name may be, innermost first; empty when only the world outside the expression can know it. */
  places(name: string): readonly Place[] {
    const found: Place[] = [];
    const slot = this.#slots.get(name);
    const sure = this.#sure.has(name);
    if (slot !== undefined) found.push({ frames: 0, slot, sure });
    if (sure) return found;
    if (this.#tuple && this.#stepNames.has(name)) found.push({ frames: 0, sure: false });
    for (const place of this.outer?.places(name) ?? []) found.push({ ...place, frames: place.frames + 1 });
    return found;
  }
}

/** Names that `:=` binds in the frame which these nodes run in. */
export function boundIn(nodes: readonly ResolvedNode[]): ReadonlySet<string> {
  const names = new Set<string>();
  const look = (node: ResolvedNode): void => {
    // A block has its own frame, and so has a function; a call in tail position has not.
    if (node.type === 'block' || (node.type === 'lambda' && node.thunk !== true)) {
      for (const part of attached(node)) look(part);
      return;
    }
    if (node.type === 'bind' && node.lhs.type === 'variable') names.add(node.lhs.value);
    for (const child of childrenOf(node)) look(child);
  };
  for (const node of nodes) look(node);
  return names;
}

/** Filters and keys that hang on a node run in the frame around it. */
function attached(node: ResolvedNode): readonly ResolvedNode[] {
  const own = new Set<ResolvedNode>(node.type === 'block' ? node.expressions : node.type === 'lambda' ? [node.body] : []);
  return childrenOf(node).filter((child) => !own.has(child));
}

function stepNamesIn(root: ResolvedNode): ReadonlySet<string> {
  const names = new Set<string>();
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.focus !== undefined) names.add(node.focus);
    if (node.index !== undefined) names.add(node.index);
    if (node.ancestor !== undefined) names.add(node.ancestor.label);
    for (const stage of [...(node.stages ?? []), ...(node.predicate ?? [])]) if (stage.type === 'index') names.add(stage.value);
    open.push(...childrenOf(node));
  }
  return names;
}
