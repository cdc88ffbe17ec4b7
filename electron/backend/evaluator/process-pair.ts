import type { Problem } from '#shared/base/problem.ts';
import { problem } from '#shared/base/problem.ts';
import { EvaluatorChild } from './child.ts';
import type { ChildReply } from './child.ts';
import type { SpawnEvaluator } from './child-port.ts';

/** The process at work and a started spare, so that a kill costs no start. */
export class ProcessPair {
  readonly #spawn: SpawnEvaluator;
  #current: EvaluatorChild | undefined;
  #spare: EvaluatorChild | undefined;

  constructor(spawn: SpawnEvaluator) {
    this.#spawn = spawn;
  }

  /** The process to ask: the one at work, else the spare, else a new one. */
  current(): EvaluatorChild {
    if (this.#current?.alive === true) return this.#current;
    this.#current = this.#spare?.alive === true ? this.#spare : new EvaluatorChild(this.#spawn);
    this.#spare = new EvaluatorChild(this.#spawn);
    return this.#current;
  }

  /** Resolves when a process and its spare are up. */
  async warm(): Promise<void> {
    await this.current().ready;
    await this.#spare?.ready;
  }

  /** The problem of a question that got no answer; its record is the position in the question. The next process is already on its way. */
  lost(reply: Exclude<ChildReply, { kind: 'answer' }>, limit: number): Problem {
    if (reply.kind === 'fault') throw new Error(`The evaluation process failed: ${reply.message}`);
    this.current();
    const { record, rule } = reply;
    const place = { place: { ...(record === undefined ? {} : { record }), ...(rule === undefined ? {} : { rule }) } };
    if (reply.kind === 'timeout')
      return problem('evaluation/timeout', `The evaluation did not end within ${limit / 1000} s and was stopped.`, { ...place, next: 'Look for a loop without end, or make the expression do less.' });
    return problem('evaluation/died', 'The evaluation used more memory than it may and was stopped.', { ...place, next: 'Make the expression build less at once.' });
  }

  close(): void {
    this.#current?.kill();
    this.#spare?.kill();
    this.#current = undefined;
    this.#spare = undefined;
  }
}
