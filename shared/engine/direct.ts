import { problem } from '#shared/base/problem.ts';
import type { Value } from '#shared/records/value.ts';
import { isArray, isObject } from '#shared/records/value.ts';
import type { SyntaxNode } from '#shared/syntax/tree.ts';
import { withoutParentheses } from '#shared/syntax/walk.ts';
import type { Evaluation, EvaluationContext } from './compiled-expression.ts';

/** Evaluates without the reference, or says `undefined`: an array is on the way, let the reference do it. */
export type Direct = (context: EvaluationContext) => Evaluation | undefined;

const nothing: Evaluation = { outcome: { kind: 'nothing' }, inexact: false };

/** A literal, or a path of plain names from the input or a variable: most rules of most mappings. `undefined` for all else. */
export function readDirect(root: SyntaxNode, variables: Readonly<Record<string, Value>>): Direct | undefined {
  const node = withoutParentheses(root);
  if (node.type === 'string' || node.type === 'constant') return () => found(node.value);
  if (node.type === 'number' && Number.isFinite(node.value)) return () => found(node.value);
  const names: string[] = [];
  let head: SyntaxNode = node;
  while (head.type === 'step' && head.right.type === 'name') {
    names.unshift(head.right.name);
    head = head.left;
  }
  if (head.type === 'name') {
    const path = [head.name, ...names];
    return (context) => follow(context.input, path);
  }
  if (head.type !== 'variable') return undefined;
  const { name } = head;
  if (name === '') return (context) => follow(context.input, names);
  if (name === '$') return (context) => follow(context.root ?? context.input, names);
  return (context) => {
    const bound = context.variables !== undefined && Object.hasOwn(context.variables, name) ? context.variables[name] : undefined;
    const value = bound ?? (bound === undefined && Object.hasOwn(variables, name) ? variables[name] : bound);
    // A function of that name may stand there, which only the reference knows.
    return value === undefined ? undefined : follow(value, names);
  };
}

function follow(from: Value | undefined, names: readonly string[]): Evaluation | undefined {
  if (from === undefined) return nothing;
  let value: Value = from;
  for (const name of names) {
    if (isArray(value)) return undefined;
    const next: Value | undefined = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
    if (next === undefined) return nothing;
    value = next;
  }
  return isArray(value) ? undefined : found(value);
}

function found(value: Value): Evaluation {
  if (typeof value === 'number' && !Number.isFinite(value))
    return { outcome: { kind: 'error', problem: problem('D1001', `The number ${String(value)} is out of range.`) }, inexact: false };
  return { outcome: { kind: 'value', value }, inexact: false };
}
