// Builds what the sources say and the last build does not hold yet.
//   --check    builds nothing; exit 0 when everything is up to date, 1 when not
//   --quiet    says nothing unless a build fails
//   [name …]   only these targets
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, stop, underPinnedNode } from './pinned-node.mjs';
import { presentTargets, targets } from './build-targets.mjs';
import { withLock } from './lock.mjs';

const toolFiles = ['package.json', 'package-lock.json', 'scripts/build.mjs', 'scripts/build-targets.mjs', 'scripts/module-list.mjs'];
const stamps = join(root, 'dist/.build');

/** The targets whose sources differ from what the last build saw; all sources are read, nothing trusts a clock. */
export function staleTargets() {
  const trees = new Map();
  return presentTargets().filter((target) => !upToDate(target, fingerprint(target, trees)));
}

function fingerprint(target, trees) {
  const hash = createHash('sha256');
  for (const tree of target.reads) {
    if (!trees.has(tree)) trees.set(tree, hashTree(tree));
    hash.update(trees.get(tree));
  }
  for (const file of toolFiles) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

function hashTree(tree) {
  const hash = createHash('sha256');
  const files = readdirSync(join(root, tree), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  for (const file of files.sort())
    hash
      .update(`${file.slice(root.length)}\0`)
      .update(readFileSync(file))
      .update('\0');
  return hash.digest('hex');
}

function upToDate(target, print) {
  const stamp = join(stamps, target.name);
  const made = [target.out, target.beside].filter((path) => path !== undefined).every((path) => existsSync(join(root, path)));
  return made && existsSync(stamp) && readFileSync(stamp, 'utf8') === print;
}

/** Builds into a folder beside the real one and swaps, so that a running host never sees half a build. */
async function buildTarget(target, print) {
  const fresh = join(root, `${target.out}.next`);
  const old = join(root, `${target.out}.old`);
  rmSync(join(stamps, target.name), { force: true });
  rmSync(fresh, { recursive: true, force: true });
  await target.make(fresh);
  rmSync(old, { recursive: true, force: true });
  if (existsSync(join(root, target.out))) renameSync(join(root, target.out), old);
  renameSync(fresh, join(root, target.out));
  rmSync(old, { recursive: true, force: true });
  writeFileSync(join(stamps, target.name), print);
}

async function main(args) {
  const say = args.includes('--quiet') ? () => {} : (line) => console.log(line);
  const names = args.filter((arg) => !arg.startsWith('--'));
  const unknown = names.find((name) => !targets.some((target) => target.name === name));
  if (unknown !== undefined) stop(`There is no build target "${unknown}". Targets: ${targets.map((target) => target.name).join(', ')}.`);
  if (args.includes('--check')) process.exit(staleTargets().length === 0 ? 0 : 1);
  mkdirSync(stamps, { recursive: true });
  await withLock(join(stamps, 'lock'), async () => {
    const wanted = staleTargets().filter((one) => names.length === 0 || names.includes(one.name));
    // One that fails does not keep the others from being built, but the whole has failed.
    for (const target of wanted) {
      const start = performance.now();
      try {
        await buildTarget(target, fingerprint(target, new Map()));
        say(`Built ${target.out} in ${((performance.now() - start) / 1000).toFixed(1)} s.`);
      } catch (error) {
        console.error(`${target.out} could not be built.\n${error instanceof Error ? error.message : String(error)}`);
        process.exitCode = 1;
      }
    }
  });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  underPinnedNode();
  process.env.NODE_ENV = 'production';
  await main(process.argv.slice(2));
}
