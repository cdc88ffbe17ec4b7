import type { FunctionEntry } from '#shared/syntax/functions.ts';
import { findFunction } from '#shared/syntax/functions.ts';
import type { SyntaxNode } from '#shared/syntax/tree.ts';
import { withoutParentheses } from '#shared/syntax/walk.ts';

/** A built-in function with its arguments, whichever way the call is written. */
export interface FunctionCall {
  readonly entry: FunctionEntry;
  readonly args: readonly SyntaxNode[];
}

/** Reads `$f(a, b)`, `a ~> $f(b)`, `a ~> $f` and `a.$f(b)` alike; nothing else is a call of a built-in function. */
export function readCall(node: SyntaxNode): FunctionCall | undefined {
  const inner = withoutParentheses(node);
  if (inner.type === 'call') return called(inner.callee, inner.args);
  if (inner.type === 'binary' && inner.operator === '~>') {
    const { left, right } = inner;
    return right.type === 'call' ? called(right.callee, [left, ...right.args]) : called(right, [left]);
  }
  if (inner.type === 'step' && inner.right.type === 'call') {
    const call = called(inner.right.callee, [inner.left, ...inner.right.args]);
    const needed = call?.entry.parameters.filter((parameter) => !parameter.optional).length ?? 0;
    const [first] = call?.entry.parameters ?? [];
    return first?.context === true && inner.right.args.length < needed ? call : undefined;
  }
  return undefined;
}

function called(callee: SyntaxNode, args: readonly SyntaxNode[]): FunctionCall | undefined {
  if (callee.type !== 'variable' || args.some((arg) => arg.type === 'placeholder')) return undefined;
  const entry = findFunction(callee.name);
  return entry === undefined ? undefined : { entry, args };
}

/** The value that a conversion takes, where a node is one: `$string(x)`, `$number(x)`, `$boolean(x)`. */
export function convertedValue(node: SyntaxNode): SyntaxNode | undefined {
  const call = readCall(node);
  return call !== undefined && isConversion(call) ? call.args[0] : undefined;
}

export function isConversion({ entry, args }: FunctionCall): boolean {
  return args.length === 1 && (entry.name === 'string' || entry.name === 'number' || entry.name === 'boolean');
}
