import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

/** A cell as a spreadsheet copies it. */
const quoted = (cell: string): string => (cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell);

/** The Rules workspace as a person uses it: rows by target field, cells by column heading. */
export class RulesPage {
  readonly page: Page;
  readonly grid: Locator;

  constructor(page: Page) {
    this.page = page;
    this.grid = page.getByRole('grid', { name: 'Rules', exact: true });
  }

  row(target: string): Locator {
    return this.grid.getByRole('row').filter({ has: this.page.locator('.rules-target', { hasText: new RegExp(`^${target}$`) }) });
  }

  async cell(target: string, column: string): Promise<Locator> {
    const headings = await this.grid.getByRole('columnheader').allInnerTexts();
    const at = headings.findIndex((heading) => heading.trim().startsWith(column));
    if (at < 0) throw new Error(`There is no column ${column}: ${headings.join(', ')}`);
    return this.row(target).getByRole('gridcell').nth(at);
  }

  async edit(target: string, column: string): Promise<Locator> {
    await (await this.cell(target, column)).dblclick();
    return this.page.getByRole('textbox', { name: new RegExp(`of ${target}$`) });
  }

  async tick(...targets: readonly string[]): Promise<void> {
    for (const target of targets) await this.row(target).getByRole('checkbox').click();
  }

  /** Puts a table on the clipboard as a spreadsheet does, and pastes it. */
  async paste(rows: readonly (readonly string[])[]): Promise<void> {
    await this.page.evaluate(
      async (text) => navigator.clipboard.writeText(text),
      rows.map((row) => row.map(quoted).join('\t')).join('\r\n'),
    );
    await this.page.keyboard.press('ControlOrMeta+v');
  }

  async expectCell(target: string, column: string, text: string | RegExp): Promise<void> {
    await expect(await this.cell(target, column)).toContainText(text);
  }
}
