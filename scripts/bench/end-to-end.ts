import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CampaignOptions } from '#scripts/campaign-options.ts';
import { wholeOption } from '#scripts/campaign-options.ts';
import type { Figure } from '#scripts/figure.ts';
import { makeCustomerProject } from './run/customer-files.ts';
import { measureDocument } from './run/document-run.ts';
import { measureGroups } from './run/group-run.ts';
import { measureParts } from './run/part-costs.ts';
import { measureRecords } from './run/records-run.ts';

export const name = 'Run end to end through the command line: processor time of all its processes, start included';

/** Files of `--quick` are too small for the goals: a start is a large part of their time. Elsewhere than on Linux nothing is measured. */
export async function run(options: CampaignOptions): Promise<readonly Figure[]> {
  if (process.platform !== 'linux') return [];
  const quick = options.quick === true;
  const held = !quick;
  const rounds = wholeOption('rounds', options.rounds, quick ? 1 : 5);
  const megabytes = wholeOption('megabytes', options.megabytes, quick ? 10 : 100);
  const folder = mkdtempSync(join(tmpdir(), 'mapwright-end-to-end-'));
  try {
    await makeCustomerProject(folder);
    const parts: readonly [title: string, measure: () => Promise<readonly Figure[]>][] = [
      ['records of NDJSON', () => measureRecords(folder, quick ? 20_000 : 200_000, rounds, held)],
      ['parts of a run', () => measureParts(folder, quick ? 10_000 : 40_000, Math.min(rounds, 3))],
      ['one large document', () => measureDocument(folder, megabytes, Math.min(rounds, 2), held)],
      ['a group-by', () => measureGroups(folder, quick ? 100_000 : 1_000_000, Math.min(rounds, 3), held)],
    ];
    const figures: Figure[] = [];
    for (const [title, measure] of parts) {
      console.log(`  measuring ${title}`);
      figures.push(...(await measure()));
    }
    return figures;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
