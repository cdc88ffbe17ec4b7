import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CampaignOptions } from '#scripts/campaign-options.ts';
import { wholeOption } from '#scripts/campaign-options.ts';
import type { Figure } from '#scripts/figure.ts';
import {
  casesFolder,
  makePeople,
  makeWebhooks,
  peopleProject,
  webhookProject,
  wrongPeople,
  wrongWebhooks,
} from '#test/drivers/big-files.ts';
import { measuredRun } from '#test/drivers/measured-run.ts';

/** The command as a person starts it from a checkout. */
const launcher = fileURLToPath(new URL('../mapwright.mjs', import.meta.url));
const megabyte = 1_000_000;
const mostMemory = 300;
const small = 50;

export const name = 'Big files: a gigabyte of NDJSON and of CSV through one worker, every record held against the recipe';

export async function run(options: CampaignOptions): Promise<readonly Figure[]> {
  if (!existsSync(casesFolder)) return [];
  const large = wholeOption('megabytes', options.megabytes, options.quick === true ? 100 : 1_000);
  const folder = mkdtempSync(join(tmpdir(), 'mapwright-prove-big-'));
  try {
    await measuredRun(folder, [launcher, 'new', ...webhookProject]);
    await measuredRun(folder, [launcher, 'new', ...peopleProject(folder)]);
    return [...(await measure(folder, 'ndjson', large)), ...(await measure(folder, 'csv', large))];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measure(folder: string, format: 'ndjson' | 'csv', large: number): Promise<readonly Figure[]> {
  const few = await runOn(folder, format, small);
  const many = await runOn(folder, format, large);
  for (const complaint of [...few.wrong, ...many.wrong].slice(0, 10)) console.log(`  ${format}: ${complaint}`);
  const name = format.toUpperCase();
  const wrong = few.wrong.length + many.wrong.length;
  const kept = { bound: `at most ${mostMemory} MB`, kept: many.peak <= mostMemory };
  return [
    { name: `${name}, ${large} MB: peak of all processes, launcher included`, value: many.peak, unit: 'MB', ...kept },
    { name: `${name}, ${small} MB: the same`, value: few.peak, unit: 'MB' },
    {
      name: `${name}: the one peak against the other`,
      value: many.peak / few.peak,
      unit: '×',
      bound: 'at most 1.2 ×',
      kept: many.peak <= 1.2 * few.peak,
    },
    { name: `${name}: megabytes read a second`, value: many.rate, unit: 'MB/s' },
    { name: `${name}: records`, value: many.records, unit: 'records' },
    { name: `${name}: what is not as the recipe says`, value: wrong, unit: 'faults', bound: 'none', kept: wrong === 0 },
  ];
}

interface Ran {
  /** In megabytes. */
  readonly peak: number;
  readonly rate: number;
  readonly records: number;
  readonly wrong: readonly string[];
}

async function runOn(folder: string, format: 'ndjson' | 'csv', megabytes: number): Promise<Ran> {
  const [input, output, rejects] = [`big.${format}`, `out.${format}`, 'rejects.ndjson'].map((file) => join(folder, file)) as [
    string,
    string,
    string,
  ];
  const broken = megabytes * 50;
  const records = format === 'ndjson' ? makeWebhooks(input, megabytes, broken) : makePeople(input, megabytes);
  const project = format === 'ndjson' ? 'webhooks.mapwright' : 'people.mapwright';
  const files = ['--input', input, '--output', output, '--rejects', rejects, '--format-out', format];
  const ran = await measuredRun(folder, [launcher, 'run', project, ...files, '--workers', '1']);
  const wrong = format === 'ndjson' ? await wrongWebhooks(output, rejects, records, broken) : await wrongPeople(output, records);
  const rate = statSync(input).size / megabyte / ran.seconds;
  for (const file of [input, output, rejects]) rmSync(file);
  return { peak: ran.peak / megabyte, rate, records, wrong };
}
