import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { startWebHost } from '#test/drivers/web-host.ts';
import type { WebHost } from '#test/drivers/web-host.ts';
import { axeFindings, test as quiet } from './quiet-page.ts';
import { RulesPage } from './pages/rules-page.ts';

/** A host whose cookie the test and the page share. */
const test = quiet.extend<{ host: WebHost }>({
  host: async ({ page }, give) => {
    const host = await startWebHost();
    const [name = '', value = ''] = (await host.signIn()).split('=');
    await page.context().addCookies([{ name, value, domain: '127.0.0.1', path: '/' }]);
    await give(host);
    await page.goto('about:blank');
    await host.close();
  },
});
test.use({ permissions: ['clipboard-read', 'clipboard-write'], actionTimeout: 30_000 });

const bar = (page: Page) => page.getByRole('contentinfo');
const goTo = (page: Page, workspace: string): Promise<void> =>
  page.getByRole('navigation', { name: 'Workspaces' }).getByRole('button', { name: workspace, exact: true }).click();

async function openOrders(page: Page, host: WebHost): Promise<RulesPage> {
  const opened = await host.call('project.open', { sample: 'orders' });
  if (!opened.ok) throw new Error(opened.error.message);
  await page.goto(`http://127.0.0.1:${host.port}/#/p/${encodeURIComponent(opened.value.key)}/rules`);
  const rules = new RulesPage(page);
  await expect(rules.grid).toBeVisible({ timeout: 90_000 });
  await expect(bar(page)).toContainText('Tests 12/12', { timeout: 90_000 });
  return rules;
}

/** A picture for people to look at, beside the results. */
const picture = (page: Page, name: string): Promise<unknown> => page.screenshot({ path: test.info().outputPath(`${name}.png`) });

