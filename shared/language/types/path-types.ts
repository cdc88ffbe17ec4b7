import type { FilterNode, SortNode, SyntaxNode } from '#shared/syntax/tree.ts';
import { groupType } from './group-type.ts';
import type { Inference } from './inference.ts';
import { isOnly, isPossible, itemsOf, kept, optional, partsOf, present, sequenceOf, single, union } from './join-types.ts';
import { memberType } from './member-type.ts';
import type { PathSpine, PathStep } from './path-spine.ts';
import type { BoundType } from './type-scope.ts';
import { TypeScope } from './type-scope.ts';
import type { TypeContext, ValueType } from './value-type.ts';
import { anything, listOf, never, nothing, text, wholeNumber } from './value-type.ts';

/** What a path gives, step by step, as the engine goes through lists. */
export function pathType(node: SyntaxNode, spine: PathSpine, context: TypeContext, scope: TypeScope, inference: Inference): ValueType {
  if (spine.odd === true || (spine.lone === true && spine.steps.length === 1)) return anything;
  const walk = new PathWalk(node, binds(spine) ? new TypeScope(scope.knowing([])) : scope.knowing([]), context, inference);
  for (const [i, step] of spine.steps.entries()) walk.go(step, i, i === spine.steps.length - 1);
  const given = walk.given(spine.keep);
  if (spine.group === undefined) return given;
  // Without an item nothing is grouped where variables are bound.
  return groupType(spine.group.pairs, { type: given, parent: walk.context }, walk.scope, inference, walk.binds);
}

/** What facts about a variable's value are kept under. */
export function variableOwner(
  name: string,
  context: TypeContext,
  scope: TypeScope,
  inference: Inference,
): TypeContext | BoundType | undefined {
  if (name === '') return context;
  return name === '$' ? inference.root : scope.find(name);
}

/** Names of a path as one text. */
export function joinNames(names: readonly string[]): string {
  return names.join('\n');
}

class PathWalk {
  /** What the items that the next step goes over were read from. */
  context: TypeContext;
  /** With the variables that steps bind. */
  readonly scope: TypeScope;
  readonly #inference: Inference;
  readonly #whole: SyntaxNode;
  #value: ValueType;
  /** Variables are bound beside the items: what comes out is always a sequence. */
  binds = false;
  /** `[…]` at the start, empty, is what the whole path gives. */
  #emptyList = false;
  #constructed = false;
  /** Nothing may have come through a filter as an item. */
  #fromNothing = false;
  /** The start and the names so far, while the path is nothing but names. */
  #plain: { readonly owner: TypeContext | BoundType; readonly names: readonly string[] } | undefined;

  constructor(whole: SyntaxNode, scope: TypeScope, context: TypeContext, inference: Inference) {
    this.#whole = whole;
    this.context = context;
    this.scope = scope;
    this.#inference = inference;
    this.#value = context.type;
    this.#plain = { owner: context, names: [] };
  }

