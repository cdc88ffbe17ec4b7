import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ChildPort } from './child-port.ts';

/**
 * Kilobytes of stack for functions that call themselves: three quarters of what a main thread has. Where threads are given
 * less, the default stays, and recursion ends earlier with the same error.
 */
export const deepStack: readonly string[] = process.platform === 'win32' ? [] : ['--stack-size=6000'];

/** What the process may not do, whatever an expression finds: open a file, start a program, see the environment, make code. */
function lockDown(readable: string, megabytes: number): string[] {
  return [
    '--permission',
    `--allow-fs-read=${readable}`,
    '--disable-proto=delete',
    '--frozen-intrinsics',
    '--disallow-code-generation-from-strings',
    '--no-warnings',
    `--max-old-space-size=${megabytes}`,
    ...deepStack,
  ];
}

/** Starts the evaluation process by fork. `megabytes` is the most its heap may grow to. */
export function forkEvaluator(megabytes = 1024): ChildPort {
  const { entry, readable } = evaluatorEntry();
  const child = fork(entry, [], {
    env: {},
    execArgv: lockDown(readable, megabytes),
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // Bytes travel as they are.
    serialization: 'advanced',
    cwd: dirname(entry),
  });
  return {
    post: (message) => {
      // A child that has just died says so by its exit; what is sent in between is lost with it.
      if (child.connected) child.send(message as object, () => undefined);
    },
    listen: (hear, gone) => {
      let told = false;
      const once = (): void => {
        if (!told) gone();
        told = true;
      };
      child.on('message', hear);
      child.on('exit', once);
      child.on('error', once);
    },
    kill: () => void child.kill('SIGKILL'),
    hold: (held) => {
      if (held) {
        child.ref();
        child.channel?.ref();
      } else {
        child.unref();
        child.channel?.unref();
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
