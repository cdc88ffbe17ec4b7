import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

/** The Map workspace as a person uses it: rows by name, drags by pointer. */
export class MapPage {
  readonly page: Page;
  readonly source: Locator;
  readonly target: Locator;

  constructor(page: Page) {
    this.page = page;
    this.source = page.getByRole('region', { name: 'Source', exact: true });
    this.target = page.getByRole('region', { name: 'Target', exact: true });
  }

  /** A row by the name that it begins with. */
  row(side: 'source' | 'target', name: string): Locator {
    return (side === 'source' ? this.source : this.target).getByRole('treeitem', { name: new RegExp(`^${name}(,| |$)`) }).first();
  }

  /** Drags a source row onto a target row with the pointer, and waits until the row is filled. */
  async drag(from: string, to: string): Promise<void> {
    const [start, end] = [await this.#middle(this.row('source', from)), await this.#middle(this.row('target', to))];
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move(start.x + 30, start.y + 4, { steps: 3 });
    await this.page.mouse.move(end.x, end.y, { steps: 12 });
    await this.page.mouse.up();
  }

  async expectValue(target: string, value: string | RegExp): Promise<void> {
    await expect(this.row('target', target)).toContainText(value);
  }

  async select(target: string): Promise<void> {
    await this.row('target', target).click();
  }

  /** Replaces the whole text of the expression editor in one stroke, as a paste does: one step to undo. */
  async type(expression: string): Promise<void> {
    const editor = this.page.locator('.monaco-editor').first();
    await editor.click();
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.insertText(expression);
  }

  async #middle(row: Locator): Promise<{ x: number; y: number }> {
    await row.scrollIntoViewIfNeeded();
    const box = await row.boundingBox();
    if (box === null) throw new Error('The row is not in view.');
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }
}
