import { setOwn } from '#shared/base/json-value.ts';
import type { ResolvedNode } from '#shared/syntax/resolved.ts';
import { compileSignature } from '../values/check-signature.ts';
import { FunctionBase, type FunctionCall } from '../values/function-value.ts';
import { isList, isObject } from '../values/is-object.ts';
import { LanguageError } from '../values/language-error.ts';
import type { Builder } from './builder.ts';
import type { Frame } from './frame.ts';
import type { Machine } from './machine.ts';
import type { Run } from './run.ts';
import type { Scope } from './scope.ts';
import { buildVariable } from './variable.ts';

interface TransformCode {
  readonly machine: Machine;
  readonly clone: Run;
  readonly pattern: Run;
  readonly update: Run;
  readonly remove: Run | undefined;
  /** Whether the pattern can only give parts of the copy. */
  readonly staysInside: boolean;
  readonly position: number | undefined;
  readonly updatePosition: number | undefined;
  readonly removePosition: number | undefined;
}

const check = compileSignature('<(oa):o>');

/** `|pattern|update, delete|`: a function that changes a copy of what it is given. */
class Transform extends FunctionBase {
  readonly #code: TransformCode;
  readonly #frame: Frame;

  constructor(code: TransformCode, frame: Frame) {
    super(1);
    this.#code = code;
    this.#frame = frame;
  }

  override invoke(call: FunctionCall, args: readonly unknown[], context: unknown): unknown {
    const [given] = check(args, context);
    if (given === undefined) return undefined;
    const { machine, clone, pattern, position, staysInside } = this.#code;
    const copier = clone(undefined, this.#frame);
    if (!(copier instanceof FunctionBase)) throw errorAt('T2013', position, undefined);
    const copy = call.apply(copier, [given]);
    const inside = staysInside ? undefined : objectsIn(copy);
    const matches = pattern(copy, this.#frame);
    if (matches === undefined) return copy;
    for (const match of isList(matches) ? matches : [matches]) {
      call.budget.spend(1);
      const changed = isChangeable(match) && (inside === undefined || inside.has(match)) ? match : undefined;
      this.#update(match, changed);
      this.#remove(match, changed);
      machine.generation += 1;
    }
    return copy;
  }

  /** What an update would change outside of the copy stays as it is. */
  #update(match: unknown, changed: Record<string, unknown> | undefined): void {
    const { update, updatePosition } = this.#code;
    const changes = update(match, this.#frame);
    if (changes === undefined) return;
    if (!isObject(changes)) throw errorAt('T2011', updatePosition, changes);
    if (changed !== undefined) for (const [name, value] of Object.entries(changes)) setOwn(changed, name, value);
  }

  #remove(match: unknown, changed: Record<string, unknown> | undefined): void {
    const { remove, removePosition } = this.#code;
    const names = remove?.(match, this.#frame);
    if (names === undefined) return;
    for (const name of isList(names) ? names : [names]) if (typeof name !== 'string') throw errorAt('T2012', removePosition, names);
    if (changed !== undefined) for (const name of isList(names) ? names : [names]) Reflect.deleteProperty(changed, String(name));
  }
}

function errorAt(code: string, position: number | undefined, value: unknown): LanguageError {
  return new LanguageError(code, { value, ...(position === undefined ? {} : { position }) });
}

function isChangeable(value: unknown): value is Record<string, unknown> {
  return isObject(value);
}

/** A value and what is below it, its objects. */
function objectsIn(value: unknown): ReadonlySet<object> {
  const found = new Set<object>();
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (isList(next)) for (const item of next) waiting.push(item);
    else if (isObject(next)) {
      found.add(next);
      for (const part of Object.values(next)) waiting.push(part);
    }
  }
  return found;
}

/** Whether all that a pattern gives lies in what it is evaluated over: names, wildcards and filters alone. */
function staysInside(node: ResolvedNode): boolean {
  switch (node.type) {
    case 'path':
      return node.steps.every(staysInside);
    case 'block':
      return node.expressions.length === 1 && node.expressions.every(staysInside);
    case 'variable':
      return node.value === '';
    default:
      return ['name', 'wildcard', 'descendant', 'sort'].includes(node.type);
  }
}

export function buildTransform(node: Extract<ResolvedNode, { type: 'transform' }>, scope: Scope, builder: Builder): Run {
  const code: TransformCode = {
    machine: builder.machine,
    clone: buildVariable('clone', scope, builder),
    pattern: builder.build(node.pattern, scope),
    update: builder.build(node.update, scope),
    remove: node.delete === undefined ? undefined : builder.build(node.delete, scope),
    staysInside: staysInside(node.pattern),
    position: node.position,
    updatePosition: node.update.position,
    removePosition: node.delete?.position,
  };
  return (_, frame) => new Transform(code, frame);
}
