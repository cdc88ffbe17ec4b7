import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { CallInput, CallName, CallOutput } from '#shared/rpc/contract.ts';
import type { Problem } from '#shared/base/problem.ts';
import type { Result } from '#shared/base/result.ts';
import type { EventMessage } from '#shared/rpc/events.ts';

const root = join(import.meta.dirname, '../..');

/** A real web host in a process of its own, with a home and projects folder of its own. */
export interface WebHost {
  readonly port: number;
  /** Folder of this host's home and projects. */
  readonly folder: string;
  readonly projects: string;
  /** The printed address with its launch token, not used yet. */
  readonly address: string;
  readonly process: ChildProcess;
  /** Swaps the launch token for the session cookie: `name=value`. */
  signIn(): Promise<string>;
  readonly call: <N extends CallName>(name: N, input: CallInput<N>) => Promise<Result<CallOutput<N>>>;
  /** Events until `stop` is called. */
  events(): Promise<{
    readonly seen: EventMessage[];
    readonly waitFor: (test: (event: EventMessage) => boolean) => Promise<EventMessage>;
    stop(): void;
  }>;
  /** Kills with SIGKILL and waits for the end. */
  kill(): Promise<void>;
  /** Ends it and removes its folder. */
  close(): Promise<void>;
}

/** Starts the built host (`dist/web`). `folder` and `port` are those of an earlier one when it is started again. */
export async function startWebHost(
  options: { readonly folder?: string; readonly port?: number; readonly project?: string; readonly cookie?: string } = {},
): Promise<WebHost> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'mapwright-test-'));
  const projects = join(folder, 'projects');
  const args = [
    join(root, 'dist/web/main.js'),
    '--no-open',
    '--port',
    String(options.port ?? 0),
    ...(options.project === undefined ? [] : [options.project]),
  ];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, MAPWRIGHT_HOME: join(folder, 'home'), MAPWRIGHT_PROJECTS: projects },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await printedAddress(child);
  const port = Number(new URL(address).port);
  let cookie = options.cookie;

  const signIn = async (): Promise<string> => {
    const response = await fetch(address, { redirect: 'manual' });
    const set = response.headers.get('set-cookie')?.split(';')[0];
    if (set === undefined) throw new Error(`The launch token was refused: ${response.status} ${await response.text()}`);
    cookie = set;
    return set;
  };
  const headers = async (): Promise<Record<string, string>> => ({ cookie: cookie ?? (await signIn()), 'x-mapwright': '1' });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));

  return {
    port,
    folder,
    projects,
    address,
    process: child,
    signIn,
    call: async (name, input) => {
      const response = await fetch(`http://127.0.0.1:${port}/api/call`, {
        method: 'POST',
        // A connection kept open may be closed by the host just as it is used again.
        headers: { ...(await headers()), 'content-type': 'application/json', connection: 'close' },
        body: JSON.stringify({ name, input }),
      });
      const answer = (await response.json()) as { ok: true; value: never } | { ok: false; problem: Problem };
      return answer.ok ? { ok: true, value: answer.value } : { ok: false, error: answer.problem };
    },
    events: async () => followEvents(port, await headers()),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    close: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function followEvents(port: number, headers: Record<string, string>) {
  const stopper = new AbortController();
  const response = await fetch(`http://127.0.0.1:${port}/api/events`, { headers, signal: stopper.signal });
  if (response.body === null) throw new Error('The event stream has no body.');
  const seen: EventMessage[] = [];
  const waiting = new Set<() => void>();
  const read = async (body: ReadableStream<Uint8Array>): Promise<void> => {
    let rest = '';
    const decoder = new TextDecoder();
    for await (const part of body) {
      rest += decoder.decode(part, { stream: true });
      for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (line.startsWith('data: ')) seen.push(JSON.parse(line.slice(6)) as EventMessage);
      }
      for (const look of waiting) look();
    }
  };
  // Stopping the stream ends the reading with an abort.
  void read(response.body).catch(() => undefined);
  return {
    seen,
    waitFor: (test: (event: EventMessage) => boolean): Promise<EventMessage> =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = seen.find(test);
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    stop: () => stopper.abort(),
  };
}

function printedAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const { stdout } = child;
    if (stdout === null) return reject(new Error('The host has no output.'));
    createInterface({ input: stdout }).on('line', (line) => {
      const found = /http:\/\/\S+/.exec(line);
      if (found !== null) resolve(found[0]);
    });
    child.once('exit', (code) => reject(new Error(`The host ended with ${String(code)} before it printed its address.`)));
  });
}
