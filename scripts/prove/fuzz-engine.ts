import { join } from 'node:path';
import type { CampaignOptions } from '#scripts/campaign-options.ts';
import { wholeOption } from '#scripts/campaign-options.ts';
import type { Figure } from '#scripts/figure.ts';
import { fuzzSuite } from '#test/drivers/fuzz/fuzz-suite.ts';
import engine from '#test/drivers/engine.ts';

export const name = 'Engine against the reference: expressions of the suite over bent data';

/** Compares `--pairs` evaluations of seed `--seed` and prints the first differences of each expression. */
export async function run(options: CampaignOptions): Promise<readonly Figure[]> {
  const pairs = wholeOption('pairs', options.pairs, 100_000);
  const seed = wholeOption('seed', options.seed, 20_261_124);
  const report = await fuzzSuite(engine, join(import.meta.dirname, '../../../shared/jsonata-test-suite'), pairs, seed);
  for (const { expression, data, ours, reference } of report.differences.slice(0, 50))
    console.log(`  ${expression}\n    over ${data}\n    ours      ${ours}\n    reference ${reference}`);
  return [
    { name: 'pairs compared', value: report.compared, unit: 'pairs', bound: 'all of them', kept: report.compared === pairs },
    { name: 'ended with an error in both', value: report.errors, unit: 'pairs' },
    { name: 'met a limit', value: report.limits, unit: 'pairs' },
    { name: 'explained by a listed fault of the reference', value: report.explained, unit: 'pairs' },
    {
      name: 'expressions with a difference',
      value: report.differences.length,
      unit: 'expressions',
      bound: 'none',
      kept: report.differences.length === 0,
    },
  ];
}
