import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { z } from 'zod';
import type { Page } from '@playwright/test';
import { startWebHost } from '#test/drivers/web-host.ts';
import type { WebHost } from '#test/drivers/web-host.ts';
import { axeFindings, jsonFile, test as quiet } from './quiet-page.ts';

/** A host that this file can call too, and end. */
const test = quiet.extend<{ shared: WebHost; cookie: string }>({
  cookie: async ({ shared }, give) => give(await shared.signIn()),
  shared: async ({ page }, give) => {
    const host = await startWebHost();
    await give(host);
    await page.goto('about:blank');
    await host.close();
  },
});

const records = 20_000;
/** The numbers of records that never end: each is given up after its two seconds, so that the run can be met half way. */
const endless = [10_001, 10_002, 10_003, 10_004, 10_005, 10_006];
const order = (n: number): object => ({ id: n, total: n === 7 ? '7,5' : `${n}.5`, note: 'x'.repeat(20) });
const orders = jsonFile('orders.json', [order(1), order(2)]);
const target = jsonFile('bill.schema.json', {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required: ['Id', 'Gross'],
  properties: { Id: { type: 'integer' }, Gross: { type: 'number' }, Work: { type: 'integer' } },
});
const june = {
  name: 'june.ndjson',
  mimeType: 'application/x-ndjson',
  buffer: Buffer.from(Array.from({ length: records }, (_, i) => JSON.stringify(order(i + 1))).join('\n')),
};

const endlessRule = `id in [${endless.join()}] ? ($f := function($x) { $f($x) }; $f(1)) : 1`;

const goTo = (page: Page, workspace: RegExp): Promise<void> =>
  page.getByRole('navigation', { name: 'Workspaces' }).getByRole('button', { name: workspace }).click();
const banner = (page: Page, words: RegExp) => page.locator('.banner').filter({ hasText: words });
const reconciliation = (page: Page) => page.getByRole('region', { name: 'Reconciliation' });

async function setRules(host: WebHost, key: string, mapping: string, rules: Readonly<Record<string, string>>): Promise<void> {
  for (const [field, expression] of Object.entries(rules)) {
    const edit = { type: 'rule.set', mapping, target: field, patch: { expression } } as const;
    expect(await host.call('project.edit', { key, edit, client: 'test' })).toMatchObject({ ok: true });
  }
}

test('a run is stopped, killed and resumed, and its rejects run again', async ({ page, shared: host, cookie }) => {
  test.setTimeout(240_000);
  page.setDefaultTimeout(30_000);
  const [name = '', value = ''] = cookie.split('=');
  await page.context().addCookies([{ name, value, url: `http://127.0.0.1:${host.port}` }]);
  await page.goto(`http://127.0.0.1:${host.port}/`);
  await page.locator('[data-chooser=files]').setInputFiles([orders, target]);
  await page.getByRole('button', { name: 'Open the map' }).click();
  await expect(page.getByRole('contentinfo')).toContainText('Mapped 0/3');
  const [recent] = await listed(host);
  const key = recent?.id ?? '';
  const { file } = recent ?? { file: '' };
  const state = await host.call('project.state', { key });
  const mapping = state.ok ? (Object.keys(state.value.project.mapping)[0] ?? '') : '';
  await setRules(host, key, mapping, { Id: 'id', Gross: '$number(total)', Work: endlessRule });
  await expect(page.getByRole('contentinfo')).toContainText('Mapped 3/3');

  // Stopped: it says how far it came and what is kept.
  await goTo(page, /^Run/);
  await page.getByLabel('File to run on').setInputFiles(june);
  await page.getByRole('button', { name: /^Start/ }).click();
  const read = reconciliation(page).locator('.reconciliation__read td');
  await expect(read).not.toHaveText('0', { timeout: 60_000 });
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(banner(page, /^Stopped at [\d.]+ %\. [\d,]+ records are accounted for, .* of output kept\./)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Discard what is kept' })).toBeVisible();
  await expectAccessible(page);

  // It goes on, and its program is killed.
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible();
  await page.goto('about:blank');
  await host.kill();

  // The next start offers it; it ends with every record accounted for once.
  const again = await startWebHost({ folder: host.folder, port: host.port, project: join(host.projects, file), cookie });
  try {
    await page.goto(`http://127.0.0.1:${host.port}/#/p/${key}/map`);
    await page.getByRole('button', { name: 'Show the run' }).click();
    await expect(banner(page, /^Interrupted at [\d.]+ %\./)).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Resume' }).click();
    await expect(reconciliation(page)).toContainText('Nothing lost', { timeout: 120_000 });
    await expect(read).toHaveText(records.toLocaleString('en-US'));
    expect(await outputOf(again, key, 1)).toHaveLength(records - 1 - endless.length);

    // The rejects, their rules mended.
    await expect(page.getByRole('region', { name: 'Rejected records' })).toContainText('10,006');
    await setRules(again, key, mapping, { Gross: '$number($replace(total, ",", "."))', Work: '1' });
    await expect(page.locator('.rejected__foot')).toContainText('Rules have changed since.');
    await page.getByRole('button', { name: 'Run 7 rejects again' }).click();
    await expect(page.locator('.work-bar')).toContainText('rejects of run 1');
    await expect(reconciliation(page)).toContainText('Nothing lost', { timeout: 60_000 });
    await expect(page.getByRole('region', { name: 'Rejected records' })).toContainText('No record was rejected');
    expect(await outputOf(again, key, 2)).toEqual([7, ...endless].map((id) => ({ Id: id, Gross: id + 0.5, Work: 1 })));
    await expectAccessible(page);
  } finally {
    await page.goto('about:blank');
    await again.kill();
  }
});

async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axeFindings(page)).toEqual([]);
  }
}

async function listed(host: WebHost) {
  const recent = await host.call('app.recent', {});
  return recent.ok ? recent.value : [];
}

/** The records that a run has written. */
async function outputOf(host: WebHost, key: string, number: number): Promise<readonly unknown[]> {
  const runs = await host.call('run.list', { key });
  const run = runs.ok ? runs.value.find((one) => one.number === number) : undefined;
  const output: unknown = JSON.parse(readFileSync(join(run?.folder ?? '', run?.outputFile ?? ''), 'utf8'));
  return z.array(z.unknown()).parse(output);
}
