import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from '#scripts/figure.ts';
import { flipBits } from '#test/drivers/damage-copies.ts';
import { makeFullProject } from '#test/drivers/full-project.ts';
import { seededRandom } from '#test/drivers/seeded-random.ts';

export const name = 'one flipped bit in a project file';

export async function run(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'mapwright-flip-'));
  try {
    const path = join(folder, 'orders.mapwright');
    const sample = makeFullProject(path);
    const report = flipBits(path, 1_000, sample, seededRandom(20_261_124));
    return await Promise.resolve([
      { name: 'flips', value: report.copies, unit: 'flips' },
      { name: 'refused with a sentence', value: report.refused, unit: 'flips' },
      { name: 'opened read-only, the damage named', value: report.damaged, unit: 'flips' },
      { name: 'without effect', value: report.harmless, unit: 'flips' },
      { name: 'silent changes', value: report.silent, unit: 'flips', bound: 'none', kept: report.silent === 0 },
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
