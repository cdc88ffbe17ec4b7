import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { readSuite } from '#test/drivers/suite/read-suite.ts';
import { runSuite } from '#test/drivers/suite/run-suite.ts';
import engine from '#test/drivers/engine.ts';

const folder = mkdtempSync(join(tmpdir(), 'mapwright-suite-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('counts right values, nothing, errors and tokens, and names what came out otherwise', async () => {
  mkdirSync(join(folder, 'groups/sums'), { recursive: true });
  mkdirSync(join(folder, 'datasets'));
  writeFileSync(join(folder, 'datasets/prices.json'), '{"prices":[1,2,3]}');
  writeFileSync(join(folder, 'groups/sums/long.jsonata'), '$sum(\n prices\n)');
  const cases = [
    { 'expr-file': 'long.jsonata', dataset: 'prices', bindings: {}, result: 6 },
    { expr: 'nowhere', data: { a: 1 }, undefinedResult: true },
    { expr: '1 + "a"', dataset: null, code: 'T2002', token: '+' },
    { expr: 'prices + 1', data: { prices: 1 }, result: 3 },
    { expr: '$x', data: null, bindings: { x: 1 }, undefinedResult: true },
    { expr: '1 - "a"', dataset: null, code: 'T2002', token: '+' },
    { expr: '(', dataset: null, result: 1 },
  ];
  writeFileSync(join(folder, 'groups/sums/cases.json'), JSON.stringify(cases));
  const failed = await runSuite(engine, readSuite(folder));
  expect(failed).toEqual([
    { name: 'sums/cases.json 4', expression: 'prices + 1', expected: '3', given: '2' },
    { name: 'sums/cases.json 5', expression: '$x', expected: 'nothing', given: '1' },
    { name: 'sums/cases.json 6', expression: '1 - "a"', expected: 'error T2002 +', given: 'error T2002 -' },
    { name: 'sums/cases.json 7', expression: '(', expected: '1', given: 'error S0203 (end)' },
  ]);
});
