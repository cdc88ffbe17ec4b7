// Adds to package-lock.json the optional platform packages that the registry in use did not offer when the lock was written.
// Without them `npm ci` refuses the lock ("Missing: … from lock file"). Run after each change of dependencies.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './pinned-node.mjs';

const systems = { android: 'android', darwin: 'darwin', freebsd: 'freebsd', linux: 'linux', openharmony: 'openharmony', win32: 'win32' };
const processors = { arm: 'arm', arm64: 'arm64', x64: 'x64', ia32: 'ia32', ppc64: 'ppc64', riscv64: 'riscv64', s390x: 's390x' };
const libraries = { gnu: 'glibc', gnueabihf: 'glibc', musl: 'musl', musleabihf: 'musl' };

const file = join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
const added = [];
for (const [owner, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (installedFor(owner, name)) continue;
    lock.packages[`node_modules/${name}`] = platformEntry(name, version, entry.dev === true);
    added.push(`${name}@${version}`);
  }
}
if (added.length > 0) {
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
}
console.log(`${added.length} optional platform packages added to package-lock.json.`);

/** Looks where Node would: beside the owner, then in each folder above it. */
function installedFor(owner, name) {
  for (let at = owner; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    if (lock.packages[`${at === '' ? '' : `${at}/`}node_modules/${name}`] !== undefined) return true;
    if (at === '') return false;
  }
}

function platformEntry(name, version, dev) {
  const words = name.split(/[-/@]/);
  const pick = (table) => words.map((word) => table[word]).find((word) => word !== undefined);
  const os = pick(systems);
  const cpu = pick(processors);
  const libc = pick(libraries);
  // An exact version only: with a range the entry would name a version nobody resolved.
  if (os === undefined || cpu === undefined || !/^\d/.test(version)) throw new Error(`${name}@${version} does not name its platform.`);
  return { version, cpu: [cpu], ...(dev ? { dev } : {}), ...(os === 'linux' && libc ? { libc: [libc] } : {}), optional: true, os: [os] };
}
