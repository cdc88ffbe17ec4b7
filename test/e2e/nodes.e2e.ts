import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { axeFindings, jsonFile, test } from './quiet-page.ts';
import { MapPage } from './pages/map-page.ts';

const orders = jsonFile('orders.json', [
  { id: 1, first: 'Maren', last: 'Lindqvist', price: '32.455', quantity: 2, status: 'paid', country: 'DE' },
  { id: 2, first: 'Jonas', last: 'Berg', price: '5.001', quantity: 1, status: 'open', country: 'FR' },
]);
const target = jsonFile('order.schema.json', {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  properties: {
    Name: { type: 'string' },
    Total: { type: 'number' },
    Terms: { type: 'string' },
    Zone: { type: 'string' },
  },
});

const node = (page: Page, title: string): Locator => page.locator('.react-flow__node').filter({ hasText: title });
const form = (page: Page, title: string): Locator => page.getByRole('dialog', { name: new RegExp(`^${title} of R-`) });
const picture = process.env.MAPWRIGHT_PICTURES;

async function expectText(page: Page, text: string): Promise<void> {
  await expect(page.locator('.monaco-editor .view-lines').first()).toHaveText(text.replaceAll(' ', '\u00a0'), { useInnerText: true });
}

for (const theme of ['light', 'dark'] as const) {
  test(`nodes are changed on the canvas, ${theme}`, async ({ page, host }) => {
    test.setTimeout(240_000);
    page.setDefaultTimeout(15_000);
    expect(host.port).toBeGreaterThan(0);
    await page.emulateMedia({ colorScheme: theme });
    const map = new MapPage(page);
    const undo = page.getByRole('button', { name: /^Undo:/ });
    await page.locator('[data-chooser=files]').setInputFiles([orders, target]);
    await page.getByRole('button', { name: 'Open the map' }).click();
    await map.drag('first', 'Name');
    await map.expectValue('Name', '"Maren"');

    // A field let go on a link: a function takes both values.
    const link = await page.locator('[data-canvas]').boundingBox();
    const start = await map.row('source', 'last').boundingBox();
    const first = await map.row('source', 'first').boundingBox();
    const name = await map.row('target', 'Name').boundingBox();
    if (link === null || start === null || first === null || name === null) throw new Error('Not in view.');
    await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
    await page.mouse.down();
    await page.mouse.move(start.x + start.width + 20, start.y, { steps: 4 });
    const middle = (first.y + first.height / 2 + name.y + name.height / 2) / 2;
    await page.mouse.move(link.x + link.width / 2, middle, { steps: 8 });
    await page.mouse.up();
    const picker = page.getByRole('dialog', { name: 'Put a function around first and last' });
    await picker.getByRole('combobox').fill('concat');
    await page.keyboard.press('Enter');
    await map.expectValue('Name', '"MarenLindqvist"');
    await expect(undo).toHaveAccessibleName(/Insert & in R-01/);

    // Enter opens the node; a value is put between the two, and undone by its name.
    await node(page, 'Concatenate').click();
    await page.locator('[data-canvas]').press('Enter');
    const concatenate = form(page, 'Concatenate');
    await expect(concatenate.getByLabel('value 1', { exact: true })).toBeVisible();
    await concatenate.getByRole('button', { name: 'Add a value' }).click();
    await concatenate.getByLabel('value 3', { exact: true }).fill('" Esq."');
    await page.keyboard.press('Enter');
    await map.expectValue('Name', '"MarenLindqvist Esq."');
    await concatenate.getByRole('button', { name: 'Move value 3 up' }).click();
    await map.expectValue('Name', '"Maren Esq.Lindqvist"');
    await expect(undo).toHaveAccessibleName(/Move value 3 of Concatenate up in R-01/);
    if (picture !== undefined) await page.screenshot({ path: `${picture}/node-form-${theme}.png` });
    expect(await axeFindings(page)).toEqual([]);

    // A note and a name, by their keys.
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    await concatenate.getByLabel('Note').fill('as the ERP wants it');
    await page.keyboard.press('Enter');
    await expect(page.locator('.fn-node__note')).toHaveAttribute('title', 'as the ERP wants it');
    await page.keyboard.press('Escape');
    await page.keyboard.press('F2');
    await concatenate.getByLabel('Name', { exact: true }).fill('full');
    await page.keyboard.press('Enter');
    await expect(node(page, 'full')).toBeVisible();
    await map.expectValue('Name', '"Maren Esq.Lindqvist"');
    await page.keyboard.press('Escape');

    // A function around a link by F, a condition by C, a switch case in the form.
    await map.drag('price', 'Total');
    await map.select('Total');
    await map.type('$round($number(price) * quantity, 1)');
    await map.expectValue('Total', '64.9');
    await node(page, 'Multiply').click();
    await page.keyboard.press('Control+d');
    await expect(page.getByRole('status').filter({ hasText: 'no place for a second' })).toBeVisible();
    await page.keyboard.press('c');
    await expect(node(page, 'If')).toBeVisible();
    await undo.click();
    await map.expectValue('Total', '64.9');

    // The menu folds what feeds a node, and the copy of a node becomes another rule.
    await node(page, 'Round').click({ button: 'right' });
    if (picture !== undefined) await page.screenshot({ path: `${picture}/node-menu-${theme}.png` });
    await page.getByRole('menuitem', { name: 'Fold what feeds it' }).click();
    await expect(node(page, 'Round')).toContainText('2 nodes');
    await node(page, 'Round').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Unfold it' }).click();
    await expect(node(page, 'Multiply')).toBeVisible();
    await node(page, 'Multiply').click();
    await page.keyboard.press('Control+c');
    await map.select('Zone');
    await page.keyboard.press('Control+v');
    await map.expectValue('Zone', '64.91');

    // Several nodes by Shift click, in line with one another, and back.
    await node(page, 'Round').click();
    const two = node(page, 'Multiply').first();
    await two.click({ modifiers: ['Shift'] });
    await expect(page.locator('.fn-node--chosen')).toHaveCount(2);
    await node(page, 'Round').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Align left' }).click();
    await expect(undo).toHaveAccessibleName(/Align left 2 nodes/);
    const [a, b] = [await node(page, 'Round').boundingBox(), await two.boundingBox()];
    expect(Math.abs((a?.x ?? 0) - (b?.x ?? 1))).toBeLessThan(1);
    if (picture !== undefined) await page.screenshot({ path: `${picture}/node-choice-${theme}.png` });
    await undo.click();

    // The same choice by keys alone.
    await node(page, 'Round').click();
    await page.locator('[data-canvas]').press('Shift+ArrowLeft');
    await expect(page.locator('.fn-node--chosen')).toHaveCount(2);
    await page.locator('[data-canvas]').press('Escape');
    await expect(page.locator('.fn-node--chosen')).toHaveCount(0);

    // The list of links opens the same form.
    await page.getByRole('button', { name: /^Zoom/ }).click();
    await page.getByRole('menuitem', { name: 'List of links' }).click();
    await page.getByRole('button', { name: 'Open Round of R-02' }).click();
    await form(page, 'Round').getByLabel('digits').fill('0');
    await page.keyboard.press('Enter');
    await map.expectValue('Total', '65');
    await map.select('Total');
    await expectText(page, '$round($number(price) * quantity, 0)');
  });
}
