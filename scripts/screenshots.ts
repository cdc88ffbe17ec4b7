// npm run screenshots [-- --out folder]: every workspace in both themes at 1440 × 900 on the sample as it was drawn, and the README's picture.
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { chooseTarget, openDesigner } from '#test/drivers/designer-page.ts';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({ options: { out: { type: 'string', default: join(root, 'dist/screenshots') } } });
const out = values.out;
const project = join(root, 'dist/samples/orders-as-drawn.mapwright');
const editedTerms = 'financial_status = "paid" ? "PREPAID" : "NET30"';
mkdirSync(out, { recursive: true });

for (const theme of ['light', 'dark'] as const) {
  const suffix = theme === 'dark' ? '-dark' : '';
  const shoot = (page: Page, name: string): Promise<unknown> => page.screenshot({ path: join(out, `${name}${suffix}.png`) });
  const designer = await openDesigner({ project, theme });
  const { page } = designer;
  try {
    await settled(page);
    await showTaxCode(page);
    await shoot(page, '01-map');
    await goTo(page, 'Rules');
    await page.getByRole('grid').getByText('R-28').first().waitFor();
    await shoot(page, '02-rules');
    await goTo(page, 'Run');
    await page.getByRole('button', { name: /^Start a run/ }).click();
    await page.getByRole('region', { name: 'Reconciliation' }).getByText('Nothing lost').waitFor({ timeout: 120_000 });
    await shoot(page, '04-run');
    await goTo(page, 'Spec');
    await page.getByRole('navigation', { name: 'Sections' }).getByText('Error handling').click();
    await page.getByRole('heading', { name: 'Error Handling' }).first().waitFor();
    await shoot(page, '05-spec');
    await breakTerms(page);
    await goTo(page, 'Test');
    await page.getByText('Partially refunded order stays PREPAID').first().click();
    await page.getByText(/broke it/).waitFor();
    await shoot(page, '03-test');
    await goTo(page, 'Versions');
    await page.getByText('Payment section agreed with Finance').first().waitFor();
    await shoot(page, '08-versions');
  } finally {
    await designer.close();
  }
  await shootWelcome(theme, (name, welcome) => shoot(welcome, name));
}
copyFileSync(join(out, '01-map.png'), join(root, 'resources/readme-map.png'));
process.stdout.write(`Screenshots are in ${out}\n`);

/** Record 3 in view, TaxCode chosen, its lineage lit, its values counted. */
async function showTaxCode(page: Page): Promise<void> {
  const record = page.getByRole('textbox', { name: /^Record in view/ });
  await record.fill('3');
  await record.press('Enter');
  await chooseTarget(page, 'Lines', 'TaxCode');
  await page.getByRole('button', { name: 'Next item' }).first().click();
  await page.getByRole('button', { name: 'Next item' }).first().click();
  await page.keyboard.press('l');
  await page.getByText('Lineage of TaxCode').waitFor();
  await page.getByRole('region', { name: 'Values', exact: true }).getByText('9 produced nothing').waitFor();
  await page.locator('.monaco-editor .view-line').first().waitFor();
}

/** The edit of 09:38, which one scenario does not survive. */
async function breakTerms(page: Page): Promise<void> {
  await goTo(page, 'Map');
  await chooseTarget(page, 'Header', 'PaymentTerms');
  const editor = page.locator('.expression-tab .monaco-editor').first();
  await editor.click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(editedTerms);
  await page.locator('footer.status-bar').getByText('11/12').waitFor({ timeout: 60_000 });
}

async function shootWelcome(theme: 'light' | 'dark', shoot: (name: string, page: Page) => Promise<unknown>): Promise<void> {
  const designer = await openDesigner({ theme });
  try {
    const customers = join(root, 'resources/samples/orders/tax_codes.csv');
    await designer.page
      .locator('[data-chooser=files]')
      .setInputFiles({ name: 'customers.csv', mimeType: 'text/csv', buffer: Buffer.from(readFileSync(customers, 'utf8')) });
    await designer.page.getByRole('region', { name: 'Source file' }).getByText('11 rows').waitFor();
    await shoot('06-welcome', designer.page);
  } finally {
    await designer.close();
  }
}

/** Every figure of the status bar is measured. */
async function settled(page: Page): Promise<void> {
  await page.locator('footer.status-bar').getByText('12/12').waitFor({ timeout: 120_000 });
  await page
    .locator('footer.status-bar')
    .getByText(/2\s*problems/)
    .waitFor({ timeout: 120_000 });
}

function goTo(page: Page, workspace: string): Promise<void> {
  return page
    .getByRole('navigation', { name: 'Workspaces' })
    .getByRole('button', { name: new RegExp(`^${workspace}`) })
    .click();
}
