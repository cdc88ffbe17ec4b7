import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

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
    const child = spawn(process.execPath, ['--no-warnings', main, ...args], { cwd: folder, env: { PATH: process.env['PATH'] ?? '' }, stdio: ['ignore', 'pipe', 'pipe'] });
    const parts = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (parts.out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (parts.err += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ exit: code ?? -1, ...parts }));
  });
}
