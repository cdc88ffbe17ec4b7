import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import type { End } from '#electron/cli/exit-codes.ts';
import { exitCodes } from '#electron/cli/exit-codes.ts';
import { wrongUse } from '#electron/cli/cli-failure.ts';
import { openToRead } from '#electron/cli/open-project.ts';

export function serveCommand(program: Command, end: End): void {
  program
    .command('serve')
    .description('the designer in a browser, on this machine only')
    .argument('[project]')
    .option('--port <n>', 'port to listen on; without it a free one')
    .option('--no-open', 'open no browser')
    .action((project: string | undefined, options: { readonly port?: string; readonly open: boolean }) => serve(project, options, end));
}

async function serve(project: string | undefined, options: { readonly port?: string; readonly open: boolean }, end: End): Promise<void> {
  if (options.port !== undefined && !(/^\d{1,5}$/.test(options.port) && Number(options.port) < 65_536))
    throw wrongUse(`--port ${options.port} is no port.`, 'Give a number from 0 to 65535.');
  // What is wrong with the project is said here, before anything starts.
  if (project !== undefined) openToRead(project).close();
  const args = [
    ...(project === undefined ? [] : [project]),
    ...(options.port === undefined ? [] : ['--port', options.port]),
    ...(options.open ? [] : ['--no-open']),
  ];
  const child = spawn(process.execPath, ['--enable-source-maps', webHost(), ...args], { stdio: 'inherit' });
  const pass = (signal: NodeJS.Signals): void => void child.kill(signal);
  process.on('SIGINT', pass).on('SIGTERM', pass);
  const code = await new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (status) => resolve(status ?? 0));
  });
  process.off('SIGINT', pass).off('SIGTERM', pass);
  if (code !== 0) end(Object.values(exitCodes).find((known) => known === code) ?? exitCodes.internal);
}

/** The web host beside this program: its bundle, or its source. */
function webHost(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const found = ['../web/main.js', '../../web/main.js', '../../web/main.ts']
    .map((path) => join(here, path))
    .find((path) => existsSync(path));
  if (found === undefined) throw new Error(`The web host is missing beside ${here}`);
  return found;
}
