import type { AnswerMessage } from '#shared/rpc/envelope.ts';
import type { EventMessage } from '#shared/rpc/events.ts';

/** `lost`: nothing arrives, we keep trying. `refused`: the host knows no session of this browser. */
export type ConnectionState = 'connecting' | 'open' | 'lost' | 'refused';

/** How calls and events travel. The two hosts differ only here. */
export interface Transport {
  readonly host: 'web' | 'desktop';
  /** Rejects with `Unreachable` when no answer came; whether the call was carried out is then unknown. */
  call(name: string, input: unknown): Promise<AnswerMessage>;
  /** Opens the event stream and keeps it open until the returned function is called. */
  listen(onEvent: (event: EventMessage) => void, onState: (state: ConnectionState) => void): () => void;
}

/** No answer arrived. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}
