import type { ResolvedNode } from '#shared/syntax/resolved.ts';
import type { Observer } from '../observer.ts';
import type { Machine } from './machine.ts';
import type { Read } from './member.ts';
import type { Run } from './run.ts';
import type { Scope } from './scope.ts';

/** What the makers of the single constructs build their parts with. */
export interface Builder {
  readonly machine: Machine;
  /** The whole of a node: with its filters and grouping, as what it counts as. */
  build(node: ResolvedNode, scope: Scope): Run;
  /** The body of a function, which is evaluated at a depth of its own. */
  buildBody(node: ResolvedNode, scope: Scope): Run;
  /** Evaluations around the node that is being built, within its function. */
  readonly depth: number;
  /** The number of a name outside all bindings of the expression among the machine's globals. */
  global(name: string): number;
  /** How the field that a name step names is read. */
  reading(node: Extract<ResolvedNode, { type: 'name' | 'string' }>): Read;
  /** Who hears what parts give; shortcuts that give no word of their parts are not taken then. */
  readonly observer: Observer | undefined;
}
