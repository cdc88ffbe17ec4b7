import type { Result } from '#shared/base/result.ts';
import type { CallInput, CallName, CallOutput } from '#shared/rpc/contract.ts';
import type { EventMessage, EventName, Events } from '#shared/rpc/events.ts';
import type { Transport } from './transport.ts';
import { problem } from '#shared/base/problem.ts';
import { fail, ok } from '#shared/base/result.ts';
import { connectionState, setConnection } from './connection.ts';
import { httpTransport } from './http-transport.ts';
import { ipcTransport } from './ipc-transport.ts';
import { Unreachable } from './transport.ts';

/** Code of the problem that a call gives when no answer arrived. */
export const unreachableCode = 'rpc/unreachable';

let transport: Transport | undefined;
const listeners = new Set<(event: EventMessage) => void>();

/** This page's name in edits and events: other tabs have another. */
export const clientId: string = crypto.randomUUID();

/** Connects once, at start; tests hand in a transport of their own. */
export function connect(by: Transport = window.mapwright === undefined ? httpTransport() : ipcTransport(window.mapwright)): () => void {
  transport = by;
  return by.listen((event) => {
    for (const listener of listeners) listener(event);
  }, setConnection);
}

/** `desktop` when the page is in our own window. */
export function hostName(): 'web' | 'desktop' {
  return transport?.host ?? 'web';
}

/** One call of the contract. An answer that never came is a problem `rpc/unreachable`; bugs throw. */
export async function callBackend<N extends CallName>(name: N, input: CallInput<N>): Promise<Result<CallOutput<N>>> {
  if (transport === undefined) throw new Error('A call before the page was connected.');
  try {
    const answer = await transport.call(name, input);
    // The contract pairs each name with its answer; the wire does not carry the type.
    return answer.ok ? ok(answer.value as CallOutput<N>) : fail(answer.problem);
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    if (connectionState() === 'open' && transport.host === 'web') setConnection('lost');
    return fail(problem(unreachableCode, 'Mapwright does not answer.', { next: 'It is tried again until it does.' }));
  }
}

/** Told of one kind of event until the returned function is called. */
export function onEvent<N extends EventName>(name: N, listener: (data: Events[N]) => void): () => void {
  const pass = (event: EventMessage) => {
    if (isOf(event, name)) listener(event.data);
  };
  listeners.add(pass);
  return () => {
    listeners.delete(pass);
  };
}

function isOf<N extends EventName>(
  event: EventMessage,
  name: N,
): event is Extract<EventMessage, { readonly name: N }> & { readonly data: Events[N] } {
  return event.name === name;
}
