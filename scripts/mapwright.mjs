// The command line from a checkout: npm run --silent mapwright -- <command …>. Only the command itself writes to stdout.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { staleTargets } from './build.mjs';
import { root, stop, underPinnedNode } from './pinned-node.mjs';

underPinnedNode();

// Only `serve` needs the page and its host.
const needed = process.argv[2] === 'serve' ? undefined : ['cli', 'evaluator', 'project-check'];
const stale = staleTargets().map((target) => target.name);
const wanted = stale.filter((name) => needed === undefined || needed.includes(name));
if (wanted.length > 0) {
  process.stderr.write('Building Mapwright, once after each change of its sources.\n');
  const build = spawnSync(process.execPath, [join(root, 'scripts/build.mjs'), '--quiet', ...wanted], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (build.status !== 0) stop('Mapwright could not be built; the reason is above.');
}

const main = join(root, 'dist/cli/main.js');
if (!existsSync(main)) stop('dist/cli/main.js is missing after the build. Run "npm run build" to see why.');

// Maps of the sources would cost a run a sixth of its memory; what is built keeps its names and lines without them.
const args = [main, ...process.argv.slice(2)];
process.chdir(process.env['INIT_CWD'] ?? process.cwd());
// Nothing is left to do here: where the system can, the command takes the place of this program and its memory.
if (process.platform !== 'win32' && process.execve !== undefined)
  process.execve(process.execPath, [process.execPath, ...args], process.env);

const child = spawn(process.execPath, args, { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => stop(`Mapwright could not be started: ${error.message}.`));
child.on('exit', (code, signal) => process.exit(code ?? 128 + (signal === null ? 1 : constants.signals[signal])));
