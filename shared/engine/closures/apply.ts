import { FunctionBase, type FunctionCall } from '../values/function-value.ts';
import { LanguageError } from '../values/language-error.ts';
import type { Frame } from './frame.ts';
import type { Run } from './run.ts';

/** A call in tail position that waits until the function around it has ended, so that recursion in it needs no stack. */
export class TailCall {
  readonly site: TailSite;
  readonly input: unknown;
  readonly frame: Frame;

  constructor(site: TailSite, input: unknown, frame: Frame) {
    this.site = site;
    this.input = input;
    this.frame = frame;
  }
}

/** What calls in one place of the text have in common. */
export interface TailSite {
  readonly procedure: Run;
  readonly args: readonly Run[];
  readonly name: string | undefined;
  readonly position: number | undefined;
}

/** Calls a function and the tail calls that it ends with. Throws T1006 where what is called is none. */
export function applyFunction(call: FunctionCall, called: unknown, args: readonly unknown[], context: unknown): unknown {
  if (!(called instanceof FunctionBase)) throw new LanguageError('T1006');
  let result: unknown;
  try {
    result = called.invoke(call, args, context);
  } catch (thrown) {
    throw fromWithin(thrown, called);
  }
  return result instanceof TailCall ? finishTail(call, result, context) : result;
}

/** Makes the call that waits, and those that it ends with. */
export function finishTail(call: FunctionCall, tail: TailCall, context: unknown): unknown {
  let result: unknown = tail;
  while (result instanceof TailCall) {
    const { site, input, frame } = result;
    call.budget.spend(1);
    const called = site.procedure(input, frame);
    const args: unknown[] = [];
    for (const arg of site.args) args.push(arg(input, frame));
    if (!(called instanceof FunctionBase)) throw noFunction(site);
    called.calledFrom(site.name ?? called.calledAs, site.position);
    try {
      result = called.invoke(call, args, context);
    } catch (thrown) {
      throw fromWithin(thrown, called);
    }
  }
  return result;
}

function noFunction({ name, position }: TailSite): LanguageError {
  return new LanguageError('T1006', { ...(name === undefined ? {} : { token: name }), ...(position === undefined ? {} : { position }) });
}

/** What a function threw, said to come from where the function was called. */
export function fromWithin(thrown: unknown, called: FunctionBase): unknown {
  if (thrown instanceof LanguageError) {
    thrown.token ??= called.calledAs;
    if (called.calledAt !== undefined) thrown.position = called.calledAt;
  }
  return thrown;
}
