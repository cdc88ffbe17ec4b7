import type { AnswerMessage } from '#shared/rpc/envelope.ts';
import type { EventMessage } from '#shared/rpc/events.ts';

/** The Node side as its hosts see it: one call, one subscription. */
export interface Backend {
  /** Validates, handles and answers; never rejects but for a bug, which is answered as `rpc/internal`. */
  call(name: string, input: unknown): Promise<AnswerMessage>;
  /** Tells of every event until the returned function is called. */
  subscribe(listener: (event: EventMessage) => void): () => void;
  /** Closes projects and stops the evaluation processes. */
  close(): Promise<void>;
}
