import type { ResolvedNode } from '#shared/syntax/resolved.ts';
import { isList } from '../values/is-object.ts';
import { isTupleStream, newTupleStream } from '../values/sequence.ts';
import type { Builder } from './builder.ts';
import type { Frame, Tuple } from './frame.ts';
import { equalityOf } from './independent.ts';
import { JoinSite } from './join.ts';
import type { Run } from './run.ts';
import type { Scope } from './scope.ts';
import { buildTupleStages } from './tuple-stages.ts';
import { extended, isTuple, itemKey, type StreamStep, tupleFrame } from './tuples.ts';

/** Builds a step with bindings that is no sorting. */
export function buildTupleStep(node: ResolvedNode, scope: Scope, builder: Builder): StreamStep {
  const { machine } = builder;
  const inner = scope.tuple([node]);
  const run = builder.build(node, inner);
  const lookup = buildLookup(node, scope, builder);
  const stages = buildTupleStages(node.stages ?? [], scope, builder);
  const bind = bindingOf(node);
  return (stream, items, frame) => {
    const before: readonly unknown[] = stream ?? items.map((item) => ({ [itemKey]: item }));
    let result = newTupleStream();
    machine.budget.spend(before.length);
    for (const tuple of before) {
      if (!isTuple(tuple)) continue;
      const value = run(tuple[itemKey], tupleFrame(frame, tuple, inner.size));
      if (value === undefined) continue;
      const list = isList(value) ? value : [value];
      const places = lookup?.(list, tuple, frame);
      if (places !== undefined) for (const place of places) result.push(bind(tuple, list[place], place));
      else if (isTupleStream(value)) for (const more of value) result.push({ ...tuple, ...(isTuple(more) ? more : {}) });
      else for (let i = 0; i < list.length; i += 1) result.push(bind(tuple, list[i], i));
      machine.budget.spend(list.length);
      if (result.length > machine.budget.items) machine.budget.checkLength(result.length);
    }
    for (const stage of stages) result = stage(result, frame);
    return result;
  };
}

/** The tuple of one item that the step gives. */
function bindingOf(node: ResolvedNode): (tuple: Tuple, item: unknown, index: number) => Tuple {
  const { focus, index: indexName, ancestor } = node;
  return (tuple, item, index) => {
    let made = focus === undefined ? { ...tuple, [itemKey]: item } : extended(tuple, focus, item);
    if (indexName !== undefined) made = extended(made, indexName, index);
    if (ancestor !== undefined) made = extended(made, ancestor.label, tuple[itemKey]);
    return made;
  };
}

/** Where in the list those items are that the first filter can keep; `undefined`: anywhere. */
type Lookup = (list: readonly unknown[], tuple: Tuple, frame: Frame) => readonly number[] | undefined;

/** `items@$i[$i.key = probe]`, with a probe that does not depend on the item: looked up instead of paired with all. */
function buildLookup(node: ResolvedNode, scope: Scope, builder: Builder): Lookup | undefined {
  const { focus, stages } = node;
  const [first] = stages ?? [];
  if (focus === undefined || first?.type !== 'filter') return undefined;
  const varying = new Set([
    '',
    focus,
    ...(node.index === undefined ? [] : [node.index]),
    ...(node.ancestor === undefined ? [] : [node.ancestor.label]),
  ]);
  const shape = equalityOf(first.expr, focus, varying);
  if (shape === undefined) return undefined;
  const inner = scope.tuple([shape.probe]);
  const probe: Run = builder.build(shape.probe, inner);
  const site = new JoinSite(shape.key, builder.machine);
  return (list, tuple, frame) => site.indexOf(list)?.find(probe(undefined, tupleFrame(frame, tuple, inner.size)))?.places;
}
