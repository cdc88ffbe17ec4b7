// What the build makes: bundles for Node, one for the page, the samples beside them. A bundle for Node holds everything it needs but the native module.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { root } from './pinned-node.mjs';
import { listModules } from './module-list.mjs';

const native = ['better-sqlite3', 'electron'];
/** Rolldown's advice on slow plugins is for those who write plugins. */
const quiet = { checks: { pluginTimings: false } };
const builtins = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)];

/** One target: `entry` and `out` relative to the root, `reads` the trees whose change makes it stale, `make(outDir)` the work; `beside` what it writes elsewhere. */
export const targets = [
  renderer(),
  node('web', 'electron/web/main.ts'),
  node('cli', 'electron/cli/main.ts'),
  node('evaluator', 'electron/backend/evaluator/main.ts'),
  node('project-check', 'electron/backend/store/check/main.ts'),
  desktop(),
  samples(),
];

/** The targets whose entry file is there. */
export function presentTargets() {
  return targets.filter((target) => existsSync(join(root, target.entry)));
}

function renderer() {
  return {
    name: 'renderer',
    entry: 'renderer/index.html',
    out: 'dist/renderer',
    beside: 'dist/renderer-modules.json',
    reads: ['shared', 'renderer'],
    make: async (outDir) => bundle(rendererConfig(outDir, (await import('@vitejs/plugin-react')).default)),
  };
}

function rendererConfig(outDir, react) {
  return {
    ...common(outDir),
    root: join(root, 'renderer'),
    base: './',
    publicDir: false,
    plugins: [react(), listModules(root)],
    worker: { format: 'es' },
    build: {
      ...common(outDir).build,
      target: 'chrome140',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      // Monaco is one big lazy chunk by intent; the bundle test holds the first screen to its budget.
      chunkSizeWarningLimit: 6000,
      rolldownOptions: quiet,
    },
  };
}

function node(name, entry) {
  return {
    name,
    entry,
    out: `dist/${name}`,
    reads: ['shared', 'electron'],
    make: (outDir) => bundle(nodeConfig(outDir, entry, 'main.js')),
  };
}

/** The main process, and beside it the preload: a sandboxed preload may be no ES module and may load no second file. */
function desktop() {
  const target = node('desktop', 'electron/desktop/main.ts');
  const preload = 'electron/desktop/preload/preload.ts';
  return {
    ...target,
    make: async (outDir) => {
      await target.make(outDir);
      await bundle(nodeConfig(outDir, preload, 'preload.cjs'));
    },
  };
}

/** Every host finds the sample projects beside itself, in a checkout and in the packed app alike. */
function samples() {
  const from = 'resources/samples';
  return {
    name: 'samples',
    entry: from,
    out: 'dist/samples',
    reads: [from, 'scripts/samples', 'shared', 'electron'],
    make: async (outDir) => {
      const made = spawnSync(process.execPath, [join(root, 'scripts/samples/build.ts'), '--out', outDir], {
        cwd: root,
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      if (made.status !== 0) throw new Error('The sample projects could not be made.');
    },
  };
}

async function bundle(config) {
  const { build } = await import('vite');
  await build(config);
}

function common(outDir) {
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    cacheDir: join(root, 'node_modules/.cache/vite'),
    build: { outDir, emptyOutDir: true, reportCompressedSize: false },
  };
}

function nodeConfig(outDir, entry, file) {
  const base = common(outDir);
  const single = file.endsWith('.cjs');
  return {
    ...base,
    publicDir: false,
    ssr: { noExternal: true, external: native },
    build: {
      ...base.build,
      emptyOutDir: !single,
      ssr: true,
      target: 'node24',
      minify: false,
      sourcemap: !single,
      rolldownOptions: {
        ...quiet,
        input: join(root, entry),
        external: [...native, ...builtins],
        output: {
          format: single ? 'cjs' : 'es',
          entryFileNames: file,
          chunkFileNames: 'chunks/[name]-[hash].js',
          ...(single ? { codeSplitting: false } : {}),
        },
      },
    },
  };
}
