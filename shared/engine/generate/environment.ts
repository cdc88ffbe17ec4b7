import type { ResolvedNode } from '#shared/syntax/resolved.ts';
import type { JoinSite } from '../closures/join.ts';
import type { Code } from './kinds.ts';
import type { SourceWriter } from './source-writer.ts';
import type { RuntimeName } from './runtime.ts';

/** A variable of the expression as the generated code holds it. */
export interface Local {
  readonly value: Code;
  /** A function that can be called by its name in the code. */
  readonly direct?: string;
  /** It is bound after the function that reads it is made: nothing is known of it. */
  readonly unknown?: true;
}

/** What surrounds a node while its code is made. */
export interface Environment {
  /** The context item; at the very outside an array of the data is one item in a list of its own. */
  readonly context: Code;
  readonly locals: ReadonlyMap<string, Local>;
  /** Names that the blocks around bind further on; a function that is kept may not read them yet. */
  readonly pending: ReadonlySet<string>;
  /** The context that a call in tail position has: that of the call which the function around it was called by. */
  readonly tail: string;
  /** What is made leaves the expression as it is. */
  readonly leaves: boolean;
  /** The context is as likely a list as not: of the input, or of a group. */
  readonly overLists?: boolean;
}

/** What the makers of code for the single constructs build with. */
export interface Emitter {
  readonly out: SourceWriter;
  /** The value of a node with its filters and grouping, as what it counts as. */
  emit(node: ResolvedNode, env: Environment): Code;
  /** As `emit`, with a sequence not yet taken for its item, and nothing that hangs on the node. */
  emitRaw(node: ResolvedNode, env: Environment): Code;
  /** Evaluations around the node that is being made, within its function. */
  readonly depth: number;
  /** Makes the body of a function, which is evaluated at a depth of its own. */
  asBody(inner: () => void): void;
  /** The value fit to leave the expression. */
  leaving(value: Code): Code;
  /** The node as closures evaluate it. Throws `Ungenerated` where it reads variables that only the code has. */
  embed(node: ResolvedNode, env: Environment): Code;
  /** A call of a function of the runtime. */
  call(name: RuntimeName, ...args: readonly string[]): string;
  /** The value of a name outside all bindings. */
  global(name: string): Code;
  /** The place of a filter that looks its items up by the names of their key. */
  join(key: readonly string[]): JoinSite;
  /** Whether a name is a function of the language that nothing replaces. */
  isBuiltin(name: string): boolean;
}

/** Thrown where a construct has no code: the closures evaluate the expression. */
export class Ungenerated extends Error {}
