import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Page } from '@playwright/test';
import type { Figure } from '#scripts/figure.ts';
import { openDesigner } from '#test/drivers/designer-page.ts';

const main = join(import.meta.dirname, '../../dist/cli/main.js');
const frames = 120;
const [few, many] = [50, 2_000];

export const name = `Big trees: ${many} fields on each side against ${few}`;

/** Scrolls both trees and pans the canvas of a small and a large project, a step a frame, and counts what the page does for it. */
export async function run(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'mapwright-trees-'));
  try {
    const small = await measure(folder, few);
    const large = await measure(folder, many);
    const gestures = ['scroll', 'pan'] as const;
    return [
      { name: 'most rows in a tree against those that fit', value: large.rows, unit: '×', bound: 'at most 2 ×', kept: large.rows <= 2 },
      ...gestures.flatMap((gesture): readonly Figure[] => {
        const [one, other] = [small[gesture], large[gesture]];
        const layouts = other.layouts / Math.max(one.layouts, frames / 10);
        return [
          { name: `${gesture}: layouts a frame, ${many} fields`, value: other.layouts / frames, unit: 'layouts' },
          { name: `${gesture}: layouts against ${few} fields`, value: layouts, unit: '×', bound: 'at most 2 ×', kept: layouts <= 2 },
          { name: `${gesture}: styles against ${few} fields`, value: other.styles / Math.max(one.styles, frames / 10), unit: '×' },
          { name: `${gesture}: layout time a frame, ${many} fields`, value: (other.layoutTime * 1000) / frames, unit: 'ms' },
          { name: `${gesture}: main thread a frame, ${many} fields`, value: (other.taskTime * 1000) / frames, unit: 'ms' },
          { name: `${gesture}: main thread against ${few} fields`, value: other.taskTime / one.taskTime, unit: '×' },
        ];
      }),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Work {
  readonly layouts: number;
  readonly styles: number;
  /** Seconds. */
  readonly layoutTime: number;
  readonly taskTime: number;
}

async function measure(folder: string, fields: number): Promise<{ readonly rows: number; readonly scroll: Work; readonly pan: Work }> {
  const designer = await openDesigner({ project: makeProject(folder, fields) });
  const { page } = designer;
  try {
    await page.locator('[data-tree=target] .tree-row').first().waitFor();
    // All below the one group at the top is opened: the whole schema is in the tree.
    for (const side of ['source', 'target']) {
      await page.locator(`[data-tree=${side}] .tree-row`).first().click();
      await page.keyboard.press('*');
      await page.waitForFunction(([tree, least]) => (document.querySelector(`[data-tree=${tree}]`)?.scrollHeight ?? 0) > least, [
        side,
        fields * 20,
      ] as const);
    }
    const counter = await page.context().newCDPSession(page);
    await counter.send('Performance.enable');
    const rows = await mostRows(page);
    const scroll = await workOf(counter, () => page.evaluate(scrollTrees, frames));
    const pan = await workOf(counter, () => panCanvas(page));
    return { rows, scroll, pan };
  } finally {
    await designer.close();
  }
}

/** A project of two schemas with this many fields in groups of ten, half of the targets filled. */
function makeProject(folder: string, fields: number): string {
  const schema = (prefix: string): string => {
    const groups = Array.from({ length: fields / 10 }, (_, group) => {
      const own = new Map<string, unknown>();
      for (let field = 0; field < 9; field += 1) own.set(`${prefix}_${group}_${field}`, { type: field % 3 === 0 ? 'number' : 'string' });
      return [`${prefix}_group_${group}`, { type: 'object', properties: Object.fromEntries(own) }] as const;
    });
    return JSON.stringify({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      properties: { all: { type: 'object', properties: Object.fromEntries(groups) } },
    });
  };
  const rules = Array.from({ length: fields / 10 }, (_, group) => {
    const own = Array.from({ length: 5 }, (__, field) => `"to_${group}_${field}": all.from_group_${group}.from_${group}_${field}`);
    return `"to_group_${group}": { ${own.join(', ')} }`;
  });
  writeFileSync(join(folder, 'from.schema.json'), schema('from'));
  writeFileSync(join(folder, 'to.schema.json'), schema('to'));
  writeFileSync(join(folder, 'rules.jsonata'), `{ "all": { ${rules.join(', ')} } }`);
  const path = join(folder, `trees-${fields}.mapwright`);
  const args = ['new', path, '--source', 'from.schema.json', '--target', 'to.schema.json', '--mapping', 'rules.jsonata'];
  const made = spawnSync(process.execPath, [main, ...args], { cwd: folder, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(made.stderr);
  return path;
}

/** The most rows that either tree holds on the way down, against those that fit into its height. */
function mostRows(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
    let most = 0;
    for (const tree of document.querySelectorAll('[data-tree]')) {
      const height = tree.querySelector('.tree-row')?.getBoundingClientRect().height ?? 24;
      for (let at = 0; at <= 20; at += 1) {
        tree.scrollTop = ((tree.scrollHeight - tree.clientHeight) * at) / 20;
        await frame();
        await frame();
        most = Math.max(most, tree.querySelectorAll('.tree-row').length / Math.ceil(tree.clientHeight / height));
      }
      tree.scrollTop = 0;
    }
    return most;
  });
}

/** Runs in the page: both trees, half a row a frame, there and back again; as far as the small project reaches. */
async function scrollTrees(count: number): Promise<void> {
  const trees = [...document.querySelectorAll('[data-tree]')];
  for (let i = 0; i < count; i += 1) {
    for (const tree of trees) tree.scrollTop += i < count / 2 ? 12 : -12;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

/** Drags the empty canvas to and fro, a move a frame. */
async function panCanvas(page: Page): Promise<void> {
  const canvas = await page.locator('[data-canvas]').boundingBox();
  if (canvas === null) throw new Error('The canvas is not there.');
  const [x, y] = [canvas.x + canvas.width / 2, canvas.y + canvas.height - 24];
  await page.mouse.move(x, y);
  await page.mouse.down({ button: 'middle' });
  for (let i = 0; i < frames; i += 1) {
    await page.mouse.move(x + Math.sin(i / 10) * 100, y - Math.abs(Math.sin(i / 15)) * 60);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  await page.mouse.up({ button: 'middle' });
}

async function workOf(counter: CDPSession, gesture: () => Promise<void>): Promise<Work> {
  const read = async (): Promise<(name: string) => number> => {
    const { metrics } = await counter.send('Performance.getMetrics');
    return (metric) => metrics.find((one) => one.name === metric)?.value ?? 0;
  };
  const before = await read();
  await gesture();
  const after = await read();
  const grown = (metric: string): number => after(metric) - before(metric);
  return {
    layouts: grown('LayoutCount'),
    styles: grown('RecalcStyleCount'),
    layoutTime: grown('LayoutDuration') + grown('RecalcStyleDuration'),
    taskTime: grown('TaskDuration'),
  };
}
