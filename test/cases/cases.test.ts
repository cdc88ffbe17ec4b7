import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { z } from 'zod';
import { cli } from '#test/drivers/cli.ts';
import { itShared } from '#test/fixtures/shared-data.ts';
import type { Case } from './case-list.ts';
import { cases } from './case-list.ts';
import { putLoopsAndLookups, readCaseProject, ruleArguments } from './case-project.ts';
import { comparable } from './comparable.ts';
import { stockOutput } from './stock-output.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

const checkSchema = z.object({ problems: z.array(z.object({ code: z.string(), target: z.string().optional() })) });

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mapwright-cases-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(cases)('$name', (one) => {
  const project = `${one.name.replaceAll(/\W+/g, '-')}.mapwright`;

  itShared(
    'gives the expected output through the command line, and on stock jsonata',
    ['cases', one.folder],
    async (data) => {
      await makeProject(one, project, data);
      if (one.unmapped !== undefined) await checkUnmapped(project, one.unmapped);
      for (const run of one.runs) await checkRun(one, run, project, data);
    },
    120_000,
  );
});

async function makeProject(one: Case, project: string, data: string): Promise<void> {
  const sides = ['--source', join(data, one.source), '--target', join(one.ours === true ? here : data, one.target)];
  const mapping = one.mapping === undefined ? [] : ['--mapping', join(here, one.mapping)];
  expect(await cli(folder, 'new', project, ...sides, ...mapping, ...(one.options ?? []))).toEqual({
    exit: 0,
    out: '',
    err: expect.stringContaining(`Made ${project}`) as string,
  });
  if (one.project === undefined) return;
  const parts = readCaseProject(join(here, one.project));
  putLoopsAndLookups(join(folder, project), parts, join(data, one.source));
  const rules = Object.keys(parts.rules).length;
  expect(await cli(folder, 'map', project, ...ruleArguments(parts))).toMatchObject({
    exit: 0,
    out: '',
    err: expect.stringMatching(new RegExp(` has ${rules} rules now\\.\n$`)) as string,
  });
}

/** What `check` names as mandatory and without a rule. */
async function checkUnmapped(project: string, fields: readonly string[]): Promise<void> {
  const { exit, out } = await cli(folder, 'check', project, '--json');
  const { problems } = checkSchema.parse(JSON.parse(out));
  expect(exit).toBe(1);
  expect(problems.filter(({ code }) => code === 'mapping/unmapped-mandatory').map(({ target }) => target)).toEqual(fields);
}

async function checkRun(one: Case, run: Case['runs'][number], project: string, data: string): Promise<void> {
  const output = `output-of-${project}.${one.compare}`;
  const input = join(data, run.input);
  const { exit = 0, notes = '', read = 1, written = 1 } = run;
  const summary = new RegExp(
    `^${notes}Read ${read} = mapped ${read} \\+ rejected 0 \\+ filtered 0; written ${written}, in [\\d.]+ s\\.\nOutput: ${output}, [\\d,]+ bytes\\.\n$`,
  );
  const format = one.format === undefined ? [] : ['--format-out', one.format];
  const now = one.now === undefined ? [] : ['--now', one.now];
  const ran = await cli(folder, 'run', project, '--input', input, '--output', output, ...format, ...now);
  expect(ran).toEqual({ exit, out: '', err: expect.stringMatching(summary) as string });
  const right = comparable[one.compare](readFileSync(join(data, run.expected), 'utf8'));
  const text = readFileSync(join(folder, output), 'utf8');
  expect(comparable[one.compare](text)).toEqual(right);
  await one.valid?.(text, data);
  expect(comparable[one.compare](await stockOutput(join(folder, project), input, { format: one.format, now: one.now }))).toEqual(right);
}
