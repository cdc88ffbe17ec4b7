import { setOwn } from '#shared/base/json-value.ts';
import type { Problem } from '#shared/base/problem.ts';
import { problem } from '#shared/base/problem.ts';
import type { Evaluation, EvaluationContext } from '#shared/engine/compiled-expression.ts';
import { effectiveBoolean } from '#shared/records/effective-boolean.ts';
import type { Value } from '#shared/records/value.ts';
import { isArray, isObject } from '#shared/records/value.ts';
import { named } from './compile-mapping.ts';
import type { RecordResult, RuleValue } from './outcome.ts';
import type { Compiled, LoopPlan, MappingPlan, RulePlan, TargetPlan } from './plan.ts';
import { sortItems } from './sort-items.ts';

/**
 * Maps one record, rule by rule: a rule that fails gives its problem and leaves its field out, nothing else.
 * An array target filled by a loop is always an array; a group none of whose fields got a value is not made.
 */
export function mapRecord(plan: MappingPlan, record: Value, listener: MapListener = {}): RecordResult {
  return new RecordMapping(record, listener).map(plan);
}

export interface MapListener {
  /** Hears the id of each rule or loop, or `keep`, before it is evaluated. */
  onRule?(rule: string): void;
}

/** Where a rule stands: what it reads, the items around it, and their positions, outermost first. */
interface Scope {
  readonly input: Value;
  readonly variables: Readonly<Record<string, Value>>;
  readonly items: readonly number[];
  readonly constructed: boolean;
}

class RecordMapping {
  readonly #record: Value;
  readonly #listener: MapListener;
  readonly #values: RuleValue[] = [];
  readonly #loops: { loop: string; items: readonly number[]; count: number }[] = [];
  readonly #problems: Problem[] = [];

  constructor(record: Value, listener: MapListener) {
    this.#record = record;
    this.#listener = listener;
  }

  map(plan: MappingPlan): RecordResult {
    const scope: Scope = { input: this.#record, variables: {}, items: [], constructed: false };
    const kept = this.#keeps(plan.keep, scope);
    const output = kept ? this.#root(plan.root, scope) : undefined;
    return {
      filtered: !kept && this.#problems.length === 0,
      ...(output === undefined ? {} : { output }),
      values: this.#values,
      loops: this.#loops,
      problems: this.#problems,
    };
  }

  #keeps(keep: Compiled | undefined, scope: Scope): boolean {
    if (keep === undefined) return true;
    this.#listener.onRule?.('keep');
    const { outcome } = this.#evaluate(keep, scope);
    if (outcome.kind === 'error') this.#problems.push(named(outcome.problem, 'keep', ''));
    return outcome.kind === 'value' && effectiveBoolean(outcome.value);
  }

