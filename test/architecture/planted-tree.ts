import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));
const kept = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'scripts',
  'test/architecture/arrows.cjs',
  'test/architecture/oxlint.json',
  'shared/tsconfig.json',
  'electron/tsconfig.json',
  'renderer/tsconfig.json',
  'test/tsconfig.json',
  'test/vitest.config.ts',
  'test/fixtures/shared-data.ts',
];

/** How a program ended: its exit code, its standard output, and both streams together. */
export interface ProgramRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly output: string;
}

/** A small copy of the house with the project's own checks in it, for planting mistakes. */
export interface PlantedTree {
  readonly root: string;
  /** Runs one of the project's programs there, under this Node. */
  run(args: readonly string[], env?: Readonly<Record<string, string>>): ProgramRun;
  remove(): void;
}

/** Makes a temporary tree that holds the checks and `files` (path → text) and nothing else of the project. */
export function plantTree(files: Readonly<Record<string, string>>): PlantedTree {
  const outer = mkdtempSync(join(tmpdir(), 'mapwright-planted-'));
  // One folder deeper, so that what stands beside the checkout can be planted too.
  const folder = join(outer, 'checkout');
  for (const path of kept)
    cpSync(join(root, path), join(folder, path), {
      recursive: true,
      filter: (source) => !/scripts.(prove|bench|samples|screenshots|suite)/.test(source),
    });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return {
    root: folder,
    run(args, env = {}) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [...args], {
        cwd: folder,
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
        env: { ...process.env, ...env },
      });
      // Programs colour what they print where the terminal or the CI asks for it.
      return { code: status, stdout: stripVTControlCharacters(stdout), output: stripVTControlCharacters(`${stdout}${stderr}`) };
    },
    remove: () => rmSync(outer, { recursive: true, force: true }),
  };
}
