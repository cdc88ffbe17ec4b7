import type { ResolvedNode } from '#shared/syntax/resolved.ts';
import { isList } from '../values/is-object.ts';
import { newConstructed } from '../values/sequence.ts';
import type { Builder } from './builder.ts';
import type { Run } from './run.ts';
import type { Scope } from './scope.ts';

/** `[…]`: its values one behind the other; a list among them gives its items, unless it is itself written as `[…]`. */
export function buildArray(node: Extract<ResolvedNode, { type: 'unary'; value: '[' }>, scope: Scope, builder: Builder): Run {
  const parts = node.expressions.map((part) => ({ run: builder.build(part, scope), whole: part.type === 'unary' && part.value === '[' }));
  const constructs = node.consarray === true;
  const { budget } = builder.machine;
  return (input, frame) => {
    const made: unknown[] = constructs ? newConstructed() : [];
    for (let i = 0; i < parts.length; i += 1) {
      const part = parts[i];
      const value = part?.run(input, frame);
      if (value === undefined) continue;
      if (part?.whole === true || !isList(value)) made.push(value);
      else {
        budget.checkLength(made.length + value.length);
        budget.spend(value.length);
        for (const item of value) made.push(item);
      }
    }
    return made;
  };
}
