import { expect } from '@playwright/test';
import { axeFindings, jsonFile, test } from './quiet-page.ts';
import { MapPage } from './pages/map-page.ts';

const schema = (properties: object): object => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required: ['OrderNumber'],
  properties,
});
const text = { type: 'string' };

test('a target is replaced by its next version, and a lookup table is added from a file', async ({ page, host }) => {
  expect(host.port).toBeGreaterThan(0);
  const map = new MapPage(page);
  await page
    .locator('[data-chooser=files]')
    .setInputFiles([
      jsonFile('orders.json', [{ name: '#1', city: 'Kiel' }]),
      jsonFile('order.schema.json', schema({ OrderNumber: text, City: text })),
    ]);
  await page.getByRole('button', { name: 'Open the map' }).click();
  await map.drag('name', 'OrderNumber');
  await map.drag('city', 'City');
  await map.expectValue('City', '"Kiel"');

  // The next version has lost City and gained Town.
  await page
    .getByLabel('Newer version of order.schema.json')
    .setInputFiles(jsonFile('order-2.schema.json', schema({ OrderNumber: text, Note: text })));
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Replace order.schema.json by order-2.schema.json');
  await expect(dialog).toContainText('no longer fit');
  expect(await axeFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Replace it' }).click();
  await expect(map.row('target', 'Note')).toBeVisible();
  await map.expectValue('OrderNumber', '"#1"');
  await expect(page.getByRole('contentinfo')).toContainText(/[1-9] problem/);
  await page.getByRole('button', { name: /^Undo:/ }).click();
  await map.expectValue('City', '"Kiel"');

  await page
    .getByLabel('CSV file of a lookup table')
    .setInputFiles({ name: 'cities.csv', mimeType: 'text/csv', buffer: Buffer.from('name,code\nKiel,KI\nBremen,HB\n') });
  await expect(map.source).toContainText('cities.csv');
  await expect(map.source).toContainText('2 rows');
});
