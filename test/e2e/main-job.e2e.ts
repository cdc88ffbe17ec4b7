import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { axeFindings, jsonFile, test } from './quiet-page.ts';
import { MapPage } from './pages/map-page.ts';

const order = (n: number, lines: number): object => ({
  id: 5550213890300 + n,
  name: `#${1000 + n}`,
  currency: 'EUR',
  email: `c${n}@example.com`,
  total: `${n}9.80`,
  city: 'Hamburg',
  lines: Array.from({ length: lines }, (_, i) => ({ sku: `SKU-${n}-${i}`, quantity: i + 1 })),
});
const orders = jsonFile('orders.json', [order(1, 2), order(2, 1), order(3, 3)]);
const target = jsonFile('sales-order.schema.json', {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required: ['OrderNumber', 'Currency', 'Lines'],
  properties: {
    OrderNumber: { type: 'string' },
    Currency: { type: 'string' },
    Contact: { type: 'string' },
    Gross: { type: 'number' },
    City: { type: 'string' },
    Lines: { type: 'array', items: { type: 'object', properties: { ItemCode: { type: 'string' }, Quantity: { type: 'integer' } } } },
  },
});
const goTo = (page: Page, workspace: string): Promise<void> =>
  page.getByRole('navigation', { name: 'Workspaces' }).getByRole('button', { name: workspace, exact: true }).click();
const june = {
  name: 'june.ndjson',
  mimeType: 'application/x-ndjson',
  buffer: Buffer.from(Array.from({ length: 200 }, (_, i) => JSON.stringify(order(i + 1, 2))).join('\n') + '\n{"broken": \n'),
};

for (const theme of ['light', 'dark'] as const) {
  test(`the main job from two files to a specification, ${theme}`, async ({ page, host }) => {
    test.setTimeout(300_000);
    await page.emulateMedia({ colorScheme: theme });
    const map = new MapPage(page);

    // Two files make a project.
    await page.locator('[data-chooser=files]').setInputFiles([orders, target]);
    await page.getByRole('button', { name: 'Open the map' }).click();
    await expect(page.getByRole('contentinfo')).toContainText('Mapped 0/7');

    // Five fields and one array, by pointer alone; the second field in the array follows into the loop.
    await map.drag('name', 'OrderNumber');
    await map.expectValue('OrderNumber', '"#1001"');
    await map.drag('currency', 'Currency');
    await map.drag('email', 'Contact');
    await map.drag('total', 'Gross');
    await map.expectValue('Gross', '19.8');
    await map.drag('city', 'City');
    await map.expectValue('City', '"Hamburg"');
    await map.drag('lines', 'Lines');
    await expect(page.locator('.band-head')).toContainText('For each');
    await map.drag('sku', 'ItemCode');
    await map.drag('quantity', 'Quantity');
    await map.expectValue('ItemCode', '"SKU-1-0"');
    await expect(page.getByRole('contentinfo')).toContainText('Mapped 7/7');

    // An expression; its value appears while it is typed.
    await map.select('OrderNumber');
    await map.type('$join(["SO", $substringAfter(name, "#")], "-")');
    await map.expectValue('OrderNumber', '"SO-1001"');
    await expect(page.getByRole('contentinfo')).toContainText('Saved');
    expect(await axeFindings(page)).toEqual([]);

    // After a reload all is there; undo takes the expression back, then the link before it.
    await page.reload();
    await map.expectValue('OrderNumber', '"SO-1001"');
    await map.expectValue('Gross', '19.8');
    const undo = page.getByRole('button', { name: /^Undo:/ });
    await undo.click();
    await map.expectValue('OrderNumber', '"#1001"');
    await undo.click();
    await expect(page.getByRole('contentinfo')).toContainText('Mapped 6/7');
    const redo = page.getByRole('button', { name: /^Redo:/ });
    await redo.click();
    await redo.click();
    await map.expectValue('OrderNumber', '"SO-1001"');

    // A run on a whole file: its counts add up and the broken line is named.
    await goTo(page, 'Run');
    await page.getByLabel('File to run on').setInputFiles(june);
    await page.getByRole('button', { name: /^Start/ }).click();
    const counts = page.getByRole('region', { name: 'Reconciliation' });
    await expect(counts).toContainText('Nothing lost', { timeout: 60_000 });
    await expect(counts).toContainText('201');
    await expect(counts).toContainText('200');
    await expect(page.getByRole('region', { name: 'Rejected records' })).toContainText('201');
    expect(await axeFindings(page)).toEqual([]);

    // A scenario from the record in view passes.
    await goTo(page, 'Test');
    await page
      .getByRole('button', { name: /Make record 1 a test/ })
      .first()
      .click();
    await page.getByLabel('Claim').fill('The first order stays as it is');
    await page.getByRole('button', { name: /^Make/ }).last().click();
    await expect(page.getByRole('region', { name: 'List of tests' })).toContainText('The first order stays as it is');
    await expect(page.getByRole('contentinfo')).toContainText('Tests 1/1');
    expect(await axeFindings(page)).toEqual([]);

    // The specification comes out with the rule, the scenario and the run in it.
    await goTo(page, 'Spec');
    await expect(page.getByRole('navigation', { name: 'Sections' })).toContainText('Contacts');
    expect(await axeFindings(page)).toEqual([]);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByRole('menuitem', { name: /Markdown/ }).click();
    const text = readFileSync(await (await download).path(), 'utf8');
    for (const part of ['$substringAfter(name, "#")', 'The first order stays as it is', '201 read', 'Field Mapping', 'Runbooks'])
      expect(text).toContain(part);
    expect(host.port).toBeGreaterThan(0);
  });
}
