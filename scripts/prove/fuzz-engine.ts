import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CampaignOptions } from '#scripts/campaign-options.ts';
import { wholeOption } from '#scripts/campaign-options.ts';
import type { Figure } from '#scripts/figure.ts';
import { allKinds, nodeKinds } from '#test/drivers/fuzz/count-kinds.ts';
import { emptyReport, fuzzEngines, type FuzzReport, joined } from '#test/drivers/fuzz/fuzz-campaign.ts';
import { inputsPerCase } from '#test/drivers/fuzz/fuzz-case.ts';
import door, { closuresDoor } from '#test/drivers/engine.ts';

const self = fileURLToPath(import.meta.url);
const suite = join(import.meta.dirname, '../../../shared/jsonata-test-suite');
/** Expressions that each kind of node and each built-in is met in. */
const enough = 200;
/** Pairs from which on the kinds have to be met that often. */
const whole = 100_000;
/** Milliseconds after which a case is taken for one that never ends. */
const patience = 120_000;

export const name = 'Engine against the reference: generated expressions and those of the suite, over generated and bent data';

/**
 * Compares `--pairs` evaluations of seed `--seed` over all cores, by the door and by the closures alone, and prints each
 * difference as small as it could be made, with the command that shows it again.
 */
export async function run(options: CampaignOptions): Promise<readonly Figure[]> {
  const pairs = wholeOption('pairs', options.pairs, whole);
  const seed = wholeOption('seed', options.seed, 20_261_124);
  const of = Math.min(availableParallelism(), Math.ceil(pairs / inputsPerCase / 100));
  const reports = await Promise.all(Array.from({ length: of }, (_, part) => runPart({ seed, pairs, part, of })));
  const report = reports.reduce(joined, emptyReport());
  printDifferences(report);
  printKinds(report);
  const rare = allKinds.filter((kind) => (report.kinds[kind] ?? 0) < enough);
  return [
    { name: 'pairs compared', value: report.compared, unit: 'pairs', bound: 'all of them', kept: report.compared === pairs },
    { name: 'different expressions', value: report.expressions, unit: 'expressions' },
    { name: 'ended with a value or nothing in both', value: report.values, unit: 'ends' },
    { name: 'ended with the same error, place and token in both', value: report.errors, unit: 'ends' },
    { name: 'met a limit', value: report.limits, unit: 'ends' },
    ...Object.entries(report.explained).map(([fault, times]): Figure => ({ name: `fault: ${fault}`, value: times, unit: 'ends' })),
    {
      name: `kinds of node and built-ins in fewer than ${enough} expressions`,
      value: rare.length,
      unit: 'kinds',
      ...(pairs < whole ? {} : { bound: 'none', kept: rare.length === 0 }),
    },
    {
      name: 'expressions with another difference',
      value: report.differences.length,
      unit: 'expressions',
      bound: 'none',
      kept: report.differences.length === 0,
    },
  ];
}

interface Part {
  readonly seed: number;
  readonly pairs: number;
  readonly part: number;
  readonly of: number;
}

/** What a part tells: the case that it begins, or its report at the end. */
type Message = { readonly seed: number; readonly expression: string } | { readonly report: FuzzReport };

/** Runs a part in a process of its own, which is ended when a case does not end. */
async function runPart(part: Part): Promise<FuzzReport> {
  const child = fork(self, [JSON.stringify(part)], { execArgv: ['--max-old-space-size=1500'] });
  let current: Message | undefined;
  let watch: NodeJS.Timeout | undefined;
  try {
    return await new Promise<FuzzReport>((resolve, reject) => {
      const stuck = (why: string): void => {
        const at = current !== undefined && 'seed' in current ? `seed ${current.seed}: ${current.expression}` : 'the start';
        reject(new Error(`A part of the campaign ${why} at ${at}`));
      };
      child.on('message', (message: Message) => {
        clearTimeout(watch);
        watch = setTimeout(() => stuck(`does not get on`), patience);
        if ('report' in message) resolve(message.report);
        else current = message;
      });
      child.on('error', reject);
      child.on('exit', (code, signal) => stuck(`ended with ${signal ?? code ?? ''}`));
    });
  } finally {
    clearTimeout(watch);
    child.kill('SIGKILL');
  }
}

function printDifferences(report: FuzzReport): void {
  for (const { engine, seed, expression, data, ours, reference } of report.differences.slice(0, 50))
    console.log(
      `  ${expression}\n    over ${data}\n    ${engine.padEnd(9)} ${ours}\n    reference ${reference}\n` +
        `    npm run prove -- fuzz-engine --seed ${seed} --pairs ${inputsPerCase}`,
    );
}

/** How many expressions each kind was met in, and how many of them gave a value. */
function printKinds(report: FuzzReport): void {
  const line = (kinds: readonly string[]): string =>
    kinds.map((kind) => `${kind} ${report.kinds[kind] ?? 0} (${report.kindsWithValue[kind] ?? 0})`).join(' · ');
  console.log(`  Expressions by kind of node (of them with a value): ${line(nodeKinds)}`);
  console.log(`  Expressions by built-in (of them with a value): ${line(allKinds.slice(nodeKinds.length))}`);
}

if (process.argv[1] === self) {
  const part = JSON.parse(process.argv[2] ?? '') as Part;
  const tell = (message: Message): void => void process.send?.(message);
  const engines = [door, closuresDoor];
  const report = await fuzzEngines(engines, suite, { ...part, began: ({ seed, expression }) => tell({ seed, expression }) });
  tell({ report });
}
