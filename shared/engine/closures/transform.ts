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
    const { machine, clone, pattern, position } = this.#code;
    const copier = clone(undefined, this.#frame);
    if (!(copier instanceof FunctionBase)) throw errorAt('T2013', position, undefined);
    const copy = call.apply(copier, [given]);
    const matches = pattern(copy, this.#frame);
    if (matches === undefined) return copy;
    for (const match of isList(matches) ? matches : [matches]) {
      call.budget.spend(1);
      this.#update(match);
      this.#remove(match);
      machine.generation += 1;
    }
    return copy;
  }

  #update(match: unknown): void {
    const { update, updatePosition } = this.#code;
    const changes = update(match, this.#frame);
    if (changes === undefined) return;
    if (!isObject(changes)) throw errorAt('T2011', updatePosition, changes);
    if (isChangeable(match)) for (const [name, value] of Object.entries(changes)) setOwn(match, name, value);
  }

  #remove(match: unknown): void {
    const { remove, removePosition } = this.#code;
    const names = remove?.(match, this.#frame);
    if (names === undefined) return;
    for (const name of isList(names) ? names : [names]) if (typeof name !== 'string') throw errorAt('T2012', removePosition, names);
    if (isChangeable(match)) for (const name of isList(names) ? names : [names]) Reflect.deleteProperty(match, String(name));
  }
}

function errorAt(code: string, position: number | undefined, value: unknown): LanguageError {
  return new LanguageError(code, { value, ...(position === undefined ? {} : { position }) });
}

function isChangeable(value: unknown): value is Record<string, unknown> {
  return isObject(value);
}

export function buildTransform(node: Extract<ResolvedNode, { type: 'transform' }>, scope: Scope, builder: Builder): Run {
  const code: TransformCode = {
    machine: builder.machine,
    clone: buildVariable('clone', scope, builder),
    pattern: builder.build(node.pattern, scope),
    update: builder.build(node.update, scope),
    remove: node.delete === undefined ? undefined : builder.build(node.delete, scope),
    position: node.position,
    updatePosition: node.update.position,
    removePosition: node.delete?.position,
  };
  return (_, frame) => new Transform(code, frame);
}
