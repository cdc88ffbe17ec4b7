import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CampaignOptions } from '#scripts/campaign-options.ts';
import { wholeOption } from '#scripts/campaign-options.ts';
import { seeded } from '#scripts/samples/seeded.ts';
import type { Figure } from '#scripts/figure.ts';
import { cases } from '#test/cases/case-list.ts';
import { caseMaps, readMap } from '#test/drivers/wrong-values/case-maps.ts';
import { faultKinds } from '#test/drivers/wrong-values/faults.ts';
import { madeMaps } from '#test/drivers/wrong-values/made-maps.ts';
import type { Sought } from '#test/drivers/wrong-values/seek.ts';
import { seekFault } from '#test/drivers/wrong-values/seek.ts';
import type { SeededMap } from '#test/drivers/wrong-values/seeded-map.ts';
import { valueText } from '#electron/backend/evaluator/value-text.ts';

const root = join(import.meta.dirname, '../..');
const faults = 200;
const wanted = 195;

export const name = 'Why this value: 200 wrong values, and who is named for them';

/** Makes right mappings wrong, one fault at a time, and asks of a value that changed why it is what it is. `--seed` chooses the faults. */
export async function run(options: CampaignOptions): Promise<readonly Figure[]> {
  const seed = wholeOption('seed', options.seed, 1);
  const count = wholeOption('rounds', options.rounds, faults);
  const generator = seeded(seed);
  const random = (): number => generator.next();
  const maps = [...(await finishedMaps()), ...madeMaps(random)];
  const found: Sought[] = [];
  const tried = new Set<string>();
  for (let i = 0; found.length < count && i < count * 20; i += 1) {
    const kind = faultKinds[i % faultKinds.length];
    // Every map in turn; where it has nothing of the kind, the next one.
    const map = maps[(i + Math.floor(i / maps.length) + Math.floor(i / faultKinds.length)) % maps.length];
    if (kind === undefined || map === undefined) continue;
    const sought = seekFault(kind, map, random);
    if (sought === undefined) continue;
    const name = `${sought.map} ${sought.fault.what} ${sought.place}`;
    if (tried.has(name)) continue;
    tried.add(name);
    found.push(sought);
    if (!sought.named) printMiss(sought, seed);
  }
  const named = found.filter((one) => one.named).length;
  const byKind = faultKinds.map((kind): Figure => {
    const ofKind = found.filter((one) => one.fault.kind === kind);
    return { name: `  ${kind}`, value: ofKind.filter((one) => one.named).length, unit: 'named', detail: `of ${ofKind.length}` };
  });
  const slowest = Math.max(0, ...found.map((one) => one.milliseconds));
  const bound = Math.ceil((wanted * count) / faults);
  return [
    {
      name: 'wrong values whose cause is named first',
      value: named,
      unit: 'values',
      bound: `at least ${bound} of ${found.length}`,
      kept: found.length === count && named >= bound,
      detail: `seed ${seed}`,
    },
    ...byKind,
    {
      name: 'maps that they come from',
      value: new Set(found.map((one) => one.map)).size,
      unit: 'maps',
      bound: 'at least 20',
      kept: new Set(found.map((one) => one.map)).size >= Math.min(20, count),
    },
    { name: 'slowest answer', value: slowest, unit: 'ms' },
  ];
}

async function finishedMaps(): Promise<readonly SeededMap[]> {
  const data = join(root, '../shared/cases');
  const list = existsSync(data) ? cases : [];
  const samples = ['orders', 'invoice', 'contacts'];
  const maps = await caseMaps(list, data);
  return [
    ...maps,
    ...(await Promise.all(samples.map((sample) => readMap(`sample ${sample}`, join(root, `dist/samples/${sample}.mapwright`))))),
  ];
}

function printMiss({ map, fault, record, place, expected, suspects }: Sought, seed: number): void {
  const text = expected === undefined ? 'nothing' : valueText(expected);
  console.log(`  missed (seed ${seed}) ${map}, record ${record}, ${place}, expected ${text}`);
  console.log(`    ${fault.kind} ${fault.what}`);
  for (const one of suspects.slice(0, 3)) console.log(`    named ${one.cost.toFixed(1)} ${one.sentence}`);
}
