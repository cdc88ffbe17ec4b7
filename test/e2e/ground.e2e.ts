import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, test as base } from '@playwright/test';
import type { Page } from '@playwright/test';
import { startWebHost } from '#test/drivers/web-host.ts';
import type { WebHost } from '#test/drivers/web-host.ts';

const customers = {
  name: 'customers.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from('cust_no;name;email\n10482;Lindqvist, Maren;maren@example.com\n10483;Åkesson, Jonas;\n'),
};
const contact = {
  name: 'contact.schema.json',
  mimeType: 'application/json',
  buffer: Buffer.from(
    JSON.stringify({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      required: ['id', 'name'],
      properties: { id: { type: 'string' }, name: { type: 'string' }, email: { type: 'string' } },
    }),
  ),
};

/** A host of its own for each test, and a page that has said nothing to the console unless `allow` was told. */
const test = base.extend<{ host: WebHost; quiet: { allow: RegExp | undefined } }>({
  host: async ({ page }, give) => {
    const host = await startWebHost();
    await page.goto(host.address);
    await give(host);
    // The page goes first: a host that ends under it is noise of the test.
    await page.goto('about:blank');
    await host.close();
  },
  quiet: [
    async ({ page }, give) => {
      const heard: string[] = [];
      const quiet = { allow: undefined };
      page.on('console', (message) => heard.push(message.text()));
      page.on('pageerror', (error) => heard.push(error.message));
      await give(quiet);
      expect(heard.filter((line) => quiet.allow === undefined || !new RegExp(quiet.allow).test(line))).toEqual([]);
    },
    { auto: true },
  ],
});

const files = (page: Page) => page.locator('[data-chooser=files]');
const title = (page: Page) => page.locator('.project-title');

async function openTwoFiles(page: Page): Promise<void> {
  await files(page).setInputFiles([customers, contact]);
  await page.getByRole('button', { name: 'Open the map' }).click();
  await expect(page.getByRole('contentinfo')).toContainText('Mapped 0/3');
}

async function renameTo(page: Page, name: string): Promise<void> {
  await title(page).click();
  await page.getByRole('menuitem', { name: 'Rename project' }).click();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Rename' }).click();
}

async function violations(page: Page): Promise<readonly string[]> {
  const found = await new AxeBuilder({ page }).exclude('.monaco-editor').analyze();
  return found.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

test('two files make a project that a reload finds again', async ({ page, host }) => {
  expect(host.port).toBeGreaterThan(0);
  await files(page).setInputFiles([customers, contact]);
  await expect(page.getByRole('region', { name: 'Source file' })).toContainText('2 rows');
  await expect(page.getByRole('region', { name: 'Source file' })).toContainText('Lindqvist, Maren');
  await expect(page.getByRole('region', { name: 'Target file' })).toContainText('JSON Schema');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Open the map' }).click();
  await expect(page).toHaveTitle('customers to contact – Mapwright');
  await page.reload();
  await expect(page.getByRole('contentinfo')).toContainText('Required 0/2');
  await title(page).click();
  await page.getByRole('menuitem', { name: 'Close, back to all projects' }).click();
  await expect(page.getByRole('complementary', { name: 'Recent projects' })).toContainText('customers to contact');
  await page.getByRole('button', { name: /^customers to contact/ }).click();
  await expect(page).toHaveTitle('customers to contact – Mapwright');
});

test('a file that cannot be read says why and can be read otherwise', async ({ page, host }) => {
  expect(host.port).toBeGreaterThan(0);
  const latin = Buffer.from('city;zip\nM\u00fcnchen;80331\n', 'latin1');
  await files(page).setInputFiles([{ name: 'cities.csv', mimeType: 'text/csv', buffer: latin }]);
  const source = page.getByRole('region', { name: 'Source file' });
  await expect(source.getByRole('alert')).toContainText('UTF-8');
  await source.getByLabel('Encoding').click();
  await page.getByRole('option', { name: 'windows-1252' }).click();
  await source.getByRole('button', { name: 'Read it so' }).click();
  await expect(source).toContainText('München');
  expect(await violations(page)).toEqual([]);
});

for (const theme of ['Light', 'Dark']) {
  test(`the settings, the shortcuts and the palette work by keyboard, ${theme.toLowerCase()}`, async ({ page, host }) => {
    expect(host.port).toBeGreaterThan(0);
    await openTwoFiles(page);
    await page.keyboard.press('Control+,');
    await page.getByRole('radio', { name: theme }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme.toLowerCase());
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Shortcuts' })).toContainText('Next problem');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('Find a field, rule or command').fill('ema');
    await expect(page.getByRole('option', { selected: true })).toContainText('email');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme.toLowerCase());
  });
}