for (const theme of ['light', 'dark'] as const) {
  test(`every state of the table, ${theme}`, async ({ page, host }) => {
    test.setTimeout(420_000);
    await page.emulateMedia({ colorScheme: theme });
    const rules = await openOrders(page, host);

    // Default: counts, groups, every usual column.
    await expect(page.locator('.rules__counts')).toHaveText('42 target fields, 39 rules');
    await expect(rules.grid.getByRole('columnheader')).toHaveCount(12);
    await rules.expectCell('TaxCode', 'Branches', /\d\/\d/);
    expect(await axeFindings(page)).toEqual([]);
    await picture(page, 'default');

    // An edit in the cell says what it does to record, sample and tests before it is saved, and which test it breaks.
    const text = await rules.edit('PaymentTerms', 'Transformation rule');
    await text.fill('financial_status = "paid" ? "NET30" : "PREPAID"');
    const card = page.locator('.effect-card');
    await expect(card).toContainText(/records? change/);
    await expect(card).toContainText(/\d+ of 12 would fail:/);
    expect(await axeFindings(page)).toEqual([]);
    await picture(page, 'edit-breaks-test');
    await text.press('Escape');
    await expect(text).toHaveCount(0);
    await rules.expectCell('PaymentTerms', 'Transformation rule', 'financial_status');

    // Completion of fields where the rule stands.
    const again = await rules.edit('PaymentTerms', 'Transformation rule');
    await again.fill('');
    await again.pressSequentially('customer.fir');
    await expect(page.getByRole('option', { name: /first_name/ })).toBeVisible();
    await picture(page, 'completion');
    await again.press('Tab');
    await expect(again).toHaveValue('customer.first_name');
    await again.press('Escape');

    // A closed group says what it hides.
    const group = rules.grid.getByRole('button', { name: /^Customer/ });
    await group.click();
    await expect(rules.row('FullName')).toHaveCount(0);
    await expect(rules.grid.locator('.group-head__statuses').first()).toContainText('proven');
    await picture(page, 'group-closed');
    await group.click();

    // The chooser of columns stays open while they are ticked.
    await page.getByRole('button', { name: '11 of 17 columns' }).click();
    await page.getByRole('checkbox', { name: 'Value' }).click();
    await page.getByRole('checkbox', { name: 'Nothing' }).click();
    expect(await axeFindings(page)).toEqual([]);
    await picture(page, 'column-chooser');
    await page.getByRole('button', { name: 'Usual columns' }).click();
    await page.keyboard.press('Escape');
    await expect(rules.grid.getByRole('columnheader')).toHaveCount(12);

    // Rows selected.
    await rules.tick('LineNumber', 'ItemCode', 'Quantity', 'UnitPrice');
    await expect(page.getByRole('toolbar', { name: 'Selected rows' })).toContainText('4 rules selected');
    expect(await axeFindings(page)).toEqual([]);
    await picture(page, 'rows-selected');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('toolbar', { name: 'Selected rows' })).toHaveCount(0);

    // A paste becomes proposals; nothing changes before they are taken over, and then as one step.
    await rules.grid.focus();
    await rules.paste([
      ['Source Field', 'Target Field', 'Transformation Rule', 'Default Value', 'Mandatory', 'Notes'],
      ['', 'CostCenter', 'constant: 4711', '', 'N', 'from June'],
      ['', 'VatNumber', 'FROBNICATE(a b)', '', '', ''],
      ['currency', 'CurrencyCode', 'currency', '', 'Y', ''],
      ['', 'SalesChanel', '"SHOP"', '', '', ''],
    ]);
    const dialog = page.getByRole('dialog', { name: 'Paste from Excel' });
    await expect(dialog).toContainText('4 rows, 6 of 6 columns are read.');
    const kinds = dialog.getByRole('group', { name: 'Filter the proposals' });
    await expect(kinds).toContainText('New 1');
    await expect(kinds).toContainText('Changes 1');
    await expect(kinds).toContainText('Same 1');
    await expect(kinds).toContainText('Cannot be read 1');
    expect(await axeFindings(page)).toEqual([]);
    await picture(page, 'paste-preview');
    // What was guessed is not ticked.
    await expect(dialog.getByRole('button', { name: 'Take over 1 rule' })).toBeVisible();
    await dialog.getByRole('button', { name: 'Take over 1 rule' }).click();
    await expect(dialog).toHaveCount(0);
    await rules.expectCell('CostCenter', 'Transformation rule', '4711');
    await rules.expectCell('CostCenter', 'Notes', 'from June');
    await page.keyboard.press('ControlOrMeta+z');
    await expect(page.locator('.rules__counts')).toHaveText('42 target fields, 39 rules');

    // Find and replace.
    await rules.grid.focus();
    await page.keyboard.press('ControlOrMeta+h');
    const replace = page.getByRole('dialog', { name: 'Find and replace' });
    await replace.getByLabel('Find', { exact: true }).fill('total_tax');
    await replace.getByLabel('Replace by').fill('total_discounts');
    await expect(replace.getByRole('button', { name: 'Replace in 2 rules' })).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
    await picture(page, 'replace');
    await page.keyboard.press('Escape');
  });

  test(`filters, export and import of the table, ${theme}`, async ({ page, host }) => {
    test.setTimeout(420_000);
    await page.emulateMedia({ colorScheme: theme });
    const rules = await openOrders(page, host);

    // Filtered to nothing.
    await page.getByRole('searchbox', { name: 'Find in rules, fields, notes' }).fill('no such rule');
    await expect(page.getByRole('button', { name: 'Clear filters' })).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
    await picture(page, 'filtered-to-nothing');
    await page.getByRole('button', { name: 'Clear filters' }).click();

    // An export that is running, and the file.
    let sawBusy = (): void => undefined;
    const busySeen = new Promise<void>((resolve) => {
      sawBusy = resolve;
    });
    await page.route('**/api/call', async (route) => {
      // The file is ready at once; held back it can be looked at.
      if (route.request().postData()?.includes('"rules.export"') === true) await busySeen;
      await route.continue();
    });
    const download = page.waitForEvent('download');
    await rules.grid.focus();
    await page.keyboard.press('ControlOrMeta+e');
    await expect(page.getByRole('button', { name: 'Export XLSX' })).toHaveAttribute('aria-busy', 'true');
    await picture(page, 'export-running');
    sawBusy();
    const bytes = readFileSync(await (await download).path());
    await expect(page.getByRole('region', { name: 'Messages' })).toContainText('rules.xlsx is written.');
    const { sheets } = await readXlsx(bytes);
    const cells = sheets[0]?.rows.map((row) => [...row]) ?? [];
    expect(cells[0]?.slice(0, 4)).toEqual(['Rule', 'Source field', 'Target field', 'Type']);

    // Three cells changed in Excel come back as exactly three proposals.
    const put = (target: string, column: string, value: string): void => {
      const row = cells.find((one) => String(one[2]).endsWith(`.${target}`));
      const at = cells[0]?.indexOf(column) ?? -1;
      if (row === undefined || at < 0) throw new Error(`There is no ${column} of ${target}.`);
      row[at] = value;
    };
    put('OrderNumber', 'Transformation rule', '"S-" & name');
    put('TaxAmount', 'Default', '0.5');
    put('CostCenter', 'Transformation rule', '"C1"');
    const changed = Buffer.from(await writeXlsx({ sheets: [{ name: 'Rules', rows: cells }] }));
    await page.getByRole('button', { name: 'Paste from Excel' }).click();
    expect(await axeFindings(page)).toEqual([]);
    await picture(page, 'paste-waiting');
    await page.locator('[data-chooser=sheet]').setInputFiles({ name: 'rules.xlsx', mimeType: 'application/octet-stream', buffer: changed });
    await expect(page.getByRole('button', { name: 'Take over 3 rules' })).toBeVisible();
    await picture(page, 'import-preview');
    await page.keyboard.press('Escape');
  });
}

