import { copyFileSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { chromium } from '@playwright/test';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { WebHost } from './web-host.ts';
import { startWebHost } from './web-host.ts';
import { findBrowser } from '#scripts/browser.mjs';

/** A real Chromium at 1440 × 900 before a real host, both in folders of their own. */
export interface Designer {
  readonly host: WebHost;
  readonly browser: Browser;
  readonly context: BrowserContext;
  readonly page: Page;
  /** The host's folder; it outlives a killed host. */
  readonly folder: string;
  /** What the page said to the console, errors of its scripts among it. */
  readonly said: string[];
  /** Ends the browser and the host that is given (the first one, when none is), and removes the folder. */
  readonly close: (host?: WebHost) => Promise<void>;
}

export interface DesignerOptions {
  /** A copy of this project is opened; absent: Welcome. */
  readonly project?: string;
  readonly density?: 'default' | 'compact';
  readonly theme?: 'light' | 'dark';
}

export async function openDesigner(options: DesignerOptions = {}): Promise<Designer> {
  const folder = mkdtempSync(join(tmpdir(), 'mapwright-page-'));
  const host = await startWebHost({ folder, ...(options.project === undefined ? {} : { project: copyInto(folder, options.project) }) });
  const executablePath = findBrowser();
  const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US', reducedMotion: 'reduce' });
  await context.addCookies([cookieOf(await host.signIn(), host.port)]);
  const patch = { density: options.density ?? 'compact', theme: options.theme ?? 'light' } as const;
  const set = await host.call('app.setSettings', { patch });
  if (!set.ok) throw new Error(set.error.message);
  const page = await context.newPage();
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.stack ?? error.message));
  await page.goto(`http://127.0.0.1:${host.port}/`);
  if (options.project !== undefined)
    await page
      .locator('footer.status-bar')
      .getByText(/^Mapped/)
      .waitFor();
  return {
    host,
    browser,
    context,
    page,
    folder,
    said,
    close: async (last = host) => {
      await browser.close();
      await last.close();
    },
  };
}

/** Chooses a target field by the words of its row, opening the section that holds it. */
export async function chooseTarget(page: Page, section: string, field: string): Promise<void> {
  const tree = page.locator('[data-tree=target]');
  const row = tree.locator('.tree-row', { has: page.locator('.tree-row__name', { hasText: new RegExp(`^${field}$`) }) });
  if ((await row.count()) === 0) {
    const group = tree.locator('.tree-row', { has: page.locator('.tree-row__name', { hasText: section }) }).first();
    await group.click();
    await page.keyboard.press('ArrowRight');
  }
  await row.first().click();
}

function copyInto(folder: string, project: string): string {
  const projects = join(folder, 'projects');
  mkdirSync(projects, { recursive: true });
  const copy = join(projects, basename(project));
  copyFileSync(project, copy);
  return copy;
}

function cookieOf(text: string, port: number): { name: string; value: string; url: string } {
  const at = text.indexOf('=');
  return { name: text.slice(0, at), value: text.slice(at + 1), url: `http://127.0.0.1:${port}` };
}