test('an edit is undone from another tab, and survives the death of the backend', async ({ page, host, quiet, context }) => {
  await openTwoFiles(page);
  await renameTo(page, 'Left to Right');
  await expect(page.getByRole('contentinfo')).toContainText(/Saved \d\d:\d\d/);
  const second = await context.newPage();
  await second.goto(page.url());
  await expect(second).toHaveTitle('Left to Right – Mapwright');
  await second.keyboard.press('Control+z');
  await expect(page).toHaveTitle('customers to contact – Mapwright');
  await second.close();

  quiet.allow = /Failed to load resource/;
  await host.kill();
  await expect(page.getByRole('alert')).toContainText('Mapwright does not answer.');
  await renameTo(page, 'Typed while down');
  await expect(page).toHaveTitle('Typed while down – Mapwright');
  await expect(page.getByRole('contentinfo')).toContainText('1 edit waits to be saved');
  const again = await startWebHost({ folder: host.folder, port: host.port });
  await expect(page.getByRole('contentinfo')).toContainText(/Saved \d\d:\d\d/);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.reload();
  await expect(page).toHaveTitle('Typed while down – Mapwright');
  await again.close();
});

test('a mapping started from its source alone takes its target later', async ({ page, host }) => {
  expect(host.port).toBeGreaterThan(0);
  await files(page).setInputFiles([customers]);
  await page.getByRole('button', { name: 'Start without a target' }).click();
  await expect(page.getByRole('button', { name: 'Choose a target file' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByLabel('Target file').setInputFiles(contact);
  await expect(page.getByRole('contentinfo')).toContainText('Mapped 0/3');
  await expect(page.getByRole('tree', { name: /^Target fields/ }).getByRole('treeitem')).toHaveCount(3);
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(page.getByRole('button', { name: 'Choose a target file' })).toBeVisible();
});

test('a project that another program has open is read-only, and can be opened again when that ends', async ({ page }) => {
  const first = await startWebHost();
  const opened = await first.call('project.open', { sample: 'contacts' });
  if (!opened.ok) throw new Error(opened.error.message);
  const { key, file } = opened.value;
  const second = await startWebHost({ project: join(first.projects, file) });
  try {
    await page.goto(second.address);
    await expect(page.getByRole('status').filter({ hasText: 'is open in another window or program' })).toBeVisible();
    await expect(page.getByRole('contentinfo')).toContainText('Read-only');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Open again' }).click();
    await renameTo(page, 'Mine');
    await expect(page.getByRole('region', { name: 'Messages' })).toContainText('read-only here');
    await expect(page.getByRole('contentinfo')).toContainText('Read-only');

    const theirs = await first.call('project.edit', { key, edit: { type: 'info.set', patch: { name: 'Theirs' } }, client: 'other' });
    expect(theirs.ok).toBe(true);
    await first.call('project.close', { key });
    await page.getByRole('button', { name: 'Open again' }).click();
    await expect(page).toHaveTitle('Theirs – Mapwright');
    await expect(page.getByRole('contentinfo')).not.toContainText('Read-only');
    await page.keyboard.press('Escape');
    await renameTo(page, 'Mine');
    await expect(page.getByRole('contentinfo')).toContainText('Saved');
    await page.reload();
    await expect(page).toHaveTitle('Mine – Mapwright');
  } finally {
    await page.goto('about:blank');
    await Promise.all([first.close(), second.close()]);
  }
});
