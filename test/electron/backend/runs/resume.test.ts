import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkpointPath, readCheckpoint } from '#electron/backend/runs/checkpoint.ts';
import { runAndKill } from '#test/drivers/run-killer.ts';
import { cli, cliHere } from '#test/drivers/cli.ts';
import { seededRandom } from '#test/drivers/seeded-random.ts';

const main = fileURLToPath(new URL('../../../../electron/cli/main.ts', import.meta.url));
const records = 90_000;
const line = (i: number): string => (i % 97 === 0 ? `{"id":${i},"broken\n` : `{"id":${i},"amount":${i}.50,"name":"n ${i} ü"}\n`);
const rules = '{ "Id": id, "Amount": amount, "Name": $uppercase(name) }';
const toFiles = ['--output', 'out.ndjson', '--rejects', 'rejects.ndjson', '--format-out', 'ndjson'];

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mapwright-resume-'));
  writeFileSync(join(folder, 'few.ndjson'), line(1) + line(2));
  writeFileSync(join(folder, 'rules.jsonata'), rules);
  writeFileSync(join(folder, 'load.ndjson'), Array.from({ length: records }, (_, i) => line(i)).join(''));
  await cliHere(folder, 'new', 'p', '--source', 'few.ndjson', '--target', 'few.ndjson', '--mapping', 'rules.jsonata');
  // The rules make other fields than the sample of the target has.
  await cliHere(
    folder,
    'run',
    'p.mapwright',
    '--input',
    'load.ndjson',
    '--output',
    'whole.ndjson',
    '--format-out',
    'ndjson',
    '--workers',
    '1',
  );
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

const text = (file: string): string => readFileSync(join(folder, file), 'utf8');

describe('a run that is killed', () => {
  it('goes on behind what it had accounted for, and ends with the bytes of a run that was not', async () => {
    const command = ['--no-warnings', main, 'run', 'p.mapwright', '--input', 'load.ndjson', ...toFiles, '--workers', '2'];
    const checkpoint = checkpointPath(join(folder, 'out.ndjson'));
    const { kills, resumed } = await runAndKill({ folder, command, checkpoint, kills: 3, longest: 600, random: seededRandom(5) });
    expect(kills).toBe(3);
    expect(resumed).toBeGreaterThan(0);
    expect(text('out.ndjson') === text('whole.ndjson')).toBe(true);
    const bad = text('rejects.ndjson')
      .trimEnd()
      .split('\n')
      .map((reject) => (JSON.parse(reject) as { readonly record: number }).record);
    expect(bad).toEqual(Array.from({ length: Math.ceil(records / 97) }, (_, i) => i * 97 + 1));
    expect(readdirSync(folder).filter((file) => file.startsWith('.'))).toEqual([]);
  }, 120_000);
});

describe('a run that is stopped', () => {
  it('is gone on with behind its last record, to the bytes of a run that was not', async () => {
    const args = ['run', 'p.mapwright', '--input', 'load.ndjson', ...toFiles, '--workers', '1'];
    const stopped = cli(folder, ...args);
    const checkpoint = checkpointPath(join(folder, 'out.ndjson'));
    // Until the first records are accounted for.
    while ((readCheckpoint(join(folder, 'out.ndjson'))?.state.tally.counts.read ?? 0) === 0)
      await new Promise((resolve) => setTimeout(resolve, 5));
    const { process: id } = JSON.parse(readFileSync(checkpoint, 'utf8')) as { readonly process: number };
    process.kill(id, 'SIGINT');
    const { exit, err } = await stopped;
    expect([exit, err]).toEqual([1, expect.stringContaining('The run was stopped; no output was written.') as string]);
    const ended = await cliHere(folder, ...args, '--resume');
    expect([ended.exit, ended.err]).toEqual([0, expect.stringMatching(/^Resumed after [\d,]+ records of the run started /) as string]);
    expect(text('out.ndjson') === text('whole.ndjson')).toBe(true);
  }, 60_000);

  it('is refused to go on when its input or its rules have changed, and is given up by a run without --resume', async () => {
    const args = ['run', 'p.mapwright', '--input', 'cut.ndjson', ...toFiles];
    writeFileSync(join(folder, 'cut.ndjson'), text('load.ndjson'));
    const stopped = cli(folder, ...args);
    const output = join(folder, 'out.ndjson');
    const checkpoint = checkpointPath(output);
    // It is stopped between records, not before the first.
    while ((readCheckpoint(output)?.state.tally.counts.read ?? 0) === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    const id = readCheckpoint(output)?.process ?? 0;
    expect((await cliHere(folder, ...args, '--resume')).err).toMatch(/^Process \d+ may still be writing out\.ndjson\./);
    process.kill(id, 'SIGINT');
    const { exit, err } = await stopped;
    expect([exit, err]).toEqual([1, expect.stringContaining('The run was stopped; no output was written.')]);
    expect(existsSync(checkpoint)).toBe(true);
    const other = await cliHere(folder, ...args, '--resume', '--invalid', 'report');
    expect([other.exit, other.err]).toEqual([
      2,
      'The rules or options are not those of the interrupted run. Run again without --resume.\n',
    ]);
    writeFileSync(join(folder, 'cut.ndjson'), line(1));
    const changed = await cliHere(folder, ...args, '--resume');
    expect([changed.exit, changed.err]).toEqual([3, 'cut.ndjson has changed since the run was interrupted. Run again without --resume.\n']);
    const anew = await cliHere(folder, ...args);
    expect(anew.err).toMatch(/^An interrupted run to this output, [\d,]+ records? far, was given up/);
    expect(text('out.ndjson').trimEnd().split('\n').length).toBe(1);
    expect(readdirSync(folder).filter((file) => file.startsWith('.'))).toEqual([]);
  }, 60_000);
});
