import type { CampaignOptions } from '#scripts/campaign-options.ts';
import { wholeOption } from '#scripts/campaign-options.ts';
import type { Figure } from '#scripts/figure.ts';
import type { Group } from './engine/groups.ts';
import { limitsFigure, previewGroup, workloadGroups } from './engine/groups.ts';
import { joinRounds, measureRounds } from './engine/rounds.ts';

export const name = 'Engine in memory: processor time, a process for each engine and workload, engines in turn';

/** Measures the workloads (`--workloads a0,f`; `f` is the preview) in `--rounds` rounds. */
export async function run(options: CampaignOptions): Promise<readonly Figure[]> {
  const quick = options.quick === true;
  const rounds = wholeOption('rounds', options.rounds, quick ? 1 : 5);
  const time = quick ? { warm: 0.5, seconds: 0.3 } : { warm: 1.5, seconds: 1 };
  const groups = [...workloadGroups(time), previewGroup(time)];
  const known = groups.map((group) => group.name);
  const wanted = options.workloads?.split(',') ?? known;
  const unknown = wanted.find((one) => !known.includes(one));
  if (unknown !== undefined) throw new Error(`There is no workload ${unknown}; there are ${known.join(', ')}.`);
  const figures: Figure[] = [];
  for (const group of groups.filter(({ name: of }) => wanted.includes(of))) {
    console.log(`  measuring ${group.name}: ${[...group.tasks.keys()].join(', ')}`);
    figures.push(...(await measure(group, rounds, quick)));
  }
  return [...figures, ...limitsFigure(figures)];
}

/** A busy minute is no reason to fail: what misses a bound is measured as often again, and the figures are those of all rounds. */
async function measure(group: Group, rounds: number, quick: boolean): Promise<readonly Figure[]> {
  const first = await measureRounds(group.tasks, rounds);
  const figures = group.figures(first);
  if (quick || figures.every((figure) => figure.kept !== false)) return figures;
  console.log(`  measuring ${group.name} again: a bound was missed`);
  return group.figures(joinRounds(first, await measureRounds(group.tasks, rounds)));
}
