import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const chunk = z.object({
  file: z.string(),
  entry: z.boolean(),
  imports: z.array(z.string()),
  dynamicImports: z.array(z.string()),
  bytes: z.number(),
  gzip: z.number(),
  modules: z.array(z.string()),
});
type Chunk = z.infer<typeof chunk>;

const firstScreenBudget = 600_000;

/** The chunks as the last build left them. Without a build there is nothing to judge, and that is a failure: run `npm run build`. */
function builtChunks(): readonly Chunk[] {
  const file = at('dist/renderer-modules.json');
  if (!existsSync(file)) throw new Error('dist/renderer-modules.json is missing: run "npm run build" first.');
  return z.array(chunk).parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** The chunks the page loads before it shows anything: the entry and what it imports statically. */
function firstScreen(chunks: readonly Chunk[]): readonly Chunk[] {
  const wanted = new Set(chunks.filter((one) => one.entry).map((one) => one.file));
  for (const file of wanted) for (const next of chunks.find((one) => one.file === file)?.imports ?? []) wanted.add(next);
  return chunks.filter((one) => wanted.has(one.file));
}

describe('the build', () => {
  it('made every part: the page, what each host starts, the samples', () => {
    const parts = [
      'dist/renderer/index.html',
      'dist/web/main.js',
      'dist/cli/main.js',
      'dist/evaluator/main.js',
      'dist/project-check/main.js',
      'dist/desktop/main.js',
      'dist/desktop/preload.cjs',
      'dist/samples',
    ];
    expect(parts.filter((part) => !existsSync(at(part)))).toEqual([]);
  });
});

describe('the built page', () => {
  it('holds no engine, no codec and no pipeline: nothing evaluates in the page', () => {
    const modules = builtChunks().flatMap((one) => one.modules);
    expect(modules.filter((module) => /^renderer\/app\/main\.tsx$/.test(module))).toEqual(['renderer/app/main.tsx']);
    expect(modules.filter((module) => /^shared\/(formats|engine|pipeline|scenarios)\/|node_modules\/jsonata\//.test(module))).toEqual([]);
  });

  it('holds nothing of the Node side', () => {
    const modules = builtChunks().flatMap((one) => one.modules);
    expect(modules.filter((module) => /^(electron|test|scripts)\/|__vite-browser-external|^node:/.test(module))).toEqual([]);
  });

  it(`shows its first screen with at most ${firstScreenBudget / 1000} KB of script after gzip, and Monaco comes later`, () => {
    const chunks = builtChunks();
    const first = firstScreen(chunks);
    expect(first.flatMap((one) => one.modules).filter((module) => module.includes('node_modules/monaco-editor/'))).toEqual([]);
    expect(chunks.some((one) => one.modules.some((module) => module.includes('node_modules/monaco-editor/')))).toBe(true);
    const size = first.reduce((sum, one) => sum + one.gzip, 0);
    expect(size).toBeGreaterThan(0);
    expect(size).toBeLessThanOrEqual(firstScreenBudget);
  });
});
