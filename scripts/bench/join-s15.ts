import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CampaignOptions } from '#scripts/campaign-options.ts';
import { wholeOption } from '#scripts/campaign-options.ts';
import type { Figure } from '#scripts/figure.ts';
import engine from '#test/drivers/engine.ts';
import { indexedJoin, plainJoins } from '#test/drivers/join-s15.ts';

const file = join(import.meta.dirname, '../../../shared/cases/s15-chinook-relational-to-invoices/ChinookData.json');
const limits = { timeout: 60_000 };

export const name = 'Join of 2,240 lines with 3,503 tracks: a plain filter against an index that the expression makes';

/** Medians of rounds in which each form runs once, one after another, over the same data. */
export function run(options: CampaignOptions): Promise<readonly Figure[]> {
  if (!existsSync(file)) return Promise.resolve([]);
  const rounds = wholeOption('rounds', options.rounds, options.quick === true ? 7 : 31);
  const data: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const forms = Object.entries({ indexed: indexedJoin, ...plainJoins }).map(([form, text]) => {
    const compiled = engine.compile(text, limits);
    return { form, evaluate: () => compiled.evaluate(data), times: new Array<number>() };
  });
  // The first rounds warm up and do not count.
  for (let round = -5; round < rounds; round += 1)
    for (const { evaluate, times } of forms) {
      const start = performance.now();
      evaluate();
      if (round >= 0) times.push(performance.now() - start);
    }
  const medians = forms.map(({ form, times }) => ({ form, median: medianOf(times) }));
  const indexed = medians[0]?.median ?? Number.NaN;
  return Promise.resolve([
    { name: 'with an index of its own, median', value: indexed, unit: 'ms' },
    ...medians.slice(1).map(({ form, median }): Figure => {
      const ratio = median / indexed;
      return { name: `filter ${form}, against that`, value: ratio, unit: '×', bound: 'at most 2 ×', kept: ratio <= 2 };
    }),
    { name: 'rounds', value: rounds, unit: 'rounds' },
  ]);
}

function medianOf(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('Nothing was measured.');
  return middle;
}
