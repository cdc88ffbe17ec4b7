import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createBackend } from '#electron/backend/create-backend.ts';
import { problemText } from '#shared/base/problem.ts';
import { startLoopbackServer } from './loopback-server.ts';

const dist = dirname(dirname(fileURLToPath(import.meta.url)));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    port: { type: 'string', default: '0' },
    /** A sample project to open, copied into the projects folder. */
    sample: { type: 'string' },
    'no-open': { type: 'boolean', default: false },
    page: { type: 'string', default: join(dist, 'renderer') },
    samples: { type: 'string', default: join(dist, 'samples') },
  },
});

const created = createBackend({ samples: values.samples, host: 'web', open: positionals[0], openSample: values.sample });
if (!created.ok) stop(problemText(created.error));
else {
  const { backend, home } = created.value;
  const started = await startLoopbackServer({ backend, page: values.page, home, port: Number(values.port) });
  if (!started.ok) stop(problemText(started.error));
  else {
    process.stdout.write(`Mapwright is at ${started.value.address}\n`);
    if (!values['no-open']) openBrowser(started.value.address);
    const close = (): void => {
      void Promise.all([started.value.close(), backend.close()]).then(() => process.exit(0));
    };
    process.once('SIGINT', close);
    process.once('SIGTERM', close);
  }
}

function stop(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 3;
}

/** Hands the address to the system's browser; without one the printed address is enough. */
function openBrowser(address: string): void {
  const [command, ...before] =
    process.platform === 'win32' ? ['cmd', '/c', 'start', ''] : process.platform === 'darwin' ? ['open'] : ['xdg-open'];
  if (command === undefined) return;
  const child = spawn(command, [...before, address], { detached: true, stdio: 'ignore' });
  child.on('error', () => undefined);
  child.unref();
}
