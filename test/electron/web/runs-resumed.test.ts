import { mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readCheckpoint } from '#electron/backend/runs/checkpoint.ts';
import type { Result } from '#shared/base/result.ts';
import type { RunSummary } from '#shared/rpc/contract/run.ts';
import { cliHere } from '#test/drivers/cli.ts';
import type { WebHost } from '#test/drivers/web-host.ts';
import { startWebHost } from '#test/drivers/web-host.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const records = 30_000;
const line = (i: number): string => (i % 97 === 0 ? `{"id":${i},"broken\n` : `{"id":${i},"amount":${i}.50,"name":"n ${i} ü"}\n`);
const load = Array.from({ length: records }, (_, i) => line(i)).join('');
const bad = Array.from({ length: Math.ceil(records / 97) }, (_, i) => i * 97 + 1);

let folder: string;
let projects: string;
let host: WebHost;
let key: string;
let whole: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mapwright-resumed-'));
  projects = join(folder, 'projects');
  mkdirSync(projects);
  writeFileSync(join(folder, 'few.ndjson'), line(1) + line(2));
  writeFileSync(join(folder, 'load.ndjson'), load);
  writeFileSync(join(folder, 'rules.jsonata'), '{ "Id": id, "Amount": amount, "Name": $uppercase(name), "Work": $sum([1..2000]) }');
  await cliHere(folder, 'new', 'projects/p', '--source', 'few.ndjson', '--target', 'few.ndjson', '--mapping', 'rules.jsonata');
  await cliHere(folder, 'run', 'projects/p.mapwright', '--input', 'load.ndjson', '--output', 'whole.ndjson', '--format-out', 'ndjson');
  whole = readFileSync(join(folder, 'whole.ndjson'), 'utf8');
});
afterAll(async () => {
  await host.close();
});

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}

/** Starts the host, or starts it again after it was killed, and opens the project. */
async function open(): Promise<void> {
  host = await startWebHost({ folder, project: join(projects, 'p.mapwright') });
  key = value(await host.call('app.info', {})).open ?? '';
}

async function handOver(text: string): Promise<string> {
  const bytes = Buffer.from(text);
  const { handle } = value(await host.call('file.begin', { name: 'load.ndjson', bytes: bytes.length }));
  for (let at = 0; at < bytes.length; at += 1024 * 1024)
    value(await host.call('file.append', { handle, base64: bytes.subarray(at, at + 1024 * 1024).toString('base64') }));
  return handle;
}

/** Waits until a run is as it should be, as the page hears of it. */
async function until(run: string, test: (summary: RunSummary) => boolean, act: () => Promise<Result<unknown>>): Promise<RunSummary> {
  const events = await host.events();
  value(await act());
  const seen = await events.waitFor((event) => event.name === 'run.progressed' && event.data.run.id === run && test(event.data.run));
  events.stop();
  if (seen.name !== 'run.progressed') throw new Error('Another event was waited for');
  return seen.data.run;
}

const setName = (mapping: string, expression: string) =>
  host.call('project.edit', { key, edit: { type: 'rule.set', mapping, target: 'Name', patch: { expression } }, client: 'test' });
const file = (run: RunSummary, name: string | undefined): string => readFileSync(join(run.folder ?? '', name ?? ''), 'utf8');
const rejected = (run: RunSummary): readonly number[] =>
  file(run, run.rejectsFile)
    .trimEnd()
    .split('\n')
    .map((reject) => (JSON.parse(reject) as { readonly record: number }).record);
const hidden = (): readonly string[] => readdirSync(join(projects, 'runs')).filter((name) => name.startsWith('.'));

