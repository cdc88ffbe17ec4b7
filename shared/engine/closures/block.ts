import type { ResolvedBlock, ResolvedNode, ResolvedOperation } from '#shared/syntax/resolved.ts';
import { countsAsTrue } from '../values/counts-as-true.ts';
import type { Builder } from './builder.ts';
import { openFrame } from './frame.ts';
import type { Run } from './run.ts';
import { boundIn, type Scope } from './scope.ts';

/** `(a; b)`: the last value; it has a frame of its own only where something is bound in it. */
export function buildBlock(node: ResolvedBlock, scope: Scope, builder: Builder): Run {
  const names = boundIn(node.expressions);
  const inner = names.size === 0 ? scope : scope.inner(names);
  const runs = node.expressions.map((part) => builder.build(part, inner));
  const { size } = inner;
  const [only] = runs;
  if (names.size === 0 && runs.length === 1 && only !== undefined) return only;
  return (input, frame) => {
    const own = names.size === 0 ? frame : openFrame(frame, size);
    let value: unknown;
    for (let i = 0; i < runs.length; i += 1) value = runs[i]?.(input, own);
    return value;
  };
}

/** `$name := value` */
export function buildBinding(node: ResolvedOperation, scope: Scope, builder: Builder): Run {
  const value = builder.build(node.rhs, scope);
  if (node.lhs.type !== 'variable') return value;
  const slot = scope.slotOf(node.lhs.value);
  return (input, frame) => {
    const bound = value(input, frame);
    frame.values[slot] = bound;
    return bound;
  };
}

/** `test ? then : otherwise` */
export function buildCondition(node: Extract<ResolvedNode, { type: 'condition' }>, scope: Scope, builder: Builder): Run {
  const test = builder.build(node.condition, scope);
  const then = builder.build(node.then, scope);
  const otherwise = node.else === undefined ? (): undefined => undefined : builder.build(node.else, scope);
  return (input, frame) => {
    const answer = test(input, frame);
    return (typeof answer === 'boolean' ? answer : countsAsTrue(answer)) ? then(input, frame) : otherwise(input, frame);
  };
}
