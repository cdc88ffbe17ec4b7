import type { ResolvedNode, ResolvedPath } from '#shared/syntax/resolved.ts';
import { isList } from '../values/is-object.ts';
import { collapse, isConstructed, isSequence, isTupleStream, sequenceOf } from '../values/sequence.ts';
import type { Builder } from './builder.ts';
import type { Frame } from './frame.ts';
import { keepList } from './gathered.ts';
import { buildGroup } from './group.ts';
import { type Read, reading } from './member.ts';
import type { Run } from './run.ts';
import type { Scope } from './scope.ts';
import { buildStep, type Step } from './step.ts';
import { buildTupleGroup } from './tuple-group.ts';
import { buildTupleStream } from './tuple-stream.ts';
import { itemsOfTuples } from './tuples.ts';

/** A path as what it counts as. */
export function buildPath(node: ResolvedPath, scope: Scope, builder: Builder): Run {
  const names = builder.observer === undefined ? plainNames(node) : undefined;
  if (names !== undefined) return namesPath(names, scope, builder);
  const raw = rawPath(node, scope, builder);
  const kept = node.keepSingletonArray === true || node.keepArray === true;
  // Behind a sorting, what `[…]` made and what came through it whole is no list of one item.
  const keep = node.keepSingletonArray === true ? keepList : (value: unknown): unknown => (isConstructed(value) ? value : keepList(value));
  const { group } = node;
  if (group !== undefined && isTuplePath(node)) {
    const stream = buildTupleStream(node, scope, builder);
    const grouped = buildTupleGroup(group.lhs, group.position, scope, builder);
    const untouched = buildGroup(group.lhs, group.position, scope, builder);
    return (input, frame) => {
      const tuples = stream(input, frame);
      return isTupleStream(tuples) ? grouped(tuples, frame) : untouched(undefined, frame);
    };
  }
  if (group === undefined)
    return kept ? (input, frame) => collapse(keep(raw(input, frame))) : (input, frame) => collapse(raw(input, frame));
  const grouped = buildGroup(group.lhs, group.position, scope, builder);
  return kept ? (input, frame) => grouped(keep(raw(input, frame)), frame) : (input, frame) => grouped(raw(input, frame), frame);
}

/** The names of a path that is nothing but names. */
function plainNames(node: ResolvedPath): readonly string[] | undefined {
  if (node.group !== undefined || node.keepSingletonArray === true || node.keepArray === true || node.tuple === true) return undefined;
  const names: string[] = [];
  for (const step of node.steps) {
    if (step.type !== 'name' || hasMarks(step)) return undefined;
    names.push(step.value);
  }
  return names;
}

/** Whether more hangs on a step than its name. */
function hasMarks(step: ResolvedNode): boolean {
  return (
    step.stages !== undefined ||
    step.predicate !== undefined ||
    step.tuple === true ||
    step.focus !== undefined ||
    step.index !== undefined ||
    step.ancestor !== undefined ||
    step.keepArray === true ||
    step.group !== undefined
  );
}

function namesPath(names: readonly string[], scope: Scope, builder: Builder): Run {
  const reads = names.map(reading);
  const steps = names.map((name, i): Step => buildStep({ type: 'name', value: name }, i === names.length - 1, scope, builder));
  const [first] = reads;
  if (first !== undefined && reads.length === 1)
    return (input, frame) => {
      if (isList(input)) return collapse(walk(steps, 0, input, frame));
      const value = first(input);
      return isSequence(value) ? collapse(walk(steps, 0, input, frame)) : value;
    };
  return (input, frame) => (isList(input) ? collapse(walk(steps, 0, input, frame)) : followNames(reads, steps, input, frame));
}

/** One item after the other, until a list comes. */
function followNames(reads: readonly Read[], steps: readonly Step[], input: unknown, frame: Frame): unknown {
  let item = input;
  for (let i = 0; i < reads.length; i += 1) {
    const read = reads[i];
    const value: unknown = read === undefined ? undefined : read(item);
    if (value === undefined) return undefined;
    if (isList(value)) return collapse(walk(steps, i, item, frame));
    item = value;
  }
  return item;
}

/** Goes through the steps from one of them on. */
function walk(steps: readonly Step[], from: number, input: unknown, frame: Frame): unknown {
  let value = input;
  let many = isList(input) && !(isConstructed(input) && from > 0);
  for (let i = from; i < steps.length; i += 1) {
    const step = steps[i];
    if (step === undefined) break;
    value = many && isList(value) ? step.all(value, frame) : step.one(value, frame);
    if (value === undefined) return undefined;
    many = isList(value) && !isConstructed(value);
  }
  return value;
}

function rawPath(node: ResolvedPath, scope: Scope, builder: Builder): Run {
  if (isTuplePath(node)) {
    const stream = buildTupleStream(node, scope, builder);
    if (node.tuple === true) return stream;
    return (input, frame) => {
      const tuples = stream(input, frame);
      return tuples === undefined || isTupleStream(tuples) ? itemsOfTuples(tuples) : tuples;
    };
  }
  const start = startOf(node);
  const [head] = node.steps;
  const last = node.steps.length - 1;
  if (head?.consarray === true) {
    const make = builder.build(head, scope);
    const rest = node.steps.slice(1).map((step, i) => buildStep(step, i + 1 === last, scope, builder));
    return (input, frame) => {
      const made = make(isList(input) ? input : sequenceOf(input), frame);
      if (rest.length === 0 || made === undefined) return made;
      const items = itemsOf(made);
      if (items.length === 0) return isList(made) ? made : undefined;
      return walkAll(rest, items, frame);
    };
  }
  const steps = node.steps.map((step, i) => buildStep(step, i === last, scope, builder));
  return (input, frame) => (start(input) ? walkAll(steps, isList(input) ? input : [input], frame) : walkOne(steps, input, frame));
}

function isTuplePath(node: ResolvedPath): boolean {
  return node.steps.some((step) => step.tuple === true);
}

/** Whether the path goes through the items of the input instead of taking it as one item. */
function startOf(node: ResolvedPath): (input: unknown) => boolean {
  return node.steps[0]?.type === 'variable' ? () => false : isList;
}

function walkOne(steps: readonly Step[], input: unknown, frame: Frame): unknown {
  const [first] = steps;
  const value = first === undefined ? undefined : first.one(input, frame);
  return value === undefined || steps.length === 1 ? value : walk(steps, 1, value, frame);
}

function walkAll(steps: readonly Step[], items: readonly unknown[], frame: Frame): unknown {
  const [first] = steps;
  const value = first === undefined ? undefined : first.all(items, frame);
  return value === undefined || steps.length === 1 ? value : walk(steps, 1, value, frame);
}

/** What the step behind `[…]` goes through where a filter left no array: the characters of a text, else nothing. */
export function itemsOf(made: unknown): readonly unknown[] {
  return isList(made) ? made : typeof made === 'string' ? made.split('') : [];
}
