import type { AnswerMessage } from '#shared/rpc/envelope.ts';
import type { EventMessage } from '#shared/rpc/events.ts';

/** What a page under test hears: answers by call name. `{ problem }` is a refusal; an absent name is a refusal too. */
export interface FakeAnswers {
  readonly [call: string]: unknown;
}

declare global {
  interface Window {
    /** Calls the page made, oldest first. */
    fakeCalls?: { readonly name: string; readonly input: unknown }[];
    /** Sends an event to the page. */
    fakeEvent?: (event: EventMessage) => void;
  }
}

/**
 * Puts a bridge into the page, as the desktop's preload would, that answers from a table. It stands alone: Playwright hands its
 * text to the page before any script runs (`page.addInitScript(installFakeBridge, answers)`).
 */
export function installFakeBridge(answers: FakeAnswers): void {
  const listeners = new Set<(event: EventMessage) => void>();
  const calls: { name: string; input: unknown }[] = [];
  const answer = (name: string): AnswerMessage => {
    const value = answers[name];
    if (value === undefined)
      return { ok: false, problem: { code: 'test/no-answer', severity: 'error', message: `The fake has no answer to ${name}.` } };
    if (typeof value === 'object' && value !== null && 'problem' in value)
      return { ok: false, problem: { code: 'test/refused', severity: 'error', message: String(value.problem) } };
    return { ok: true, value: value === 'void' ? undefined : value };
  };
  window.fakeCalls = calls;
  window.fakeEvent = (event) => {
    for (const listener of listeners) listener(event);
  };
  const bridge = {
    host: 'desktop' as const,
    call: (name: string, input: unknown) => {
      calls.push({ name, input });
      return Promise.resolve(answer(name));
    },
    subscribe: (listener: (event: EventMessage) => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
  Object.defineProperty(window, 'mapwright', { value: bridge });
}
