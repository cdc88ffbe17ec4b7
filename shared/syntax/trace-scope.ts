import { findFunction } from './functions.ts';
import type { Span } from './tokens.ts';
import type { CallNode, LambdaNode, SyntaxNode } from './tree.ts';
import type { Origin, ReadPath } from './origin.ts';

/** What a node gives, as far as reading goes. */
export interface Value {
  readonly origins: readonly ReadPath[];
  readonly lambda?: { readonly node: LambdaNode; readonly scope: Scope; readonly context: Context };
}
/** The value that names are read from; `touched` once one was. */
export interface Context {
  readonly origins: readonly Origin[];
  touched: boolean;
}
/** A variable's value, and whether anything reads it. */
export interface Bound {
  readonly value: Value;
  used: boolean;
}

export const nothing: Value = { origins: [] };

/** The variables that a node sees. */
export class Scope {
  readonly names = new Map<string, Bound>();
  readonly outer: Scope | undefined;

  constructor(outer?: Scope) {
    this.outer = outer;
  }

  find(name: string): Bound | undefined {
    return this.names.get(name) ?? this.outer?.find(name);
  }

  all(): Map<string, readonly Origin[]> {
    const found = this.outer === undefined ? new Map<string, readonly Origin[]>() : this.outer.all();
    for (const [name, bound] of this.names) found.set(name, bound.value.origins);
    return found;
  }
}

/** Values read at a place of the text. */
export function at(origins: readonly Origin[], { start, end }: Span): Value {
  return { origins: distinct(origins.map(({ root, names }) => ({ root, names, start, end }))) };
}

/** Each place once: variables bound to variables would double them without end. */
export function distinct(origins: readonly ReadPath[]): readonly ReadPath[] {
  if (origins.length < 2) return origins;
  return [...new Map(origins.map((origin) => [JSON.stringify(origin), origin])).values()];
}

/** Whether the last step of a path binds its item with `@`: what follows may read the variable alone. */
export function bindsItem(node: SyntaxNode): boolean {
  if (node.type === 'step') return bindsItem(node.right);
  if (node.type === 'filter' || node.type === 'keep-array' || node.type === 'index') return bindsItem(node.left);
  return node.type === 'focus';
}

/** Whether a built-in function reads the context because its first argument is left out. */
export function takesContext(name: string, given: number, call: CallNode | undefined): boolean {
  const entry = findFunction(name);
  const [first] = entry?.parameters ?? [];
  if (entry === undefined || first === undefined || !first.context) return false;
  const needed = entry.parameters.filter((parameter) => !parameter.optional).length;
  if (given < needed) return true;
  const literal = call?.args.length === given ? call.args[0] : undefined;
  return given < entry.parameters.length && literal?.type === 'number' && !/[nxj]/.test(first.types);
}
