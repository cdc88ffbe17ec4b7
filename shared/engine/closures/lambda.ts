import type { ResolvedNode } from '#shared/syntax/resolved.ts';
import { type ArgumentCheck, compileSignature } from '../values/check-signature.ts';
import { FunctionBase, type FunctionCall } from '../values/function-value.ts';
import type { Builder } from './builder.ts';
import { Frame, unbound } from './frame.ts';
import type { Run } from './run.ts';
import { boundIn, type Scope } from './scope.ts';

/** What all functions made in one place of the text share. */
interface LambdaCode {
  readonly parameters: number;
  /** Slots of the frame, parameters first. */
  readonly size: number;
  readonly check: ArgumentCheck | undefined;
  readonly body: Run;
}

/** `function($x) {…}` as a value, with the context and the variables of the place where it was made. */
export class Lambda extends FunctionBase {
  readonly #code: LambdaCode;
  readonly #input: unknown;
  readonly #frame: Frame;

  constructor(code: LambdaCode, input: unknown, frame: Frame) {
    super(code.parameters);
    this.#code = code;
    this.#input = input;
    this.#frame = frame;
  }

  override invoke(call: FunctionCall, args: readonly unknown[], context: unknown): unknown {
    const { check, body } = this.#code;
    const frame = this.#open(check === undefined ? args : check(args, context));
    call.budget.spend(1);
    call.budget.enter(1);
    const result = body(this.#input, frame);
    call.budget.leave(1);
    return result;
  }

  /** Runs with arguments that nothing checks; what is missing is nothing. The last call may still be to be made: a `TailCall`. */
  perform(call: FunctionCall, args: readonly unknown[]): unknown {
    call.budget.spend(1);
    call.budget.enter(1);
    const result = this.#code.body(this.#input, this.#open(args));
    call.budget.leave(1);
    return result;
  }

  #open(args: readonly unknown[]): Frame {
    const { parameters, size } = this.#code;
    const values: unknown[] = [];
    for (let i = 0; i < parameters; i += 1) values.push(args[i]);
    for (let i = parameters; i < size; i += 1) values.push(unbound);
    return new Frame(this.#frame, values);
  }
}

export function buildLambda(node: Extract<ResolvedNode, { type: 'lambda' }>, scope: Scope, builder: Builder): Run {
  const parameters = node.arguments.map((parameter) => (parameter.type === 'variable' ? parameter.value : ''));
  const inner = scope.lambda(parameters, boundIn([node.body]));
  const code: LambdaCode = {
    parameters: parameters.length,
    body: builder.buildBody(node.body, inner),
    size: inner.size,
    check: node.signature === undefined ? undefined : compileSignature(node.signature),
  };
  return (input, frame) => new Lambda(code, input, frame);
}
