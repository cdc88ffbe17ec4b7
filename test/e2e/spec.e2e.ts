import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { startWebHost } from '#test/drivers/web-host.ts';
import type { WebHost } from '#test/drivers/web-host.ts';
import { axeFindings, test as quiet } from './quiet-page.ts';

/** A host that this file can call too: it signs in itself and lends the page its cookie. */
const test = quiet.extend<{ shared: WebHost }>({
  shared: async ({ page }, give) => {
    const host = await startWebHost();
    const [name = '', value = ''] = (await host.signIn()).split('=');
    await page.context().addCookies([{ name, value, url: `http://127.0.0.1:${host.port}` }]);
    await give(host);
    await page.goto('about:blank');
    await host.close();
  },
});

const outline = (page: Page) => page.getByRole('navigation', { name: 'Sections' });
const paper = (page: Page) => page.getByRole('region', { name: 'Document' });
const section = (page: Page, name: string) => paper(page).locator('section', { has: page.getByRole('heading', { level: 3, name }) });

test('the specification: what is typed and what is measured becomes one document', async ({ page, shared: host }) => {
  test.setTimeout(240_000);
  const opened = await host.call('project.open', { sample: 'orders' });
  if (!opened.ok) throw new Error(opened.error.message);
  const { key, project } = opened.value;
  await page.goto(`http://127.0.0.1:${host.port}/#/p/${encodeURIComponent(key)}/spec`);
  // The first sight of a whole project takes a busy machine longer than a step of it.
  await expect(section(page, 'Contacts')).toContainText('Mara Sandström', { timeout: 60_000 });

  // The outline is one stop; arrows move, the document follows.
  await outline(page).getByRole('button', { name: '1 Overview' }).click();
  await page.keyboard.press('End');
  await expect(outline(page).getByRole('button', { name: '23 Contacts' })).toBeFocused();
  await expect(section(page, 'Contacts')).toBeInViewport();

  // Rows: one more, typed, moved up, another taken away.
  const form = page.getByRole('region', { name: 'Form of Contacts' });
  await form.getByRole('button', { name: 'Add a contact' }).click();
  await expect(form.getByRole('textbox', { name: 'Role of contact 4' })).toBeFocused();
  await page.keyboard.type('Data steward');
  await form.getByRole('textbox', { name: 'Email of Data steward' }).fill('<b>@example.com');
  await expect(section(page, 'Contacts').locator('tbody tr').nth(3)).toContainText('Data steward');
  await expect(section(page, 'Contacts')).toContainText('<b>@example.com');
  await form.getByRole('button', { name: 'Move Data steward up' }).click();
  await expect(section(page, 'Contacts').locator('tbody tr').nth(2)).toContainText('Data steward');
  await form.getByRole('button', { name: 'Remove Technical Lead' }).click();
  await expect(section(page, 'Contacts').locator('tbody tr')).toHaveCount(3);

  // It is in the project: a reload brings it back, undo takes back the last step.
  await expect(page.getByRole('contentinfo')).toContainText('Saved');
  await page.reload();
  await expect(section(page, 'Contacts').locator('tbody tr')).toHaveCount(3);
  await page.getByRole('button', { name: /^Undo: Edit the section contacts/ }).click();
  await expect(section(page, 'Contacts').locator('tbody tr')).toHaveCount(4);

  // An open place leads to its field; a choice is taken and given back.
  await section(page, 'Operations').getByRole('button', { name: 'Weekly/Monthly' }).click();
  const frequency = page.getByRole('combobox', { name: 'Frequency' });
  await expect(frequency).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: 'Monthly' }).click();
  await expect(section(page, 'Operations')).toContainText('Frequency: Monthly');
  await section(page, 'Operations').getByRole('button', { name: 'no runbook yet' }).click();
  await expect(page.getByRole('button', { name: 'Add a runbook' })).toBeFocused();

  // A checklist is ticked with a day.
  await outline(page).getByRole('button', { name: '15 Compliance' }).click();
  await page.getByRole('checkbox', { name: 'GDPR compliance' }).click();
  await expect(section(page, 'Compliance')).toContainText(/GDPR compliance \(\d{4}-\d\d-\d\d\)/);

  // A run measures; its figures say where they come from and lead there.
  const sample = Object.values(project.side).find((side) => side.role === 'source')?.sample ?? '';
  const mapping = Object.keys(project.mapping)[0] ?? '';
  const run = await host.call('run.start', { key, mapping, input: { sample } });
  expect(run.ok).toBe(true);
  const read = section(page, 'Error handling').getByRole('button', { name: '1,204 read' });
  await expect(read).toBeVisible({ timeout: 60_000 });
  await read.click();
  const origin = page.getByRole('dialog', { name: 'Origin of 1,204 read' });
  await expect(origin).toContainText('same as now');
  await expect(origin.getByRole('button', { name: 'Open run 1' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(read).toBeFocused();

  // Every format is written beside the project and handed to the browser.
  for (const [name, holds] of [
    ['Markdown', '## Integration Overview'],
    ['HTML', '<h2 id="integration-overview">'],
    ['JSON', '"blocks"'],
    ['Excel', 'PK'],
  ] as const) {
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name }).click();
    const file = await (await download).path();
    expect(readFileSync(file).toString('latin1')).toContain(holds);
    await expect(page.getByText(/exports/).last()).toBeVisible();
  }

  await page.getByRole('radio', { name: 'Form' }).click();
  await expect(paper(page)).toHaveCount(0);
  expect(await axeFindings(page)).toEqual([]);
});
