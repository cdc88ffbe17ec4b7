import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openProjectFile } from '#electron/backend/store/open-project.ts';

const dist = join(import.meta.dirname, '../../dist');
const folder = mkdtempSync(join(tmpdir(), 'mapwright-samples-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The built command line as a process of its own, on a sample beside it. */
function mapwright(...args: readonly string[]): { readonly code: number | null; readonly out: string; readonly err: string } {
  const run = spawnSync(process.execPath, [join(dist, 'cli/main.js'), ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    cwd: folder,
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

const samples = [
  { id: 'orders', scenarios: 12, check: 0, read: 1204, mapped: 1204, rejected: 0 },
  { id: 'orders-as-drawn', scenarios: 12, check: 1, read: 1204, mapped: 0, rejected: 1204 },
  { id: 'contacts', scenarios: 9, check: 0, read: 2310, mapped: 2310, rejected: 0 },
  { id: 'invoice', scenarios: 6, check: 0, read: 1, mapped: 1, rejected: 0 },
] as const;

describe.each(samples)('the sample project $id', ({ id, scenarios, check, read, mapped, rejected }) => {
  const project = join(dist, 'samples', `${id}.mapwright`);

  it('opens without changing a byte', () => {
    const hash = (): string => createHash('sha256').update(readFileSync(project)).digest('hex');
    const before = hash();
    expect(mapwright('info', project).code).toBe(0);
    expect(hash()).toBe(before);
  }, 300_000);

  it('checks as it should', () => {
    const checked = mapwright('check', project, '--json');
    expect(checked.code).toBe(check);
  }, 300_000);

  it('passes its scenarios', () => {
    const tested = mapwright('test', project);
    expect(`${tested.out}${tested.err}`).toContain(`${scenarios} of ${scenarios} passed.`);
    expect(tested.code).toBe(0);
  }, 300_000);

  it('runs, and every record is accounted for', () => {
    const report = join(folder, `${id}.report.json`);
    const ran = mapwright(
      'run',
      project,
      '--output',
      join(folder, `${id}.out`),
      '--rejects',
      join(folder, `${id}.rejects`),
      '--report',
      report,
    );
    expect(ran.code).toBe(0);
    expect((JSON.parse(readFileSync(report, 'utf8')) as { counts: object }).counts).toMatchObject({ read, mapped, rejected, filtered: 0 });
  }, 300_000);
});

it('the orders come out of their seed with the figures that the interface shows', () => {
  const file = openProjectFile(join(dist, 'samples/orders.mapwright'), { readOnly: true });
  if (!file.ok) throw new Error(file.error.message);
  const { project } = file.value;
  const sample = Object.values(project.sample).find((known) => known.file === 'orders-sample.json');
  const bytes = file.value.sample(sample?.hash ?? '');
  if (!bytes.ok) throw new Error(bytes.error.message);
  const orders = JSON.parse(new TextDecoder().decode(bytes.value)) as {
    line_items: { taxable: boolean; tax_lines: { rate: number }[] }[];
  }[];
  const rates = orders.flatMap((order) => order.line_items).map((line) => (line.taxable ? String(line.tax_lines[0]?.rate) : 'exempt'));
  const counted = (rate: string): number => rates.filter((known) => known === rate).length;
  const accounts = Object.values(project.lookup).find((table) => table.name === 'erp_accounts')?.rows.length;
  file.value.close();
  expect({
    orders: orders.length,
    lines: rates.length,
    accounts,
    at19: counted('0.19'),
    at20: counted('0.2'),
    exempt: counted('exempt'),
    unknown: counted('0.07'),
  }).toEqual({
    orders: 1204,
    lines: 3481,
    accounts: 8412,
    at19: 2911,
    at20: 388,
    exempt: 173,
    unknown: 9,
  });
});
