import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Figure } from '#scripts/figure.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export const name = 'A clean checkout: npm start, with nothing before it';

/** Clones the last commit, starts it as a newcomer would, and waits for the page. Needs the package registry. */
export async function run(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'mapwright-clean-'));
  try {
    const clone = spawnSync('git', ['clone', '--quiet', root, join(folder, 'checkout')], { encoding: 'utf8' });
    if (clone.status !== 0) throw new Error(`The checkout could not be cloned: ${clone.stderr}`);
    const first = await startOnce(join(folder, 'checkout'), folder);
    const second = await startOnce(join(folder, 'checkout'), folder);
    const dirty = spawnSync('git', ['status', '--porcelain'], { cwd: join(folder, 'checkout'), encoding: 'utf8' }).stdout;
    return [
      { name: 'from clone to page (install, build, serve)', value: first, unit: 's' },
      { name: 'second start', value: second, unit: 's' },
      { name: 'files changed by it', value: dirty.split('\n').filter(Boolean).length, unit: 'files', bound: 'none', kept: dirty === '' },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Seconds until the printed address answers with the page. */
async function startOnce(checkout: string, home: string): Promise<number> {
  const start = performance.now();
  const child = spawn('npm', ['start', '--', '--no-open', '--port', '0'], {
    cwd: checkout,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: newcomer(home),
  });
  try {
    const address = await printedAddress(child.stdout, child.stderr);
    const status = await openPage(address);
    if (status !== 200) throw new Error(`The page answered ${status}.`);
    return (performance.now() - start) / 1000;
  } finally {
    const ended = once(child, 'close');
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
    await ended;
  }
}

/** Opens the address as a browser does: the launch token is swapped for a cookie, the page comes for the cookie. */
async function openPage(address: string): Promise<number> {
  const swapped = await fetch(address, { redirect: 'manual' });
  const cookie = swapped.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const page = await fetch(new URL(swapped.headers.get('location') ?? '/', address), { headers: { cookie } });
  return page.status;
}

/** The environment without what npm and this checkout put into it. */
function newcomer(home: string): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(([key]) => !/^npm_|^INIT_CWD$|^NODE/i.test(key));
  const path = (process.env['PATH'] ?? '').split(delimiter).filter((part) => !part.includes('node_modules'));
  return {
    ...Object.fromEntries(entries),
    PATH: path.join(delimiter),
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CONFIG_HOME: join(home, 'config'),
  };
}

async function printedAddress(...streams: readonly NodeJS.ReadableStream[]): Promise<string> {
  let text = '';
  return await new Promise<string>((resolve, reject) => {
    for (const stream of streams) {
      stream.setEncoding('utf8');
      stream.on('data', (part: string) => {
        text += part;
        const address = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(text)?.[0];
        if (address !== undefined) resolve(address);
      });
      stream.on('end', () => reject(new Error(`npm start ended without an address:\n${text}`)));
    }
  });
}
