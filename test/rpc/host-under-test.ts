import type { CallInput, CallName, CallOutput } from '#shared/rpc/contract.ts';
import type { Result } from '#shared/base/result.ts';
import type { AnswerMessage } from '#shared/rpc/envelope.ts';
import type { EventMessage } from '#shared/rpc/events.ts';

/** A host as a page sees it, whatever carries the calls. */
export interface HostUnderTest {
  /** A call with any name and input, as a broken or hostile page might send it. */
  raw(name: string, input: unknown): Promise<AnswerMessage>;
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<Result<CallOutput<N>>>;
  /** Waits for an event that passes the test; those before count too. */
  waitFor(test: (event: EventMessage) => boolean): Promise<EventMessage>;
  close(): Promise<void>;
}

/** Hands a text over as a file. */
export async function handOver(host: HostUnderTest, name: string, text: string): Promise<string> {
  const bytes = Buffer.from(text);
  const begun = await host.call('file.begin', { name, bytes: bytes.length });
  if (!begun.ok) throw new Error(begun.error.message);
  const appended = await host.call('file.append', { handle: begun.value.handle, base64: bytes.toString('base64') });
  if (!appended.ok) throw new Error(appended.error.message);
  return begun.value.handle;
}
