import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { makePeople, makeWebhooks, peopleProject, webhookProject, wrongPeople, wrongWebhooks } from '#test/drivers/big-files.ts';
import { cliHere } from '#test/drivers/cli.ts';
import { itShared } from '#test/fixtures/shared-data.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mapwright-big-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const at = (file: string): string => join(folder, file);

itShared(
  'webhooks of a recipe, three megabytes of them, are all mapped but for the line that is broken',
  ['cases', 's16-github-webhook-to-cloudevents'],
  async () => {
    const lines = makeWebhooks(at('hooks.ndjson'), 3, 150);
    expect((await cliHere(folder, 'new', ...webhookProject)).err).not.toContain('cannot');
    for (const workers of ['1', '2']) {
      const files = ['--input', 'hooks.ndjson', '--output', `hooks-${workers}.out`, '--rejects', 'hooks.rejects'];
      const ran = await cliHere(folder, 'run', 'webhooks.mapwright', ...files, '--format-out', 'ndjson', '--workers', workers);
      expect([ran.exit, await wrongWebhooks(at(`hooks-${workers}.out`), at('hooks.rejects'), lines, 150)]).toEqual([0, []]);
    }
    expect(readFileSync(at('hooks-1.out')).equals(readFileSync(at('hooks-2.out')))).toBe(true);
  },
  60_000,
);

itShared(
  'people of a recipe, two megabytes of them, are all written, their ids and salaries as they were',
  ['cases', 's09-kylo-csv-to-avro'],
  async () => {
    const rows = makePeople(at('people.csv'), 2);
    await cliHere(folder, 'new', ...peopleProject(folder));
    for (const workers of ['1', '2']) {
      const files = ['--input', 'people.csv', '--output', `people-${workers}.out`];
      const ran = await cliHere(folder, 'run', 'people.mapwright', ...files, '--format-out', 'csv', '--workers', workers);
      expect([ran.exit, await wrongPeople(at(`people-${workers}.out`), rows)]).toEqual([0, []]);
    }
    expect(readFileSync(at('people-1.out')).equals(readFileSync(at('people-2.out')))).toBe(true);
  },
  60_000,
);