  given(keep: boolean): ValueType {
    let value = this.#value;
    if (this.binds || this.#inference.readsParents) value = union(value, sequenceOf(itemsOf(value), { empty: value.nothing, sure: false }));
    if (this.#emptyList) value = union(value, listOf(never));
    const constructed = this.#emptyList || this.#constructed;
    if (constructed && value.list !== undefined && !value.any) value = { ...value, list: { ...value.list, whole: true } };
    if (!keep) return value;
    return constructed ? union(kept(value), listOf(present(value), { plain: false })) : kept(value);
  }

  go(step: PathStep, at: number, last: boolean): void {
    if (step.core.type === 'sort') this.#sort(step.core);
    else this.#step(step, at, last);
    if (step.core.type === 'sort' && step.stages.length > 0) this.#value = this.#staged(this.#value, step, this.context, true);
    for (const whole of step.wholes) this.#inference.note(whole, this.#value);
  }

  #step(step: PathStep, at: number, last: boolean): void {
    const bare = unwrapped(step.core);
    const before = this.#value;
    const whole = at === 0 && (bare.type === 'variable' || bare.type === 'array');
    const inner = this.#innerContext(before, at, bare);
    const filtered = step.stages.some(({ type }) => type === 'filter');
    this.#constructed = bare.type === 'array' && at > 0 && !filtered && bare === step.core;
    const value = this.#staged(this.#core(step.core, inner), step, inner, false);
    if (step.stages.some(({ type }) => type === 'focus')) {
      this.#value = value;
      this.#plain = undefined;
      this.context = { type: anything };
      return;
    }
    if (whole && bare.type === 'array' && !last) this.#value = this.#startingArray(value);
    else if (whole) this.#value = settled(value, last);
    else this.#value = collected(before, value, last, this.#constructed);
    // A filter may let nothing itself through, and what follows is evaluated for it.
    if (this.#fromNothing && !whole) this.#value = union(this.#value, this.#constructed ? value : settled(value, last));
    this.#fromNothing = this.#staysOfNothing(step, inner);
    this.#follow(step);
    this.context = step.core.type === 'name' || step.core.type === 'wildcard' ? inner : { type: anything };
  }

  #staysOfNothing({ core, stages }: PathStep, context: TypeContext): boolean {
    const read = core.type === 'name' ? memberType(context.type, core.name) : anything;
    return read.nothing && stages.some((stage) => stage.type === 'filter' && keepsNothing(stage.predicate));
  }

  /** What the step is evaluated for: the items of what there is, at the start the context itself where that is no list. */
  #innerContext(before: ValueType, at: number, bare: SyntaxNode): TypeContext {
    if (at > 0) return { type: this.#fromNothing ? optional(itemsOf(before)) : itemsOf(before), parent: this.context };
    const many = before.any || before.list !== undefined;
    if (!many || bare.type === 'variable') return this.context;
    const items = itemsOf(before);
    return { ...this.context, type: bare.type === 'array' ? union(before, items) : items };
  }

  /** `[…]` in front of a step: its items, and the characters of a text that a filter picked from it. */
  #startingArray(value: ValueType): ValueType {
    if (value.any) return value;
    if (value.list?.filled === false) this.#emptyList = true;
    const inner = itemsOf(itemsOf(value));
    const list = value.list === undefined ? never : listOf(union(value.list.item, inner), value.list);
    const characters = value.text === undefined ? {} : { text: text.text };
    return union({ ...value, ...characters }, list);
  }

  #core(core: SyntaxNode, context: TypeContext): ValueType {
    if (core.type !== 'name' && core.type !== 'string') return this.#inference.infer(core, context, this.scope);
    this.#inference.noteContext(core, context.type);
    const found = memberType(context.type, core.type === 'name' ? core.name : core.value);
    if (core !== this.#whole) this.#inference.note(core, found);
    return found;
  }

  /** What filters leave, and what is bound. A variable bound with `@` leaves the path where it was. */
  #staged(value: ValueType, step: PathStep, context: TypeContext, sorted: boolean): ValueType {
    let result = value;
    for (const stage of step.stages) {
      if (stage.type === 'filter') {
        const parent = step.core.type === 'name' || sorted ? { parent: context } : {};
        result = filterType(stage, result, parent, this.scope, this.#inference);
      } else {
        this.binds = true;
        this.scope.bind(stage.variable.name, stage.type === 'focus' ? itemsOf(result) : wholeNumber, anything);
        if (stage.type === 'focus') result = sequenceOf(itemsOf(context.type), { sure: false });
      }
    }
    return result;
  }

