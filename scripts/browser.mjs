// Where the Chromium of the end-to-end tests is.
import { spawnSync } from 'child_process';
import { accessSync, constants, existsSync } from 'fs';
import { delimiter, join } from 'path';

const programs = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const fixedPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

function runnable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Path of a browser already on this machine: CHROME_PATH, then the PATH, then the usual places of macOS and Windows.
 * Undefined when there is none. Throws when CHROME_PATH names nothing that runs.
 */
export function findBrowser() {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (!runnable(named)) throw new Error(`CHROME_PATH names ${named}, which cannot be run.`);
    return named;
  }
  const folders = (process.env.PATH || '').split(delimiter).filter(Boolean);
  for (const program of programs) {
    for (const folder of folders) {
      const file = join(folder, process.platform === 'win32' ? `${program}.exe` : program);
      if (runnable(file)) return file;
    }
  }
  return fixedPlaces.find((file) => existsSync(file));
}

/** Asks Debian's package manager for Chromium, when we are allowed to. True when it ran to its end; only complaints are shown, on io[2]. */
export function installWithApt(io) {
  if (process.platform !== 'linux' || typeof process.getuid !== 'function' || process.getuid() !== 0) return false;
  const env = Object.assign({}, process.env, { DEBIAN_FRONTEND: 'noninteractive' });
  const apt = (...args) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', io[2]], env }).status === 0;
  if (!apt('-qq', 'update')) return false;
  return apt('-qq', '-y', '-o', 'Dpkg::Use-Pty=0', '--no-install-recommends', 'install', 'chromium-headless-shell');
}
