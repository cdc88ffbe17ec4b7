import type { ChildPort, Parts, SpawnEvaluator } from './child-port.ts';
import type { EvaluatorQuestion } from './messages.ts';
import { isChildMessage } from './messages.ts';

/** How a question ended: an answer, or the process did. `rule` and the position `record` are what was at work last. */
export type ChildReply =
  | { readonly kind: 'answer'; readonly answer: unknown; readonly bytes?: Parts }
  | { readonly kind: 'timeout' | 'died'; readonly record?: number; readonly rule?: string }
  | { readonly kind: 'fault'; readonly message: string };

/** Milliseconds in which what was said already is heard. */
const lastMoment = 20;

/** One evaluation process and what was put into it. One question at a time. */
export class EvaluatorChild {
  /** Versions of mappings and counts of records that it holds, by key. */
  readonly holds = new Map<string, number>();
  alive = true;
  readonly ready: Promise<boolean>;
  readonly #port: ChildPort;
  #nextId = 1;
  #waiting:
    | { id: number; settle: (reply: ChildReply) => void; timer: NodeJS.Timeout; record?: number; rule?: string; patience: number }
    | undefined;
  #isReady: (ready: boolean) => void = () => undefined;

  constructor(spawn: SpawnEvaluator) {
    this.ready = new Promise((resolve) => (this.#isReady = resolve));
    this.#port = spawn();
    this.#port.hold(false);
    this.#port.listen(
      (message, bytes) => this.#hear(message, bytes),
      () => this.#gone('died'),
    );
  }

  /** `patience`: milliseconds without a sign of life after which the process is killed; `bytes` travel beside the question. */
  async ask(question: EvaluatorQuestion, patience: number, bytes?: Parts): Promise<ChildReply> {
    this.#port.hold(true);
    // Starting takes its time on a busy machine and is not the expression's fault.
    if (!(await this.ready)) return { kind: 'died' };
    const id = this.#nextId;
    this.#nextId += 1;
    const reply = await new Promise<ChildReply>((settle) => {
      this.#waiting = { id, settle, patience, timer: this.#deadline(patience) };
      if (this.alive) this.#port.post({ id, question }, bytes);
      else this.#gone('died');
    });
    this.#port.hold(false);
    return reply;
  }

  kill(): void {
    this.#port.kill();
    this.#gone('died');
  }

  /** A deadline that is over has a moment more: on a busy machine what the process said in time may still wait to be heard. */
  #deadline(patience: number, more = true): NodeJS.Timeout {
    return setTimeout(() => {
      if (more && this.#waiting !== undefined) {
        this.#waiting.timer = this.#deadline(lastMoment, false);
        return;
      }
      this.#port.kill();
      this.#gone('timeout');
    }, patience);
  }

  #hear(message: unknown, bytes: Parts | undefined): void {
    if (!isChildMessage(message)) return;
    if (message.say === 'ready') {
      this.#isReady(true);
      return;
    }
    const waiting = this.#waiting;
    if (waiting === undefined) return;
    if (message.say === 'at') {
      // Only another record is progress: one record, all its rules together, has the time of one deadline.
      if (waiting.record !== message.record || message.rule === undefined) {
        clearTimeout(waiting.timer);
        waiting.timer = this.#deadline(waiting.patience);
      }
      waiting.record = message.record;
      if (message.rule === undefined) delete waiting.rule;
      else waiting.rule = message.rule;
      return;
    }
    if (message.id !== waiting.id) return;
    if (message.say === 'failed') this.#settle({ kind: 'fault', message: message.message });
    else this.#settle({ kind: 'answer', answer: message.answer, ...(bytes === undefined ? {} : { bytes }) });
  }

  #gone(kind: 'timeout' | 'died'): void {
    this.alive = false;
    this.#isReady(false);
    const { record, rule } = this.#waiting ?? {};
    this.#settle({ kind, ...(record === undefined ? {} : { record }), ...(rule === undefined ? {} : { rule }) });
  }

  #settle(reply: ChildReply): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (waiting === undefined) return;
    clearTimeout(waiting.timer);
    waiting.settle(reply);
  }
}
