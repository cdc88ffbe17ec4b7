import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { BytePipe } from './byte-pipe.ts';
import { bytePipe, pipeArgument } from './parent-channel.ts';
import { carriedBytes, withBytes, withCount } from './carried-bytes.ts';
import type { ChildPort } from './child-port.ts';

/** Bytes have a pipe of their own; where a started process cannot read one without waiting for events, they travel in messages. */
const piped = process.platform !== 'win32';

/**
 * Kilobytes of stack for functions that call themselves: three quarters of what a main thread has. Where threads are given
 * less, the default stays, and recursion ends earlier with the same error.
 */
export const deepStack: readonly string[] = process.platform === 'win32' ? [] : ['--stack-size=6000'];

/**
 * Little memory for what was just made (megabytes; a record is done with before they are full), looked through by the process itself: on a busy
 * machine helpers come too late and garbage piles up.
 */
export const smallHeap: readonly string[] = ['--min-semi-space-size=4', '--max-semi-space-size=8', '--single-threaded-gc'];

/** What the process may not do, whatever an expression finds: open a file, start a program, see the environment. */
function lockDown(readable: string, megabytes: number): string[] {
  return [
    '--permission',
    `--allow-fs-read=${readable}`,
    '--disable-proto=delete',
    '--no-warnings',
    `--max-old-space-size=${megabytes}`,
    ...smallHeap,
    ...deepStack,
  ];
}

/** Starts the evaluation process by fork. `megabytes` is the most its heap may grow to. */
export function forkEvaluator(megabytes = 1024): ChildPort {
  const { entry, readable } = evaluatorEntry();
  const child = fork(entry, piped ? [pipeArgument] : [], {
    env: {},
    execArgv: lockDown(readable, megabytes),
    stdio: ['ignore', 'ignore', 'ignore', 'ipc', ...(piped ? ['pipe' as const] : [])],
    ...(piped ? {} : { serialization: 'advanced' }),
    cwd: dirname(entry),
  });
  const stream = child.stdio[bytePipe];
  const pipe = stream instanceof Socket ? stream : undefined;
  // What is sent to a process that has just died is lost with it; its exit says so.
  pipe?.on('error', () => undefined);
  return {
    post: (message, bytes) => {
      if (!child.connected) return;
      child.send(pipe === undefined ? withBytes(message, bytes) : withCount(message, bytes), () => undefined);
      for (const part of bytes ?? []) pipe?.write(part);
    },
    listen: (hear, gone) => {
      let told = false;
      const once = (): void => {
        if (!told) gone();
        told = true;
      };
      const reunited = pipe === undefined ? undefined : new BytePipe(pipe, hear);
      child.on('message', (message) => {
        if (reunited === undefined) hear(message, carriedBytes(message));
        else reunited.message(message);
      });
      child.on('exit', once);
      child.on('error', once);
    },
    kill: () => void child.kill('SIGKILL'),
    hold: (held) => {
      if (held) {
        child.ref();
        child.channel?.ref();
        pipe?.ref();
      } else {
        child.unref();
        child.channel?.unref();
        pipe?.unref();
      }
    },
  };
}

/** The program of the process, and the folder it is loaded from: a bundle beside ours, or the sources. */
function evaluatorEntry(): { readonly entry: string; readonly readable: string } {
  const here = dirname(fileURLToPath(import.meta.url));
  if (import.meta.url.endsWith('.ts')) {
    const root = join(here, '../../..');
    return { entry: join(here, 'main.ts'), readable: join(root, '*') };
  }
  for (const up of ['..', '../..']) {
    const entry = join(here, up, 'evaluator/main.js');
    if (existsSync(entry)) return { entry, readable: join(dirname(entry), '*') };
  }
  throw new Error(`The evaluation process is missing beside ${here}`);
}
