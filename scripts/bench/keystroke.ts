import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type { Figure } from '#scripts/figure.ts';
import { chooseTarget, openDesigner } from '#test/drivers/designer-page.ts';

const project = fileURLToPath(new URL('../../dist/samples/orders-as-drawn.mapwright', import.meta.url));
const strokes = 48;
/** Milliseconds from one key's value to the next key: a quick typist. */
const pace = 120;

export const name = 'Keystroke to value: orders, 38 rules, 1,204 records, rule R-05';

/** Types into R-05's text in a real browser and waits for each key's value in the row of its field and in the output. */
export async function run(): Promise<readonly Figure[]> {
  const { page, close } = await openDesigner({ project });
  try {
    await chooseTarget(page, 'Header', 'PaymentTerms');
    await placeCaretIn(page, '"PREPAID"');
    await page.evaluate(watchKeys);
    // Whole rounds of six keys leave the text as it was. The first keys load and compile what the others find ready.
    await type(page, 12);
    const measured = await type(page, strokes);
    const trips = await page.evaluate(roundTrips, strokes);
    const [row, output, trip] = [measured.map((one) => one.row), measured.map((one) => one.output), trips].map(sorted);
    const median = at(row, 0.5);
    return [
      { name: 'key to value in its row, median', value: median, unit: 'ms', bound: 'at most 100 ms', kept: median <= 100 },
      { name: 'key to value in its row, 95 of 100', value: at(row, 0.95), unit: 'ms' },
      { name: 'key to value in the output, median', value: at(output, 0.5), unit: 'ms' },
      { name: 'a call that does nothing, median', value: at(trip, 0.5), unit: 'ms' },
      { name: 'key to value against that call', value: median / at(trip, 0.5), unit: '×' },
      { name: 'keys measured', value: row?.length ?? 0, unit: 'keys' },
    ];
  } finally {
    await close();
  }
}

/** Puts the caret before the closing quote of a text in the expression. */
async function placeCaretIn(page: Page, text: string): Promise<void> {
  const editor = page.locator('.expression-tab .monaco-editor').first();
  const token = editor.locator('.view-line span', { hasText: text }).last();
  await token.click();
  await page.keyboard.press('Home');
  const line = await editor.locator('.view-line').first().innerText();
  const before = line.replaceAll('\u00a0', ' ').indexOf(text) + text.length - 1;
  for (let i = 0; i < before; i += 1) await page.keyboard.press('ArrowRight');
}

async function type(page: Page, keys: number): Promise<readonly Latency[]> {
  const before = await page.evaluate(() => window.keyLatencies.length);
  for (let i = 0; i < keys; i += 1) {
    // Three letters and three deletions: each key gives another value than the one before, and the text stays short.
    const key = 'abc'[i % 6];
    const wanted = `"PREPAID${'abc'.slice(0, i % 6 < 3 ? (i % 6) + 1 : 5 - (i % 6))}"`;
    await page.evaluate((value) => window.expectValue(value), wanted);
    await page.keyboard.press(key ?? 'Backspace');
    await page.waitForFunction((count) => window.keyLatencies.length > count, before + i);
    await page.waitForTimeout(pace);
  }
  return (await page.evaluate(() => window.keyLatencies)).slice(before);
}

/** Milliseconds from the key to the frame that shows its value, in the row and in the output. */
interface Latency {
  readonly row: number;
  readonly output: number;
}

declare global {
  interface Window {
    keyLatencies: Latency[];
    expectValue(value: string): void;
  }
}

/** Runs in the page. */
function watchKeys(): void {
  window.keyLatencies = [];
  let wanted: string | undefined;
  let pressed: number | undefined;
  let row: number | undefined;
  let output: number | undefined;
  window.expectValue = (value) => {
    [wanted, pressed, row, output] = [value, undefined, undefined, undefined];
  };
  const shown = (time: number): void => {
    if (wanted === undefined || pressed === undefined) return;
    if (document.querySelector('[data-tree=target] .tree-row--selected .tree-row__value')?.textContent === wanted) row ??= time - pressed;
    const lines = document.querySelector('[aria-label="Output as JSON"]')?.textContent ?? '';
    if (lines.includes(`"PaymentTerms": ${wanted}`)) output ??= time - pressed;
    if (row === undefined || output === undefined) return;
    window.keyLatencies.push({ row, output });
    wanted = undefined;
  };
  window.addEventListener('keydown', (event) => (pressed ??= event.timeStamp), true);
  let asked = false;
  // What changed is seen with the frame that draws it.
  new MutationObserver(() => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      shown(performance.now());
    });
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}

/** Runs in the page: calls that the host answers at once, one after another. */
async function roundTrips(count: number): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < count; i += 1) {
    const start = performance.now();
    const answer = await fetch('/api/call', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-mapwright': '1' },
      body: JSON.stringify({ name: 'app.info', input: {} }),
    });
    await answer.text();
    times.push(performance.now() - start);
  }
  return times;
}

function sorted(times: readonly number[]): readonly number[] {
  return times.toSorted((a, b) => a - b);
}

function at(times: readonly number[] | undefined, share: number): number {
  const found = times?.[Math.min(times.length - 1, Math.floor(times.length * share))];
  if (found === undefined) throw new Error('Nothing was measured.');
  return found;
}