describe('a run in the app', () => {
  it('whose program was killed is offered after a restart, stops, and goes on without loss or double', async () => {
    await open();
    const mapping = Object.keys(value(await host.call('project.state', { key })).project.mapping)[0] ?? '';
    const handle = await handOver(load);
    const started = value(await host.call('run.start', { key, mapping, input: { handle }, formatOut: 'ndjson' }));
    await until(
      started.id,
      () => (readCheckpoint(join(projects, 'runs/p run 1.ndjson'))?.state.tally.counts.read ?? 0) > 0,
      () => Promise.resolve({ ok: true, value: undefined }),
    );
    await host.kill();

    await open();
    const [left] = value(await host.call('run.list', { key }));
    if (left?.kept === undefined) throw new Error('The run is not offered');
    expect(left).toMatchObject({ id: started.id, number: 1, state: 'interrupted', input: 'load.ndjson', stale: false });
    expect(left.kept.records).toBe(left.counts.read);
    expect(left.counts.read).toBeGreaterThan(0);
    expect(left.counts.read).toBe(left.counts.mapped + left.counts.rejected);
    const first = value(await host.call('run.rejects', { run: left.id, offset: 0, limit: 5 }));
    expect([first.of, first.rows.map((row) => row.record)]).toEqual([
      left.counts.rejected,
      bad.slice(0, Math.min(5, left.counts.rejected)),
    ]);

    // It goes on, is stopped, and is kept again.
    const { kept } = left;
    const resume = () => host.call('run.resume', { key, run: left.id });
    await until(left.id, ({ counts }) => counts.read > kept.records + 2_000, resume);
    const stopped = await until(
      left.id,
      ({ state }) => state === 'stopped',
      () => host.call('run.stop', { run: left.id }),
    );
    expect(stopped.kept?.records).toBe(stopped.counts.read);
    expect(stopped.outputFile).toBeUndefined();

    const done = await until(left.id, ({ state }) => state !== 'running' && state !== 'stopped', resume);
    expect(done).toMatchObject({
      state: 'done',
      counts: { read: records, mapped: records - bad.length, rejected: bad.length, filtered: 0, written: records - bad.length },
    });
    expect(file(done, done.outputFile) === whole).toBe(true);
    expect(rejected(done)).toEqual(bad);
    expect(done.rejectsByCause.reduce((sum, { count }) => sum + count, 0)).toBe(bad.length);
    expect(hidden()).toEqual([]);
    expect(value(await host.call('run.list', { key })).map(({ id, state }) => [id, state])).toEqual([[left.id, 'done']]);
  });

  it('that was stopped can be given up, and then leaves nothing', async () => {
    const mapping = Object.keys(value(await host.call('project.state', { key })).project.mapping)[0] ?? '';
    const started = value(await host.call('run.start', { key, mapping, input: { handle: await handOver(load) }, formatOut: 'ndjson' }));
    await until(
      started.id,
      ({ state }) => state === 'stopped',
      () => host.call('run.stop', { run: started.id }),
    );
    expect(hidden()).toHaveLength(4);
    const given = value(await host.call('run.discard', { key, run: started.id }));
    expect([given.state, given.kept, hidden()]).toEqual(['stopped', undefined, []]);
    const refused = await host.call('run.resume', { key, run: started.id });
    expect(refused).toMatchObject({ ok: false, error: { code: 'run/nothing-kept' } });
  });

  it('is refused to go on when its rules have changed', async () => {
    const { project } = value(await host.call('project.state', { key }));
    const [mapping = ''] = Object.keys(project.mapping);
    const started = value(await host.call('run.start', { key, mapping, input: { handle: await handOver(load) }, formatOut: 'ndjson' }));
    await until(
      started.id,
      ({ state }) => state === 'stopped',
      () => host.call('run.stop', { run: started.id }),
    );
    value(await setName(mapping, 'name'));
    expect(value(await host.call('run.list', { key }))[0]).toMatchObject({
      id: started.id,
      stale: true,
      kept: { records: started.counts.read },
    });
    expect(await host.call('run.resume', { key, run: started.id })).toMatchObject({
      ok: false,
      error: { code: 'run/settings-changed', next: 'Start a new run, which reads the input from its start.' },
    });
    value(await host.call('project.undo', { key, client: 'test' }));
    value(await host.call('run.discard', { key, run: started.id }));
  });
});

describe('the rejects of a run in the app', () => {
  it('run again after the rule was mended, under their own numbers', async () => {
    const { project } = value(await host.call('project.state', { key }));
    const [mapping = ''] = Object.keys(project.mapping);
    value(await setName(mapping, '$uppercase(id = 5 or id = 7 ? $error("no name") : name)'));
    const input = Array.from({ length: 10 }, (_, i) => line(i)).join('');
    const start = { key, mapping, input: { handle: await handOver(input) }, formatOut: 'ndjson' } as const;
    const { id } = value(await host.call('run.start', start));
    const end = ({ state }: RunSummary): boolean => state !== 'running';
    await until(id, end, () => Promise.resolve({ ok: true, value: undefined }));
    const [first] = value(await host.call('run.list', { key }));
    expect(first).toMatchObject({ state: 'done', counts: { read: 10, mapped: 7, rejected: 3 } });

    value(await setName(mapping, 'name'));
    const again = value(await host.call('run.replay', { key, run: id }));
    await until(again.id, end, () => Promise.resolve({ ok: true, value: undefined }));
    const [second] = value(await host.call('run.list', { key }));
    if (second === undefined) throw new Error('There is no run');
    expect(second).toMatchObject({
      replays: first?.number,
      state: 'done',
      counts: { read: 3, mapped: 2, rejected: 1, filtered: 0, written: 2 },
    });
    expect(file(second, second.outputFile)).toBe(
      '{"Id":5,"Amount":5.5,"Name":"n 5 ü","Work":2001000}\n{"Id":7,"Amount":7.5,"Name":"n 7 ü","Work":2001000}\n',
    );
    const { rows } = value(await host.call('run.rejects', { run: second.id, offset: 0, limit: 5 }));
    expect(rows).toMatchObject([{ record: 1, line: 1, stage: 'extract' }]);
  });
});
