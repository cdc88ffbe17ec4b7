import type { ResolvedNode, ResolvedPath } from '#shared/syntax/resolved.ts';
import { isList } from '../values/is-object.ts';
import { isConstructed, newTupleStream, sequenceOf, type Sequence } from '../values/sequence.ts';
import type { Builder } from './builder.ts';
import type { Frame, Tuple } from './frame.ts';
import type { Scope } from './scope.ts';
import { buildStep, type Step } from './step.ts';
import { buildTupleStages, type TupleStage } from './tuple-stages.ts';
import { buildTupleStep } from './tuple-step.ts';
import { orderOf } from './sort.ts';
import { isTuple, itemKey, type StreamStep, tupleFrame } from './tuples.ts';

/**
 * A path with `@`, `#` or `%`: its last items, each with what was bound on the way. When the path ends before anything is bound,
 * nothing, or the empty list that `[…]` at its start made.
 */
export function buildTupleStream(
  node: ResolvedPath,
  scope: Scope,
  builder: Builder,
): (input: unknown, frame: Frame) => readonly unknown[] | undefined {
  const first = node.steps.findIndex((step) => step.tuple === true);
  const before = node.steps.slice(0, first);
  const made = before[0]?.consarray === true ? builder.build(before[0], scope) : undefined;
  const last = node.steps.length - 1;
  const plain = before.slice(made === undefined ? 0 : 1).map((step, i): Step => buildStep(step, i === last, scope, builder));
  const streaming = node.steps.slice(first).map((step) => buildStreamStep(step, scope, builder));
  const startsAnew = node.steps[0]?.type === 'variable';
  return (input, frame) => {
    let items: readonly unknown[] = isList(input) && !startsAnew ? input : [input];
    if (made !== undefined) {
      const value = made(isList(input) ? input : sequenceOf(input), frame);
      if (isList(value) && value.length === 0) return value;
      items = isList(value) ? value : value === undefined ? [] : [value];
    }
    for (const step of plain) {
      if (items.length === 0) break;
      items = itemsFrom(step.all(items, frame));
    }
    if (items.length === 0 && plain.length > 0) return undefined;
    let stream: Sequence | undefined;
    for (const step of streaming) stream = step(stream, items, frame);
    return stream ?? newTupleStream();
  };
}

/** What a step gave as what the next one goes through: a list that `[…]` made is one item. */
function itemsFrom(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return isList(value) && !isConstructed(value) ? value : [value];
}

function buildStreamStep(node: ResolvedNode, scope: Scope, builder: Builder): StreamStep {
  if (node.type !== 'sort') return buildTupleStep(node, scope, builder);
  const stages = buildTupleStages(node.stages ?? [], scope, builder);
  const sort = buildTupleSort(node, scope, builder);
  return (stream, items, frame) => staged(sort(stream, items, frame), stages, frame);
}

function staged(stream: Sequence, stages: readonly TupleStage[], frame: Frame): Sequence {
  let result = stream;
  for (const stage of stages) result = stage(result, frame);
  return result;
}

function buildTupleSort(node: Extract<ResolvedNode, { type: 'sort' }>, scope: Scope, builder: Builder): StreamStep {
  const terms = node.terms.map((term) => {
    const inner = scope.tuple([term.expression]);
    return { run: builder.build(term.expression, inner), size: inner.size };
  });
  const plain = node.terms.map((term) => builder.build(term.expression, scope));
  return (stream, items, frame) => {
    const sorted = newTupleStream();
    if (stream === undefined) {
      // Of items without bindings the index is that behind the sorting.
      const order = orderOf(node, builder.machine, items.length, (term, index) => plain[term]?.(items[index], frame));
      for (const [place, index] of order.entries())
        sorted.push(node.index === undefined ? { [itemKey]: items[index] } : { [itemKey]: items[index], [node.index]: place });
      return sorted;
    }
    const tuples: Tuple[] = stream.filter(isTuple);
    const order = orderOf(node, builder.machine, tuples.length, (term, index) => {
      const tuple = tuples[index];
      const one = terms[term];
      return tuple === undefined || one === undefined ? undefined : one.run(tuple[itemKey], tupleFrame(frame, tuple, one.size));
    });
    for (const index of order) sorted.push(tuples[index]);
    return sorted;
  };
}
