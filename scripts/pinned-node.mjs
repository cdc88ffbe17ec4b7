// Which Node the project runs on. This file and ensure.mjs must load under any Node that knows ES modules:
// they are what a machine with an old Node meets first.
import { spawnSync } from 'child_process';
import { existsSync } from 'fs';
import { dirname, join } from 'path';
import { fileURLToPath } from 'url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const names = { linux: 'node-linux', win32: 'node-win' };
const needed = 24;

/** Path of the Node that the lock file pins, or undefined where there is none for this platform (macOS) or it is not installed yet. */
export function pinnedNode() {
  const name = names[process.platform];
  if (name === undefined) return undefined;
  const file = join(root, 'node_modules', `${name}-${process.arch}`, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return existsSync(file) ? file : undefined;
}

function major() {
  return Number(process.versions.node.split('.')[0]);
}

/** Returns under Node 24 or newer. Under an older one runs this same script again with the pinned Node, or ends with a sentence. */
export function underPinnedNode() {
  if (major() >= needed) return;
  const node = pinnedNode();
  if (node === undefined)
    stop(
      `Mapwright runs on Node ${needed}; this is ${process.version}. Install Node ${needed} or run "npm start", which brings its own where it can.`,
    );
  const run = spawnSync(node, process.argv.slice(1), { stdio: 'inherit' });
  process.exit(run.status === null ? 1 : run.status);
}

/** Returns under a Node that can install the project's packages; else ends with a sentence. */
export function demandInstallerNode() {
  const parts = process.versions.node.split('.').map(Number);
  if (parts[0] > 20 || (parts[0] === 20 && parts[1] >= 19)) return;
  stop(`Mapwright needs Node 20.19 or newer to install; this is ${process.version}. Install a newer Node and run the command again.`);
}

/** Ends the process with a sentence for the person at the terminal. */
export function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
