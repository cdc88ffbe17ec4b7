import type { ResolvedPair } from '#shared/syntax/resolved.ts';
import { isList } from '../values/is-object.ts';
import type { Builder } from './builder.ts';
import type { Frame } from './frame.ts';
import { Gathered } from './gathered.ts';
import { Groups, reserved } from './groups.ts';
import type { Run } from './run.ts';
import type { Scope } from './scope.ts';

/** `{key: value, …}` over what stands before it, or the object of one context item. */
export type Group = (value: unknown, frame: Frame) => Record<string, unknown>;

interface Pair {
  readonly key: Run;
  readonly value: Run;
}

/** Builds a grouping. Throws T1003 for a key that is no text, D1009 for a key that two pairs give. */
export function buildGroup(pairs: readonly ResolvedPair[], position: number | undefined, scope: Scope, builder: Builder): Group {
  const { machine } = builder;
  const built = pairs.map(([key, value]): Pair => ({ key: builder.build(key, scope), value: builder.build(value, scope) }));
  const fixed = fixedKeys(pairs);
  return (value, frame) => {
    if (!isList(value)) return fixed === undefined ? grouped([value], frame) : single(fixed, built, value, frame);
    // Nothing to group still makes the object of the pairs.
    if (value.length === 0) return grouped([undefined], frame);
    return value.length === 1 && fixed !== undefined ? single(fixed, built, value[0], frame) : grouped(value, frame);
  };

  function grouped(items: readonly unknown[], frame: Frame): Record<string, unknown> {
    const groups = new Groups(position, () => new Gathered());
    machine.budget.spend(items.length);
    for (const item of items)
      for (let i = 0; i < built.length; i += 1) {
        const data = groups.of(built[i]?.key(item, frame), i);
        if (data === undefined) continue;
        data.add(item);
        if (data.length > machine.budget.items) machine.budget.checkLength(data.length);
      }
    return groups.object((pair, data) => built[pair]?.value(data.value, frame));
  }
}

/** The keys when all of them are texts in the expression, each once, and ordinary names. */
export function fixedKeys(pairs: readonly ResolvedPair[]): readonly string[] | undefined {
  const keys: string[] = [];
  for (const [key] of pairs) {
    if (key.type !== 'string' || key.predicate !== undefined || key.group !== undefined || reserved.has(key.value)) return undefined;
    keys.push(key.value);
  }
  return new Set(keys).size === keys.length ? keys : undefined;
}

function single(keys: readonly string[], pairs: readonly Pair[], item: unknown, frame: Frame): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (let i = 0; i < keys.length; i += 1) {
    const value = pairs[i]?.value(item, frame);
    const key = keys[i];
    if (value !== undefined && key !== undefined) object[key] = value;
  }
  return object;
}
