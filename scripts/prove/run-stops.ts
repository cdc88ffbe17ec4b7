import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkpointPath, readCheckpoint } from '#electron/backend/runs/checkpoint.ts';
import type { CampaignOptions } from '#scripts/campaign-options.ts';
import { wholeOption } from '#scripts/campaign-options.ts';
import type { Figure } from '#scripts/figure.ts';
import { measuredRun } from '#test/drivers/measured-run.ts';
import { seededRandom } from '#test/drivers/seeded-random.ts';

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const rounds = 5;
const records = 200_000;
const mostMilliseconds = 1_000;

/** Mappings by what they do when Stop is pressed. */
const mappings: Readonly<Record<string, string>> = {
  'quick records': '{ "id": id, "name": name }',
  'a tenth of a second for each record': '{ "id": id, "sum": $sum([1..300000].($ * 2)) }',
  'a pattern that never ends':
    '{ "id": id, "name": id = 400 ? $contains("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", /^(a+)+$/) : name }',
};

export const name = 'Runs stopped: from the signal to the end of the process';

export async function run(options: CampaignOptions): Promise<readonly Figure[]> {
  if (process.platform === 'win32') return [];
  const random = seededRandom(wholeOption('seed', options.seed, 5));
  const folder = mkdtempSync(join(tmpdir(), 'mapwright-prove-stops-'));
  try {
    const figures: Figure[] = [];
    for (const [label, mapping] of Object.entries(mappings)) figures.push(await slowestStop(folder, label, mapping, random));
    return figures;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function slowestStop(folder: string, label: string, mapping: string, random: () => number): Promise<Figure> {
  const project = `p${label.length}`;
  const line = (id: number): string => `${JSON.stringify({ id, name: `name ${id}`, text: 'x'.repeat(400) })}\n`;
  writeFileSync(join(folder, 'first.ndjson'), line(1));
  writeFileSync(join(folder, 'input.ndjson'), Array.from({ length: records }, (_, i) => line(i + 1)).join(''));
  writeFileSync(join(folder, 'rules.jsonata'), mapping);
  if (!existsSync(join(folder, `${project}.mapwright`)))
    await measuredRun(folder, [main, 'new', project, '--source', 'first.ndjson', '--target', 'first.ndjson', '--mapping', 'rules.jsonata']);
  let slowest = 0;
  for (let round = 0; round < rounds; round += 1) slowest = Math.max(slowest, await stopOnce(folder, project, random));
  return {
    name: `${label}: the slowest of ${rounds}`,
    value: slowest,
    unit: 'ms',
    bound: `at most ${mostMilliseconds} ms`,
    kept: slowest <= mostMilliseconds,
  };
}

/** Milliseconds from SIGINT, at a random moment of the run, to its end. */
function stopOnce(folder: string, project: string, random: () => number): Promise<number> {
  const output = join(folder, 'out.ndjson');
  return new Promise((resolve, reject) => {
    const args = [
      'run',
      `${project}.mapwright`,
      '--input',
      'input.ndjson',
      '--output',
      'out.ndjson',
      '--format-out',
      'ndjson',
      '--workers',
      '1',
    ];
    const child = spawn(process.execPath, [main, ...args], { cwd: folder, stdio: 'ignore' });
    let pressed: number | undefined;
    const watch = setInterval(() => {
      if (!existsSync(checkpointPath(output)) || readCheckpoint(output)?.process !== child.pid) return;
      clearInterval(watch);
      setTimeout(() => {
        pressed = performance.now();
        child.kill('SIGINT');
      }, random() * 800);
    }, 10);
    child.once('error', reject);
    child.once('close', () => {
      clearInterval(watch);
      // One that ended before the signal was not stopped.
      resolve(pressed === undefined ? 0 : performance.now() - pressed);
    });
  });
}
