import type { Problem } from '#shared/base/problem.ts';
import { problem } from '#shared/base/problem.ts';
import { EvaluatorChild } from './child.ts';
import type { ChildReply } from './child.ts';
import type { SpawnEvaluator } from './child-port.ts';

/** Milliseconds after which a process at work gets a spare. */
const spareAfter = 1_000;

/** The process at work and, where one is wanted, a started spare, so that a kill costs no start. */
export class ProcessPair {
  readonly #spawn: SpawnEvaluator;
  readonly #wantsSpare: boolean;
  #current: EvaluatorChild | undefined;
  #spare: EvaluatorChild | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(spawn: SpawnEvaluator, wantsSpare: boolean) {
    this.#spawn = spawn;
    this.#wantsSpare = wantsSpare;
  }

  /** The process to ask: the one at work, else the spare, else a new one. */
  current(): EvaluatorChild {
    if (this.#current?.alive === true) return this.#current;
    this.#current = this.#spare?.alive === true ? this.#spare : new EvaluatorChild(this.#spawn);
    this.#spare = undefined;
    // What is over in a moment needs no spare; after a kill the timer is not waited for.
    this.#timer ??= setTimeout(() => this.#prepare(), spareAfter).unref();
    return this.#current;
  }

  #prepare(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#wantsSpare) return;
    if (this.#current?.alive === true && this.#spare?.alive !== true) this.#spare = new EvaluatorChild(this.#spawn);
  }

  /** Resolves when a process and its spare are up. */
  async warm(): Promise<void> {
    const current = this.current();
    this.#prepare();
    await current.ready;
    await this.#spare?.ready;
  }

  /** The problem of a question that got no answer; its record is the position in the question. The next process is already on its way. */
  lost(reply: Exclude<ChildReply, { kind: 'answer' }>, limit: number): Problem {
    if (reply.kind === 'fault') throw new Error(`The evaluation process failed: ${reply.message}`);
    this.current();
    this.#prepare();
    const { record, rule } = reply;
    const place = { place: { ...(record === undefined ? {} : { record }), ...(rule === undefined ? {} : { rule }) } };
    if (reply.kind === 'timeout')
      return problem('evaluation/timeout', `The evaluation did not end within ${limit / 1000} s and was stopped.`, {
        ...place,
        next: 'Look for a loop without end, or make the expression do less.',
      });
    return problem('evaluation/died', 'The evaluation used more memory than it may and was stopped.', {
      ...place,
      next: 'Make the expression build less at once.',
    });
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#current?.kill();
    this.#spare?.kill();
    this.#current = undefined;
    this.#spare = undefined;
  }
}
