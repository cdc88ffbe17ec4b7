import { problem } from '#shared/base/problem.ts';
import type { Problem } from '#shared/base/problem.ts';
import type { Result } from '#shared/base/result.ts';
import { contract } from '#shared/rpc/contract.ts';
import type { CallName, CallOutput, CallParsed } from '#shared/rpc/contract.ts';
import type { AnswerMessage } from '#shared/rpc/envelope.ts';

/** One handler for every call of the contract; the compiler demands each. */
export type Handlers = { readonly [N in CallName]: (input: CallParsed<N>) => Promise<Result<CallOutput<N>>> };

/**
 * Validates the input against the contract, handles, answers. A throw is a bug: it is reported to `onBug` in full and
 * answered as `rpc/internal` without a stack.
 */
export async function dispatch(
  handlers: Handlers,
  onBug: (call: string, error: unknown) => void,
  name: string,
  input: unknown,
): Promise<AnswerMessage> {
  if (!isCallName(name)) return refuse(problem('rpc/unknown-call', `There is no call ${JSON.stringify(name.slice(0, 60))}.`));
  const parsed = contract[name].input.safeParse(input);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const at = issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.map(String).join('.')}`;
    return refuse(problem('rpc/invalid-input', `The call ${name} has a wrong input${at}: ${issue?.message ?? 'unknown'}.`));
  }
  try {
    // The table's types pair each name with its own input; the compiler cannot follow the pairing through a variable name.
    const handle = handlers[name] as (parsed: unknown) => Promise<Result<unknown>>;
    const result = await handle(parsed.data);
    return result.ok ? { ok: true, value: result.value } : refuse(result.error);
  } catch (error) {
    onBug(name, error);
    return refuse(
      problem('rpc/internal', `Mapwright failed while answering ${name}. What was saved is safe.`, {
        next: 'Try again, or reload the page.',
      }),
    );
  }
}

function refuse(reason: Problem): AnswerMessage {
  return { ok: false, problem: reason };
}

function isCallName(name: string): name is CallName {
  return Object.hasOwn(contract, name);
}