test('the table by keyboard: headings, typing into cells, Enter and Tab move on, a link and a move by picker', async ({ page, host }) => {
  test.setTimeout(300_000);
  const rules = await openOrders(page, host);
  const active = page.locator('.rules-table .table__cell--active');
  await rules.grid.focus();
  // Up to the headings: Enter sorts, Shift Enter adds a column.
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('ArrowUp');
  for (let i = 0; i < 8; i += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(rules.grid.getByRole('columnheader', { name: 'Classification' })).toHaveAttribute('aria-sort', 'ascending');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+Enter');
  await expect(page.getByText('Sorted by 2 columns')).toBeVisible();
  await page.getByRole('button', { name: 'Sort in the order of the target' }).click();

  // Typing replaces the note, Enter saves and goes down, Tab saves and goes on.
  await (await rules.cell('OrderDate', 'Notes')).click();
  await rules.grid.focus();
  await page.keyboard.type('agreed');
  await page.keyboard.press('Enter');
  await rules.expectCell('OrderDate', 'Notes', /^agreed$/);
  await expect(active).toContainText('ISO 4217');
  await (await rules.cell('OrderDate', 'Default')).click();
  await rules.grid.focus();
  await page.keyboard.type('"2026-01-01"');
  await page.keyboard.press('Tab');
  await rules.expectCell('OrderDate', 'Default', '"2026-01-01"');
  await expect(rules.grid).toBeFocused();

  // A source is picked for a field without a rule.
  await (await rules.cell('CostCenter', 'Source field')).click();
  await rules.grid.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: /Find: Source field of CostCenter/ }).fill('currency');
  await page.keyboard.press('Enter');
  await rules.expectCell('CostCenter', 'Transformation rule', 'currency');
  // A rule moves to another field.
  await (await rules.cell('CostCenter', 'Target field')).click();
  await rules.grid.focus();
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: /Find: Move/ }).fill('VatNumber');
  await page.keyboard.press('Enter');
  await rules.expectCell('VatNumber', 'Transformation rule', 'currency');
  await page.keyboard.press('ControlOrMeta+z');
  await rules.expectCell('CostCenter', 'Transformation rule', 'currency');
});

test('rules are copied and pasted back as rules, and a saved edit that breaks a test says so', async ({ page, host }) => {
  test.setTimeout(300_000);
  const rules = await openOrders(page, host);
  await rules.tick('LineNumber', 'ItemCode');
  await page.keyboard.press('ControlOrMeta+x');
  await expect(page.locator('.rules__counts')).toHaveText('42 target fields, 37 rules');
  await rules.grid.focus();
  await page.keyboard.press('ControlOrMeta+v');
  const dialog = page.getByRole('dialog', { name: 'Paste rules' });
  await expect(dialog).toContainText('2 rules copied.');
  await dialog.getByRole('button', { name: 'Take over 2 rules' }).click();
  await expect(page.locator('.rules__counts')).toHaveText('42 target fields, 39 rules');

  const text = await rules.edit('SalesChannel', 'Transformation rule');
  await text.fill('"SHOP"');
  await expect(page.locator('.effect-card')).toContainText(/\d+ of 12 would fail:/);
  await text.press('Enter');
  await expect(page.getByRole('region', { name: 'Messages' })).toContainText(/since your edit of R-04\./);
});

test('what is chosen in Rules is chosen in Map, Spec and Output, and the other way round', async ({ page, host }) => {
  test.setTimeout(300_000);
  const rules = await openOrders(page, host);
  await rules.row('TaxAmount').click();
  await goTo(page, 'Map');
  await expect(page.getByRole('treeitem', { name: /^TaxAmount/ })).toHaveAttribute('aria-selected', 'true');
  await expect(page.locator('.output-pane, [aria-label="Output"]').first()).toContainText('TaxAmount');
  await goTo(page, 'Spec');
  const field = page.locator('.paper__field[aria-pressed=true]');
  await expect(field).toContainText('TaxAmount');
  await page.locator('.paper__field', { hasText: 'CurrencyCode' }).click();
  await goTo(page, 'Rules');
  await expect(rules.row('CurrencyCode').locator('.rules-chosen')).toBeVisible();
});

test('a read-only project can be looked at, exported and copied, not changed', async ({ page }) => {
  const first = await startWebHost();
  const opened = await first.call('project.open', { sample: 'orders' });
  if (!opened.ok) throw new Error(opened.error.message);
  const second = await startWebHost({ project: join(first.projects, opened.value.file) });
  try {
    await page.goto(second.address);
    await expect(bar(page)).toContainText('Read-only');
    await goTo(page, 'Rules');
    const rules = new RulesPage(page);
    await expect(page.getByRole('button', { name: 'Paste from Excel' })).toBeDisabled();
    await expect(page.getByRole('button', { name: 'Add a rule' })).toBeDisabled();
    await (await rules.cell('PaymentTerms', 'Transformation rule')).dblclick();
    await rules.tick('PaymentTerms');
    await expect(page.getByRole('textbox', { name: /Transformation rule of/ })).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Delete' })).toBeDisabled();
    await expect(page.getByRole('button', { name: 'Export XLSX' })).toBeEnabled();
    expect(await axeFindings(page)).toEqual([]);
    await picture(page, 'read-only');
  } finally {
    await page.goto('about:blank');
    await Promise.all([first.close(), second.close()]);
  }
});
