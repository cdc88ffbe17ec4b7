import type { ResolvedNode } from '#shared/syntax/resolved.ts';
import { Matcher } from '../functions/matcher.ts';
import type { Observer } from '../observer.ts';
import { collapse, isSequence, isTupleStream, keepSequence } from '../values/sequence.ts';
import { buildBinding, buildBlock, buildCondition } from './block.ts';
import type { Builder } from './builder.ts';
import { buildCall, buildChain, buildPartial, buildTailCall } from './call.ts';
import { buildArray } from './constructors.ts';
import { buildFilter } from './filter.ts';
import { buildGroup } from './group.ts';
import { buildLambda } from './lambda.ts';
import type { Machine } from './machine.ts';
import { observed, observedRead } from './observed.ts';
import { type Read, reading, readMember } from './member.ts';
import { buildBinary, buildNegation } from './operators.ts';
import { buildPath } from './path.ts';
import type { Run } from './run.ts';
import type { Scope } from './scope.ts';
import { buildTransform } from './transform.ts';
import { buildTupleStages } from './tuple-stages.ts';
import { buildVariable, buildVariableValue } from './variable.ts';
import { descendantsOf, wildcardOf } from './wildcard.ts';

/** Turns the nodes of one expression into closures. */
export class ExpressionBuilder implements Builder {
  readonly machine: Machine;
  readonly observer: Observer | undefined;
  #depth = -1;
  readonly #globals = new Map<string, number>();

  constructor(machine: Machine, observer?: Observer) {
    this.machine = machine;
    this.observer = observer;
  }

  /** Names outside all bindings, in the order of their numbers. */
  get globalNames(): readonly string[] {
    return [...this.#globals.keys()];
  }

  global(name: string): number {
    const known = this.#globals.get(name) ?? this.#globals.size;
    this.#globals.set(name, known);
    return known;
  }

  get depth(): number {
    return this.#depth;
  }

  buildBody(node: ResolvedNode, scope: Scope): Run {
    const around = this.#depth;
    this.#depth = -1;
    const body = this.build(node, scope);
    this.#depth = around;
    return body;
  }

  build(node: ResolvedNode, scope: Scope): Run {
    this.#depth += 1;
    const built = this.#build(node, scope);
    this.#depth -= 1;
    return this.observer === undefined || node.whole === undefined ? built : observed(built, node.whole, this.observer);
  }

  reading(node: Extract<ResolvedNode, { type: 'name' | 'string' }>): Read {
    const read = reading(node.value);
    return this.observer === undefined || node.source === undefined ? read : observedRead(read, node.source, node.value, this.observer);
  }

  #build(node: ResolvedNode, scope: Scope): Run {
    // A path sees to its filters, grouping and marks itself.
    if (node.type === 'path') return buildPath(node, scope, this);
    const { predicate, group } = node;
    if (predicate === undefined && group === undefined && node.keepArray !== true) return this.#whole(node, scope);
    const raw = this.#raw(node, scope);
    const filters = (predicate ?? []).flatMap((stage) => (stage.type === 'filter' ? [buildFilter(stage.expr, scope, this)] : []));
    // What a path in brackets hands on may have bindings that `%` reads.
    const tupleFilters = node.tuple === true ? buildTupleStages(predicate ?? [], scope, this) : [];
    const grouped = group === undefined ? undefined : buildGroup(group.lhs, group.position, scope, this);
    const kept = node.keepArray === true;
    return (input, frame) => {
      let value = raw(input, frame);
      if (isTupleStream(value) && tupleFilters.length > 0) {
        let stream = value;
        for (const filter of tupleFilters) stream = filter(stream, frame);
        value = stream;
      } else for (const filter of filters) value = filter(value, frame);
      if (grouped !== undefined) return grouped(value, frame);
      if (kept && isSequence(value)) keepSequence(value);
      return collapse(value);
    };
  }

  /** A node on which nothing hangs, as what it counts as. */
  #whole(node: ResolvedNode, scope: Scope): Run {
    if (node.type === 'variable') return buildVariableValue(node.value, scope, this);
    if (node.type === 'function') return buildCall(node, true, scope, this);
    const raw = this.#raw(node, scope);
    if (!givesSequences(node)) return raw;
    return (input, frame) => collapse(raw(input, frame));
  }

  #raw(node: ResolvedNode, scope: Scope): Run {
    const { machine } = this;
    switch (node.type) {
      case 'string':
      case 'number':
      case 'value':
        return constant(node.value);
      case 'name': {
        const read = this.reading(node);
        return (input) => readMember(input, read);
      }
      case 'variable':
        return buildVariable(node.value, scope, this);
      case 'parent':
        return buildVariable(node.slot.label, scope, this);
      case 'wildcard':
        return (input) => wildcardOf(machine, input);
      case 'descendant':
        return (input) => descendantsOf(machine, input);
      case 'binary':
        return buildBinary(node, scope, this);
      case 'unary':
        return this.#unary(node, scope);
      case 'condition':
        return buildCondition(node, scope, this);
      case 'block':
        return buildBlock(node, scope, this);
      case 'bind':
        return buildBinding(node, scope, this);
      case 'function':
        return buildCall(node, false, scope, this);
      case 'partial':
        return buildPartial(node, scope, this);
      case 'apply':
        return buildChain(node, scope, this);
      case 'lambda':
        if (node.thunk !== true || node.body.type !== 'function') return buildLambda(node, scope, this);
        // What a call in tail position gives is known only where it is made at once.
        return this.observer === undefined ? buildTailCall(node.body, scope, this) : this.build(node.body, scope);
      case 'transform':
        return buildTransform(node, scope, this);
      case 'regex':
        return constant(new Matcher(node.value, node.flags, node.position));
      case 'path':
        return buildPath(node, scope, this);
      case 'sort':
      case 'operator':
        return () => undefined;
    }
  }

  #unary(node: Extract<ResolvedNode, { type: 'unary' }>, scope: Scope): Run {
    if (node.value === '-') return buildNegation(node, scope, this);
    if (node.value === '[') return buildArray(node, scope, this);
    return buildGroup(node.lhs, node.position, scope, this);
  }
}

function constant(value: unknown): Run {
  return () => value;
}

/** Whether a node may give a sequence that is not yet taken for its item. */
function givesSequences(node: ResolvedNode): boolean {
  switch (node.type) {
    case 'apply':
    case 'wildcard':
    case 'descendant':
    case 'parent':
      return true;
    case 'binary':
      return node.value === '..';
    case 'block':
      return handsOn(node.expressions.at(-1));
    case 'condition':
      return handsOn(node.then) || handsOn(node.else);
    case 'bind':
      return handsOn(node.rhs);
    default:
      return false;
  }
}

/**
 * Whether what a node gives may still be a sequence after it was taken for its item: of what functions give, items may be
 * sequences themselves, and every construct around takes one more for its item.
 */
function handsOn(node: ResolvedNode | undefined): boolean {
  return node !== undefined && (node.type === 'function' || node.type === 'variable' || givesSequences(node));
}
