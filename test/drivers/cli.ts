import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import { runProgram } from '#electron/cli/program.ts';

const main = fileURLToPath(new URL('../../electron/cli/main.ts', import.meta.url));

/** What a command did: exit code, standard output and standard error as text. */
export interface CliRun {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line from its sources, in a folder. */
export function cli(folder: string, ...args: readonly string[]): Promise<CliRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--no-warnings', main, ...args], {
      cwd: folder,
      env: { PATH: process.env['PATH'] ?? '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const parts = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (parts.out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (parts.err += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ exit: code ?? -1, ...parts }));
  });
}

/** Runs a command within this process: quick, where it does not matter that it is a program of its own. */
export async function cliHere(folder: string, ...args: readonly string[]): Promise<CliRun> {
  const parts = { out: '', err: '' };
  const home = process.cwd();
  const into = (name: 'out' | 'err') => (chunk: Uint8Array | string) => {
    parts[name] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    return true;
  };
  process.chdir(folder);
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(into('out')),
    vi.spyOn(process.stderr, 'write').mockImplementation(into('err')),
  ];
  try {
    const exit = await runProgram(args);
    return { exit, ...parts };
  } finally {
    for (const spy of spies) spy.mockRestore();
    process.chdir(home);
  }
}
