import type { AnswerMessage } from './envelope.ts';
import type { EventMessage } from './events.ts';

/** What the preload puts into the page as `window.mapwright`: one call, one subscription, values only. */
export interface Bridge {
  readonly host: 'desktop';
  call(name: string, input: unknown): Promise<AnswerMessage>;
  subscribe(listener: (event: EventMessage) => void): () => void;
}
