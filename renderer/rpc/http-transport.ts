import type { AnswerMessage } from '#shared/rpc/envelope.ts';
import type { EventMessage } from '#shared/rpc/events.ts';
import type { ConnectionState, Transport } from './transport.ts';
import { isAnswer, isEvent } from './read-message.ts';
import { Unreachable } from './transport.ts';

const firstWait = 250;
const longestWait = 2_000;

/** Calls by POST, events by a server-sent stream, both on the page's own origin; the session is a cookie. */
export function httpTransport(): Transport {
  return { host: 'web', call, listen };
}

async function call(name: string, input: unknown): Promise<AnswerMessage> {
  const response = await post(name, input);
  if (response.status === 403) throw new Unreachable('The host knows no session of this browser.');
  const body: unknown = await response.json().catch(() => undefined);
  if (isAnswer(body)) return body;
  const said =
    typeof body === 'object' && body !== null && 'error' in body && typeof body.error === 'string'
      ? body.error
      : `The host answered ${response.status}.`;
  return { ok: false, problem: { code: 'rpc/refused', severity: 'error', message: said } };
}

async function post(name: string, input: unknown): Promise<Response> {
  try {
    return await fetch('/api/call', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-mapwright': '1' },
      body: JSON.stringify({ name, input }),
      cache: 'no-store',
    });
  } catch (error) {
    // `fetch` rejects when nothing answered; a bug in our own request shows as a TypeError with the same face.
    throw new Unreachable(error instanceof Error ? error.message : String(error));
  }
}

function listen(onEvent: (event: EventMessage) => void, onState: (state: ConnectionState) => void): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = firstWait;
  let stopped = false;

  const open = () => {
    if (stopped) return;
    source = new EventSource('/api/events');
    source.addEventListener('open', () => {
      wait = firstWait;
      onState('open');
    });
    source.addEventListener('message', (message: MessageEvent<unknown>) => {
      if (typeof message.data !== 'string') return;
      const event: unknown = JSON.parse(message.data);
      if (isEvent(event)) onEvent(event);
    });
    source.addEventListener('error', () => void retry());
  };

  const retry = async () => {
    // The browser gives up on its own after an HTTP error, so the waiting is ours in every case.
    source?.close();
    onState((await isRefused()) ? 'refused' : 'lost');
    clearTimeout(timer);
    timer = setTimeout(open, wait);
    wait = Math.min(longestWait, wait * 2);
  };

  const wake = () => {
    if (source?.readyState !== EventSource.CLOSED) return;
    wait = firstWait;
    clearTimeout(timer);
    open();
  };
  window.addEventListener('online', wake);
  window.addEventListener('focus', wake);
  open();
  return () => {
    stopped = true;
    source?.close();
    clearTimeout(timer);
    window.removeEventListener('online', wake);
    window.removeEventListener('focus', wake);
  };
}

async function isRefused(): Promise<boolean> {
  try {
    return (await post('app.info', {})).status === 403;
  } catch {
    // Nobody answers: lost, not refused.
    return false;
  }
}
