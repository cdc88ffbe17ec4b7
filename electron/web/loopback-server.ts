import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Backend } from '#electron/backend/backend.ts';
import { fail, ok } from '#shared/base/result.ts';
import type { Result } from '#shared/base/result.ts';
import { problem } from '#shared/base/problem.ts';
import { guardHost } from './guard-request.ts';
import { answerCall, streamEvents } from './rpc-http.ts';
import { securityHeaders } from './security-headers.ts';
import { openSession } from './session.ts';
import type { WebSession } from './session.ts';
import { sendStatic } from './static-files.ts';

export interface LoopbackOptions {
  readonly backend: Backend;
  /** Folder of the built page. */
  readonly page: string;
  /** Folder for session hashes, the user's own. */
  readonly home: string;
  /** 0: any free port. */
  readonly port: number;
}

export interface LoopbackServer {
  readonly port: number;
  /** The address to open: holds the launch token, good once. */
  readonly address: string;
  close(): Promise<void>;
}

/** Serves the designer on 127.0.0.1. A port in use is an expected failure. */
export function startLoopbackServer(options: LoopbackOptions): Promise<Result<LoopbackServer>> {
  return new Promise((resolve) => {
    let session: WebSession | undefined;
    const server = createServer({ headersTimeout: 10_000, requestTimeout: 120_000, maxHeaderSize: 16 * 1024 }, (request, response) => {
      const port = portOf(server);
      if (session !== undefined) void route(options, session, port, request, response);
    });
    server.maxConnections = 1000;
    server.on('upgrade', (_request, socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) => {
      const inUse = error.code === 'EADDRINUSE';
      resolve(
        fail(
          problem(
            'web/cannot-listen',
            inUse ? `Port ${options.port} is in use.` : `The server cannot listen on 127.0.0.1: ${error.message}.`,
            {
              next: 'Choose another one with --port.',
            },
          ),
        ),
      );
    });
    server.listen(options.port, '127.0.0.1', () => {
      const port = portOf(server);
      session = openSession(options.home, port);
      resolve(ok({ port, address: `http://127.0.0.1:${port}/?t=${session.launchToken}`, close: () => closeServer(server) }));
    });
  });
}

async function route(
  options: LoopbackOptions,
  session: WebSession,
  port: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const refusal = guardHost(request.headers.host, port);
  if (refusal !== undefined) return plain(response, refusal.status, refusal.message);
  const url = new URL(request.url ?? '/', `http://127.0.0.1:${port}`);
  const known = session.accepts(request.headers.cookie);
  if (url.pathname === '/api/call') {
    if (!known) {
      request.resume();
      return plain(response, 403, 'This page has no session. Open the address that the start printed.');
    }
    return answerCall(options.backend, port, request, response);
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') return plain(response, 405, 'Only GET is answered here.');
  const token = url.searchParams.get('t');
  if (token !== null) {
    const cookie = session.redeem(token);
    if (cookie !== undefined) {
      response
        .writeHead(303, {
          ...securityHeaders,
          location: '/',
          'set-cookie': `${session.cookieName}=${cookie}; HttpOnly; SameSite=Strict; Path=/; Max-Age=604800`,
        })
        .end();
      return;
    }
    if (known) {
      response.writeHead(303, { ...securityHeaders, location: '/' }).end();
      return;
    }
    return plain(response, 403, 'This address was used before. Start Mapwright again for a new one.');
  }
  if (!known) return plain(response, 403, 'This browser has no session. Open the address that the start printed.');
  if (url.pathname === '/api/events') {
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin') return plain(response, 403, 'Events go to the designer only.');
    return streamEvents(options.backend, request, response);
  }
  sendStatic(options.page, url.pathname, response);
}

function plain(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { ...securityHeaders, 'content-type': 'text/plain; charset=utf-8' }).end(message);
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
