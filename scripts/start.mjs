// npm start [-- --no-open --port N project]: the designer in an Electron window where Electron is, else in the browser.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { root, stop, underPinnedNode } from './pinned-node.mjs';

underPinnedNode();

const given = process.argv.slice(2);
/** Without a project the bundled sample opens, a copy in the user's projects folder. */
const args = given.some((arg, index) => !arg.startsWith('-') && given[index - 1] !== '--port') ? given : [...given, '--sample', 'orders'];
/** A host that dies is started again on its address, so that the page goes on; not more often than this. */
const mostRestarts = 5;
const build = spawnSync(process.execPath, [join(root, 'scripts/build.mjs')], { cwd: root, stdio: 'inherit' });
if (build.status !== 0) stop('The designer could not be built; the reason is above.');

let ending = false;
const choice = chooseHost();
console.log(choice.line);
let child = choice.electron === undefined ? startWeb(args, 0) : startDesktop(choice.electron);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    ending = true;
    child.kill(signal);
  });
}

function startDesktop(electron) {
  const desktop = spawn(electron, [root, ...fromCaller(args)], { stdio: 'inherit' });
  desktop.on('error', (error) => stop(`The designer could not be started: ${error.message}.`));
  desktop.on('exit', (code) => process.exit(code ?? 0));
  return desktop;
}

function startWeb(hostArgs, restarts) {
  const host = join(root, 'dist/web/main.js');
  if (!existsSync(host)) stop('dist/web/main.js is missing after the build. Run "npm run build" to see why.');
  const web = spawn(process.execPath, ['--enable-source-maps', '--max-semi-space-size=8', host, ...fromCaller(hostArgs)], {
    stdio: ['inherit', 'pipe', 'inherit'],
  });
  let port;
  createInterface({ input: web.stdout }).on('line', (line) => {
    port ??= /127\.0\.0\.1:(\d+)/.exec(line)?.[1];
    console.log(line);
  });
  web.on('error', (error) => stop(`The designer could not be started: ${error.message}.`));
  web.on('exit', (code, signal) => {
    if (ending || signal === null || port === undefined || restarts === mostRestarts) process.exit(code ?? 1);
    console.log(`The host was ended by ${signal}; it is started again on the same address.`);
    child = startWeb(['--no-open', '--port', port], restarts + 1);
  });
  return web;
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
  return list.map((arg, index) =>
    arg.startsWith('-') || list[index - 1] === '--port' || list[index - 1] === '--sample' ? arg : resolve(from, arg),
  );
}
