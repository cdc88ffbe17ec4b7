// npm start [-- --no-open --port N project]: the designer in an Electron window where Electron is, else in the browser.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root, stop, underPinnedNode } from './pinned-node.mjs';

underPinnedNode();

const args = process.argv.slice(2);
const build = spawnSync(process.execPath, [join(root, 'scripts/build.mjs')], { cwd: root, stdio: 'inherit' });
if (build.status !== 0) stop('The designer could not be built; the reason is above.');

const choice = chooseHost();
console.log(choice.line);
const child = choice.electron === undefined ? startWeb() : spawn(choice.electron, [root, ...fromCaller(args)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => stop(`The designer could not be started: ${error.message}.`));
child.on('exit', (code) => process.exit(code ?? 0));

function startWeb() {
  const host = join(root, 'dist/web/main.js');
  if (!existsSync(host)) stop('dist/web/main.js is missing after the build. Run "npm run build" to see why.');
  return spawn(process.execPath, ['--enable-source-maps', host, ...fromCaller(args)], {
    stdio: 'inherit',
  });
}

/** Which of the two, and the one line that says why. */
function chooseHost() {
  const inBrowser = (why) => ({ line: `Opening Mapwright in the browser: ${why}.` });
  if (args.includes('--no-open')) return inBrowser('--no-open asks for no window');
  if (args.includes('--port')) return inBrowser('--port asks for an address');
  if (!existsSync(join(root, 'dist/desktop/main.js'))) return inBrowser('the desktop build is missing');
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'])
    return inBrowser('this machine has no screen');
  if (process.platform === 'linux' && process.getuid?.() === 0) return inBrowser('Electron keeps its sandbox, which root may not use');
  const electron = electronProgram() ?? fetchElectron();
  return electron === undefined
    ? inBrowser('the Electron program is not installed and could not be fetched')
    : { electron, line: `Opening Mapwright in an Electron window: ${electron} is installed.` };
}

/** Path of Electron's program when its package has one, as the package itself notes it in path.txt. */
function electronProgram() {
  const folder = join(root, 'node_modules/electron');
  const note = join(folder, 'path.txt');
  if (!existsSync(note)) return undefined;
  const program = join(folder, 'dist', readFileSync(note, 'utf8').trim());
  return existsSync(program) ? program : undefined;
}

/** Tries once a day at most, and no longer than a minute: a machine that cannot reach the download must still start quickly. */
function fetchElectron() {
  const folder = join(root, 'node_modules/.cache/mapwright');
  const note = join(folder, 'electron-not-fetched');
  if (existsSync(note) && Date.now() - statSync(note).mtimeMs < 24 * 60 * 60 * 1000) return undefined;
  console.log('Fetching the Electron program (up to a minute).');
  spawnSync(process.execPath, [join(root, 'node_modules/electron/install.js')], { cwd: root, stdio: 'ignore', timeout: 60_000 });
  const program = electronProgram();
  if (program === undefined) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(note, new Date().toISOString());
  }
  return program;
}

/** Paths as the caller means them: relative to where npm was called. */
function fromCaller(list) {
  const from = process.env['INIT_CWD'] ?? process.cwd();
  return list.map((arg, index) => (arg.startsWith('-') || list[index - 1] === '--port' ? arg : resolve(from, arg)));
}
