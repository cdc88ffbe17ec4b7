import type { ResolvedPair } from '#shared/syntax/resolved.ts';
import type { Tuple } from './frame.ts';
import type { Sequence } from '../values/sequence.ts';
import type { Builder } from './builder.ts';
import type { Frame } from './frame.ts';
import { Gathered } from './gathered.ts';
import { Groups } from './groups.ts';
import type { Scope } from './scope.ts';
import { isTuple, itemKey, tupleFrame } from './tuples.ts';

/** Builds a grouping of items that have bindings: within a group each name stands for the values of all its items. */
export function buildTupleGroup(
  pairs: readonly ResolvedPair[],
  position: number | undefined,
  scope: Scope,
  builder: Builder,
): (stream: Sequence, frame: Frame) => Record<string, unknown> {
  const { machine } = builder;
  const built = pairs.map(([key, value]) => {
    const keyScope = scope.tuple([key]);
    const valueScope = scope.tuple([value]);
    return {
      key: builder.build(key, keyScope),
      keySize: keyScope.size,
      value: builder.build(value, valueScope),
      valueSize: valueScope.size,
    };
  });
  return (stream, frame) => {
    const groups = new Groups<Tuple[]>(position, () => []);
    machine.budget.spend(stream.length);
    for (const tuple of stream) {
      if (!isTuple(tuple)) continue;
      for (const [i, { key, keySize }] of built.entries())
        groups.of(key(tuple[itemKey], tupleFrame(frame, tuple, keySize)), i)?.push(tuple);
    }
    return groups.object((pair, tuples) => {
      const one = built[pair];
      const merged = mergeTuples(tuples);
      return one?.value(merged[itemKey], tupleFrame(frame, merged, one.valueSize));
    });
  };
}

/** Each name with the values of all tuples, one behind the other. */
function mergeTuples(tuples: readonly Tuple[]): Tuple {
  const [first] = tuples;
  if (first !== undefined && tuples.length === 1) return first;
  const parts = new Map<string, Gathered>();
  for (const tuple of tuples)
    for (const [name, value] of Object.entries(tuple)) {
      const gathered = parts.get(name) ?? new Gathered();
      parts.set(name, gathered);
      gathered.add(value);
    }
  return Object.fromEntries([...parts].map(([name, gathered]) => [name, gathered.value]));
}
