import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Backend } from '#electron/backend/backend.ts';
import { guardCall, jsonDepth } from './guard-request.ts';
import { securityHeaders } from './security-headers.ts';

const maxBody = 8 * 1024 * 1024;
const maxDepth = 400;
const heartbeatMs = 15_000;

/** Answers one call: `{name, input}` in, an `AnswerMessage` out. Expected failures are answers; wrong calls are 4xx. */
export async function answerCall(backend: Backend, port: number, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const refusal = guardCall(request.method, request.headers, port);
  if (refusal !== undefined) {
    request.resume();
    send(response, refusal.status, { error: refusal.message });
    return;
  }
  const body = await readBody(request);
  if (body === undefined) {
    send(response, 413, { error: `A call holds at most ${maxBody / 1024 / 1024} MB.` });
    request.destroy();
    return;
  }
  const message = parseMessage(body);
  if (message === undefined) {
    send(response, 400, { error: 'The call is not a JSON object with a name and an input.' });
    return;
  }
  const answer = await backend.call(message.name, message.input);
  const status = answer.ok
    ? 200
    : answer.problem.code === 'rpc/unknown-call'
      ? 404
      : answer.problem.code === 'rpc/invalid-input'
        ? 400
        : 200;
  send(response, status, answer);
}

/** Keeps the event stream of one page open; every event of the backend is a line of it. */
export function streamEvents(backend: Backend, request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { ...securityHeaders, 'content-type': 'text/event-stream', connection: 'keep-alive' });
  response.write(': open\n\n');
  const stop = backend.subscribe((event) => response.write(`data: ${JSON.stringify(event)}\n\n`));
  const beat = setInterval(() => response.write(': beat\n\n'), heartbeatMs);
  request.on('close', () => {
    clearInterval(beat);
    stop();
  });
}

function send(response: ServerResponse, status: number, body: unknown): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { ...securityHeaders, 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function readBody(request: IncomingMessage): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    let tooBig = false;
    request.on('data', (part: Buffer) => {
      if (tooBig) return;
      size += part.length;
      if (size > maxBody) {
        tooBig = true;
        resolve(undefined);
      } else parts.push(part);
    });
    request.on('end', () => resolve(Buffer.concat(parts).toString('utf8')));
    request.on('error', reject);
  });
}

function parseMessage(body: string): { readonly name: string; readonly input: unknown } | undefined {
  if (jsonDepth(body, maxDepth) > maxDepth) return undefined;
  try {
    const message: unknown = JSON.parse(body);
    if (typeof message !== 'object' || message === null || !('name' in message) || typeof message.name !== 'string') return undefined;
    return { name: message.name, input: 'input' in message ? message.input : {} };
  } catch {
    return undefined;
  }
}
