import type { AnswerMessage } from '#shared/rpc/envelope.ts';
import type { EventMessage } from '#shared/rpc/events.ts';

const eventNames: ReadonlySet<string> = new Set<EventMessage['name']>([
  'project.changed',
  'status.changed',
  'run.progressed',
  'settings.changed',
]);

/** An answer of the backend, told by its shape. The value inside is the contract's word for it. */
export function isAnswer(message: unknown): message is AnswerMessage {
  if (typeof message !== 'object' || message === null || !('ok' in message)) return false;
  if (message.ok === true) return true;
  return message.ok === false && 'problem' in message && typeof message.problem === 'object' && message.problem !== null;
}

/** An event of the backend, told by its name. */
export function isEvent(message: unknown): message is EventMessage {
  return (
    typeof message === 'object' &&
    message !== null &&
    'name' in message &&
    'data' in message &&
    typeof message.name === 'string' &&
    eventNames.has(message.name)
  );
}
