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
  let result = applyOnce(call, called, args, context);
  while (result instanceof TailCall) {
    const { site, input, frame } = result;
    call.budget.spend(1);
    const next = site.procedure(input, frame);
    if (next instanceof FunctionBase) next.calledFrom(site.name ?? next.calledAs, site.position);
    const given: unknown[] = [];
    for (const arg of site.args) given.push(arg(input, frame));
    result = applyOnce(call, next, given, context);
  }
  return result;
}

function applyOnce(call: FunctionCall, called: unknown, args: readonly unknown[], context: unknown): unknown {
  if (!(called instanceof FunctionBase)) throw new LanguageError('T1006');
  try {
    return called.invoke(call, args, context);
  } catch (thrown) {
    if (thrown instanceof LanguageError) {
      thrown.token ??= called.calledAs;
      if (called.calledAt !== undefined) thrown.position = called.calledAt;
    }
    throw thrown;
  }
}
