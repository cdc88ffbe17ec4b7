// Brings the checkout to the state its lock file describes, so that `npm start` and `npm test` are the only commands anyone needs.
//   --browser  also find or install the browser of the end-to-end tests
//   --quiet    nothing on stdout (the command line's data goes there)
import { spawnSync } from 'child_process';
import { createHash } from 'crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { findBrowser, installWithApt } from './browser.mjs';
import { demandInstallerNode, pinnedNode, root, stop } from './pinned-node.mjs';

demandInstallerNode();

const flags = process.argv.slice(2);
const quiet = flags.includes('--quiet');
const io = ['ignore', quiet ? 2 : 1, 2];
const say = (sentence) => (quiet ? process.stderr : process.stdout).write(`${sentence}\n`);

ensurePackages();
if (flags.includes('--browser')) ensureBrowser();

function ensurePackages() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const wanted = `${createHash('sha256').update(lock).digest('hex')} ${process.platform} ${process.arch}`;
  const stamp = join(root, 'node_modules', '.installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('Installing the packages of package-lock.json (about a minute the first time).');
  const run = spawnSync('npm', ['ci'], { cwd: root, stdio: io, shell: process.platform === 'win32' });
  if (run.status !== 0)
    stop('The packages could not be installed: npm ci failed with the message above. Check the network and run the command again.');
  if (process.platform !== 'darwin' && pinnedNode() === undefined && Number(process.versions.node.split('.')[0]) < 24) {
    stop(`There is no pinned Node for ${process.platform} ${process.arch}. Install Node 24 and run the command again.`);
  }
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(stamp, wanted);
}

function ensureBrowser() {
  if (found() !== undefined) return;
  say('Installing Chromium for the end-to-end tests.');
  if (installWithApt(io) && found() !== undefined) return;
  const node = pinnedNode() || process.execPath;
  const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  const run = spawnSync(node, [cli, 'install', 'chromium-headless-shell'], { cwd: root, stdio: io });
  if (run.status !== 0)
    stop('No browser was found and none could be installed. Install Chromium or name one in CHROME_PATH, then run the command again.');
}

function found() {
  try {
    return findBrowser();
  } catch (error) {
    return stop(error.message);
  }
}