  #sort(node: SortNode): void {
    const items = itemsOf(this.#value);
    const inner = { type: items, parent: this.context };
    for (const term of node.terms) this.#inference.infer(term.expression, inner, this.scope);
    if (this.#value.list !== undefined || this.#value.any)
      this.#value = {
        ...union(this.#value, sequenceOf(items, { empty: false, sure: !this.#constructed && this.#value.list?.filled === true })),
        varies: true,
      };
    this.#plain = undefined;
    this.#inference.note(node, this.#value);
  }

  /** What conditions say of a path of names alone. */
  #follow({ core, stages }: PathStep): void {
    const plain = this.#plain;
    this.#plain = undefined;
    if (plain === undefined || stages.length > 0) return;
    if (core.type === 'name') this.#plain = { owner: plain.owner, names: [...plain.names, core.name] };
    else if (core.type === 'variable') {
      const owner = variableOwner(core.name, this.context, this.scope, this.#inference);
      if (owner !== undefined) this.#plain = { owner, names: [] };
    }
    const found = this.#plain === undefined ? undefined : this.scope.fact(this.#plain.owner, joinNames(this.#plain.names));
    if (found !== undefined) this.#value = found;
  }
}

function binds(spine: PathSpine): boolean {
  return spine.steps.some((step) => step.stages.some((stage) => stage.type !== 'filter'));
}

function unwrapped(node: SyntaxNode): SyntaxNode {
  let inner = node;
  while (inner.type === 'filter' || inner.type === 'keep-array') inner = inner.left;
  return inner;
}

/** What a step gives for one item: at the end of a path a list of the data stays as it is, before that it is gone over. */
function settled(value: ValueType, last: boolean): ValueType {
  if (last || value.list === undefined || value.any) return value;
  const { item, filled, plain, whole } = value.list;
  const one = present(item);
  return union(whole === true ? value : never, { ...single(value), nothing: value.nothing || !filled }, one, {
    ...listOf(one, { filled: true, plain }),
    varies: isPossible(single(value)) ? value.varies : isPossible(one),
  });
}

/** What going over items gives: of one item its own, of several a list of all. */
function collected(before: ValueType, value: ValueType, last: boolean, constructed: boolean): ValueType {
  const one = constructed ? value : settled(value, last);
  const items = constructed ? present(value) : partsOf(value);
  if (before.any) return { ...union(one, sequenceOf(items), before.nothing ? nothing : never), varies: false };
  let all = isPossible(single(before)) ? one : never;
  if (before.list !== undefined) {
    // Where nobody means several items, nobody means several of their fields.
    const varies = isPossible(single(one)) && (before.varies || !isPossible(single(before)));
    const list = isPossible(items) ? { ...listOf(items, { filled: true, plain: false }), varies } : never;
    // Of several lists all but one item, or all, may be missing.
    const flat = !constructed && value.list !== undefined ? items : never;
    const none = !before.list.filled || (!constructed && value.list?.filled === false);
    all = union(all, one, flat, list, none ? nothing : never);
  }
  return before.nothing || !(isPossible(all) || all.nothing) ? optional(all) : all;
}

/** What `[…]` leaves of a value. */
export function filterType(
  node: FilterNode,
  value: ValueType,
  around: Pick<TypeContext, 'parent'>,
  scope: TypeScope,
  inference: Inference,
): ValueType {
  const { predicate } = node;
  const items = itemsOf(value);
  const answer = inference.infer(predicate, { ...around, type: items }, scope.knowing([]));
  inference.noteContext(node, value);
  const left = keptBy(predicate, answer, value, items);
  inference.note(node, left);
  return left;
}

/** Whether a predicate may hold where there is no item. What reads a field of it gives nothing then, and compares as false. */
function keepsNothing(predicate: SyntaxNode): boolean {
  switch (predicate.type) {
    case 'name':
    case 'number':
      return false;
    case 'step':
      return keepsNothing(predicate.left);
    case 'binary':
      if (predicate.operator === '&' || predicate.operator === 'or') return true;
      return keepsNothing(predicate.left) && keepsNothing(predicate.right);
    default:
      return true;
  }
}

function keptBy(predicate: SyntaxNode, answer: ValueType, value: ValueType, items: ValueType): ValueType {
  const many = value.any || value.list !== undefined;
  const position = literalPosition(predicate);
  if (position !== undefined) {
    const first = position === 0 || position === -1;
    if (!first && !many) return nothing;
    return first && !value.nothing && !value.any && value.list?.filled !== false ? items : optional(items);
  }
  // The same number for every item picks one of them.
  if (isOnly(answer, 'number') && predicate.type === 'variable' && predicate.name !== '') return optional(items);
  if (!(many || answer.any || answer.list !== undefined)) return optional(items);
  // Nobody means several where one is looked up by its key, and of any value it is not known whether there are.
  const varies = value.list !== undefined && !value.any && !(predicate.type === 'binary' && predicate.operator === '=');
  const left = { ...sequenceOf(items), varies };
  const several = answer.any || answer.list !== undefined;
  // A list of positions picks nothing as often as it says.
  return several && value.nothing ? union(left, listOf(optional(items), { plain: false })) : left;
}

/** The position that a predicate names, where it is a number in the text. */
export function literalPosition(predicate: SyntaxNode): number | undefined {
  if (predicate.type === 'number') return Math.floor(predicate.value);
  return predicate.type === 'negate' && predicate.operand.type === 'number' ? Math.floor(-predicate.operand.value) : undefined;
}
