import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { startWebHost } from '#test/drivers/web-host.ts';
import type { WebHost } from '#test/drivers/web-host.ts';
import { MapPage } from './pages/map-page.ts';
import { axeFindings, test as quiet } from './quiet-page.ts';

const sample = join(import.meta.dirname, '../../dist/samples/orders-as-drawn.mapwright');

/** A host with a project of its own that opens with the page, also when it is loaded again. */
const test = quiet.extend<{ drawn: WebHost }>({
  drawn: async ({ page }, give) => {
    const folder = mkdtempSync(join(tmpdir(), 'mapwright-why-'));
    copyFileSync(sample, join(folder, 'drawn.mapwright'));
    const host = await startWebHost({ project: join(folder, 'drawn.mapwright') });
    await page.goto(host.address);
    await give(host);
    await page.goto('about:blank');
    await host.close();
    rmSync(folder, { recursive: true });
  },
});

test('why a value is what it is, where a field goes, and the records that give the same', async ({ page, drawn }) => {
  test.setTimeout(240_000);
  expect(drawn.port).toBeGreaterThan(0);
  const map = new MapPage(page);
  const dock = page.getByRole('region', { name: 'Dock' });
  const output = page.getByRole('region', { name: 'Output', exact: true });
  await expect(map.row('target', 'TaxCode')).toBeVisible({ timeout: 60_000 });
  await map.select('TaxCode');

  // L lights the hops; the row that the lookup found stands beside the values.
  await page.keyboard.press('l');
  await expect(page.getByText('Lineage of TaxCode')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Lookup rows and matches' })).toContainText('tax_codes row 0.19');

  // Every hop as a line; by keyboard from the palette.
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('dialog').getByRole('combobox').fill('>why the value');
  await expect(page.getByRole('option').first()).toContainText('Show why the value is what it is');
  await page.keyboard.press('Enter');
  const steps = page.getByRole('list', { name: 'Steps of SalesOrder.Lines.Line[0].TaxCode' });
  await expect(steps).toContainText('taxable is true');
  await expect(steps.getByRole('button', { name: /lookup\s*tax_codes/ })).toContainText('row 0.19');
  await expect(steps.getByRole('button', { name: /source\s*line_items\[0\]\.tax_lines\[0\]\.rate/ })).toContainText('0.19');
  expect(await axeFindings(page)).toEqual([]);

  // A value that should be another one: the row of the table is named first.
  await dock.getByRole('textbox', { name: /Value expected here/ }).fill('V07');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Suspects, the likeliest first' }).getByRole('listitem').first()).toContainText(
    'tax_codes, row “0.19”: with “V07” instead of “V19”',
    { timeout: 30_000 },
  );

  // The records that give nothing, at the item that does; the brackets stay among them.
  await dock.getByRole('button', { name: '9 produced nothing' }).click();
  await expect(output).toContainText('TaxCode is nothing');
  await expect(output).toContainText('1 of 9 records');
  await expect(page.getByRole('list', { name: 'Steps of SalesOrder.Lines.Line[2].TaxCode' })).toContainText('no row 0.07');
  await map.row('target', 'TaxCode').focus();
  await page.keyboard.press(']');
  await expect(output).toContainText('2 of 9 records');
  await page.getByRole('button', { name: 'Step through all records again' }).click();
  await expect(output).not.toContainText('of 9 records');

  // A field that no rule reads: what is dropped with it, over the whole sample.
  await map.row('source', 'email').click();
  await page.getByRole('tab', { name: 'Expression' }).click();
  await expect(dock).toContainText(/No rule reads email/);
  await expect(dock).toContainText(/Not null in \d+ % of 1,204 records, .*dropped/);

  // A pinned record is in view again after a reload.
  const record = page.getByRole('textbox', { name: 'Record in view, 1 to 1204' });
  await record.fill('12');
  await record.press('Enter');
  // The choice is kept a moment later.
  const kept = page.waitForResponse((response) => (response.request().postData() ?? '').includes('app.setSettings'));
  await page.getByRole('button', { name: /^Pin record 12/ }).click();
  await expect(page.getByRole('button', { name: 'Let go of record 12' })).toBeVisible();
  await kept;
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Record in view, 1 to 1204' })).toHaveValue('12', { timeout: 60_000 });
});