  /** The whole output is an object even when nothing is in it, unless a rule sets it as a whole. */
  #root(root: TargetPlan, scope: Scope): Value | undefined {
    const value = this.#node(root, scope);
    return value === undefined && root.rule === undefined && root.loop === undefined ? {} : value;
  }

  #node(node: TargetPlan, scope: Scope): Value | undefined {
    if (node.loop !== undefined) return this.#loop(node, node.loop, scope);
    const value = this.#content(node, scope);
    return node.repeats && value !== undefined && value !== null && !isArray(value) ? [value] : value;
  }

  /** A field's own rule, the fields below it, or both: then the rule gives the object that they are set in. */
  #content(node: TargetPlan, scope: Scope): Value | undefined {
    const inside = node.path === '' && node.rule !== undefined && node.children.length === 0 ? scope : { ...scope, constructed: true };
    const own = node.rule === undefined ? undefined : this.#rule(node.rule, inside);
    if (node.children.length === 0) return own;
    const parts: Record<string, Value> = {};
    if (isObject(own)) for (const [name, part] of Object.entries(own)) setOwn(parts, name, part);
    else if (own !== undefined) this.#notGroup(node);
    for (const child of node.children) {
      const value = this.#node(child, inside);
      if (value !== undefined) setOwn(parts, child.name, value);
    }
    return isObject(own) || Object.keys(parts).length > 0 ? parts : undefined;
  }

  #notGroup(node: TargetPlan): void {
    const rule = node.rule?.rule.id ?? '';
    this.#problems.push(
      problem('mapping/not-a-group', 'The rule of a group with fields of its own must give an object.', {
        place: { rule, field: node.path },
      }),
    );
  }

  #rule(plan: RulePlan, scope: Scope): Value | undefined {
    this.#listener.onRule?.(plan.rule.id);
    const first = this.#evaluate(plan.expression, scope);
    const defaulted = first.outcome.kind === 'nothing' && plan.default !== undefined;
    const last = defaulted && plan.default !== undefined ? this.#evaluate(plan.default, scope) : first;
    const outcome =
      last.outcome.kind === 'error'
        ? { kind: 'error' as const, problem: named(last.outcome.problem, plan.rule.id, plan.rule.target) }
        : last.outcome;
    const inexact = first.inexact || last.inexact;
    this.#values.push({
      rule: plan.rule.id,
      items: scope.items,
      outcome,
      ...(defaulted ? { defaulted } : {}),
      ...(inexact ? { inexact } : {}),
    });
    if (outcome.kind === 'error') this.#problems.push(outcome.problem);
    return outcome.kind === 'value' ? outcome.value : undefined;
  }

  #loop(node: TargetPlan, plan: LoopPlan, scope: Scope): Value {
    const { loop } = plan;
    const items = this.#items(plan, scope);
    this.#loops.push({ loop: loop.id, items: scope.items, count: items.length });
    const output: Value[] = [];
    for (const [i, item] of items.entries()) {
      const inner: Scope = {
        input: item,
        variables: { ...scope.variables, [loop.item]: item, [loop.index]: i },
        items: [...scope.items, i],
        constructed: true,
      };
      const value = this.#content(node, inner);
      if (value !== undefined) output.push(value);
      else if (node.rule === undefined) output.push({});
    }
    return output;
  }

  /** The items of the source array that stay: where, then sort, then limit. */
  #items(plan: LoopPlan, scope: Scope): readonly Value[] {
    const { loop } = plan;
    this.#listener.onRule?.(loop.id);
    const { outcome } = this.#evaluate(plan.each, scope);
    if (outcome.kind !== 'value') return outcome.kind === 'nothing' ? [] : this.#failedLoop(plan, outcome.problem);
    let items: readonly Value[] = isArray(outcome.value) ? outcome.value : [outcome.value];
    if (plan.where !== undefined) {
      const kept: Value[] = [];
      for (const [i, item] of items.entries()) {
        const variables = { ...scope.variables, [loop.item]: item, [loop.index]: i };
        const found = this.#evaluate(plan.where, { ...scope, input: item, variables }).outcome;
        if (found.kind === 'error') return this.#failedLoop(plan, found.problem);
        if (found.kind === 'value' && effectiveBoolean(found.value)) kept.push(item);
      }
      items = kept;
    }
    if (plan.sort !== undefined) {
      const keys: (Value | undefined)[] = [];
      for (const item of items) {
        const found = this.#evaluate(plan.sort, { ...scope, input: item, variables: { ...scope.variables, [loop.item]: item } }).outcome;
        if (found.kind === 'error') return this.#failedLoop(plan, found.problem);
        keys.push(found.kind === 'value' ? found.value : undefined);
      }
      const sorted = sortItems(items, keys, loop.sort?.descending ?? false);
      if (!sorted.ok) return this.#failedLoop(plan, sorted.error);
      items = sorted.value;
    }
    return loop.limit === undefined ? items : items.slice(0, Math.max(0, loop.limit));
  }

  #failedLoop({ loop }: LoopPlan, found: Problem): readonly Value[] {
    this.#problems.push(named(found, loop.id, loop.target));
    return [];
  }

  #evaluate(compiled: Compiled, scope: Scope): Evaluation {
    if (!compiled.ok) return { outcome: { kind: 'error', problem: compiled.problem }, inexact: false };
    const context: EvaluationContext = {
      input: scope.input,
      root: this.#record,
      variables: scope.variables,
      inConstructor: scope.constructed,
    };
    return compiled.expression.evaluate(context);
  }
}
