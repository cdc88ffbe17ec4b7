import AxeBuilder from '@axe-core/playwright';
import { expect, test as base } from '@playwright/test';
import type { Page } from '@playwright/test';
import { startWebHost } from '#test/drivers/web-host.ts';
import type { WebHost } from '#test/drivers/web-host.ts';

/** A host of its own for each test, and a page that says nothing to the console. */
export const test = base.extend<{ host: WebHost; quiet: void }>({
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
      page.on('console', (message) => heard.push(message.text()));
      page.on('pageerror', (error) => heard.push(error.message));
      await give();
      expect(heard).toEqual([]);
    },
    { auto: true },
  ],
});

/** What axe finds on the page; the editor's own DOM is left out by name. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  const found = await new AxeBuilder({ page }).exclude('.monaco-editor').analyze();
  return found.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

export function jsonFile(name: string, value: unknown): { name: string; mimeType: string; buffer: Buffer } {
  return { name, mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(value)) };
}
