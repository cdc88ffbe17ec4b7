import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page, Response } from '@playwright/test';
import { openProjectFile } from '#electron/backend/store/open-project.ts';
import type { Figure } from '#scripts/figure.ts';
import { chooseTarget, openDesigner } from '#test/drivers/designer-page.ts';
import { startWebHost } from '#test/drivers/web-host.ts';

const project = join(import.meta.dirname, '../../dist/samples/orders-as-drawn.mapwright');
const kills = 50;

export const name = 'kill -9 of the backend while a page edits, started again on its address';

/** A page edits R-05 without pause; its host is killed and started again, and what it had said is saved must be in the file. */
export async function run(): Promise<readonly Figure[]> {
  const designer = await openDesigner({ project });
  const { page, folder } = designer;
  const file = join(designer.folder, 'projects/orders-as-drawn.mapwright');
  const copies = mkdtempSync(join(tmpdir(), 'mapwright-killed-'));
  const { port } = designer.host;
  let host = designer.host;
  const said = watchAnswers(page);
  const back: number[] = [];
  let [lost, unreadable, interrupted] = [0, 0, 0];
  try {
    await chooseTarget(page, 'Header', 'PaymentTerms');
    const editor = page.locator('.expression-tab .monaco-editor').first();
    let count = 0;
    const edit = async (): Promise<void> => {
      count += 1;
      await editor.click();
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.insertText(`financial_status & ${count}`);
    };
    for (let kill = 1; kill <= kills; kill += 1) {
      const before = said.last;
      for (let i = 0; i < 3; i += 1) await edit();
      // The moment differs from kill to kill: some strike between edits, some while one is under way.
      const moment = (kill * 37) % 180;
      await Promise.all([edit(), new Promise((resolve) => setTimeout(resolve, moment)).then(() => host.kill())]);
      const { last } = said;
      // A copy with its journal is opened as the app opens it; the file itself is left to the host.
      const copy = join(copies, `${kill}.mapwright`);
      copyFileSync(file, copy);
      if (existsSync(`${file}-journal`)) {
        copyFileSync(`${file}-journal`, `${copy}-journal`);
        interrupted += 1;
      }
      const opened = openProjectFile(copy);
      if (!opened.ok || opened.value.readOnly !== undefined) unreadable += 1;
      if (opened.ok) {
        const expression = opened.value.project.rule['R-05']?.expression ?? '';
        if (last > before && Number(/(\d+)$/.exec(expression)?.[1] ?? 0) < last) lost += 1;
        opened.value.close();
      }
      const started = performance.now();
      host = await startWebHost({ folder, port, project: file });
      await edit();
      const wanted = count;
      await said.until(wanted);
      back.push(performance.now() - started);
    }
    const slowest = Math.max(...back) / 1000;
    return [
      { name: 'kills', value: kills, unit: 'kills' },
      { name: 'kills that left a journal', value: interrupted, unit: 'kills' },
      { name: 'edits that the page was told are saved', value: said.count, unit: 'edits' },
      { name: 'of them lost', value: lost, unit: 'edits', bound: 'none', kept: lost === 0 },
      { name: 'project not opened after a kill', value: unreadable, unit: 'kills', bound: 'none', kept: unreadable === 0 },
      { name: 'start of the host to an edit saved again, slowest', value: slowest, unit: 's' },
    ];
  } finally {
    await designer.close(host);
    rmSync(copies, { recursive: true });
  }
}

/** Follows what the page is told: the number in the last text that is saved, and how many were. */
function watchAnswers(page: Page): { last: number; count: number; until(number: number): Promise<void> } {
  const waiting = new Set<() => void>();
  const said = {
    last: 0,
    count: 0,
    until: (number: number): Promise<void> =>
      new Promise((resolve) => {
        const look = (): void => {
          if (said.last < number) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
  };
  const hear = async (response: Response): Promise<void> => {
    const asked = /financial_status & (\d+)/.exec(response.request().postData() ?? '');
    if (asked === null || !(response.request().postData() ?? '').includes('"project.edit"')) return;
    const answer = (await response.json()) as { readonly ok: boolean };
    if (!answer.ok) return;
    said.count += 1;
    said.last = Math.max(said.last, Number(asked[1]));
    for (const look of waiting) look();
  };
  // An answer cut off by the kill was never told.
  page.on('response', (response) => void hear(response).catch(() => undefined));
  return said;
}
