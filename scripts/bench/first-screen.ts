import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Figure } from '#scripts/figure.ts';

const chunks = z.array(
  z.object({ file: z.string(), entry: z.boolean(), imports: z.array(z.string()), gzip: z.number(), modules: z.array(z.string()) }),
);
const budget = 600_000;

export const name = 'First screen: script the page loads';

export async function run(): Promise<readonly Figure[]> {
  const list = chunks.parse(JSON.parse(readFileSync(fileURLToPath(new URL('../../dist/renderer-modules.json', import.meta.url)), 'utf8')));
  const wanted = new Set(list.filter((chunk) => chunk.entry).map((chunk) => chunk.file));
  for (const file of wanted) for (const next of list.find((chunk) => chunk.file === file)?.imports ?? []) wanted.add(next);
  const size = list.filter((chunk) => wanted.has(chunk.file)).reduce((sum, chunk) => sum + chunk.gzip, 0);
  const later = list.filter((chunk) => !wanted.has(chunk.file)).reduce((sum, chunk) => sum + chunk.gzip, 0);
  return [
    { name: 'before Monaco, after gzip', value: size / 1000, unit: 'KB', bound: `at most ${budget / 1000} KB`, kept: size <= budget },
    { name: 'loaded later (Monaco among it), after gzip', value: later / 1000, unit: 'KB' },
  ];
}
