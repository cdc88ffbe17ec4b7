import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cases } from '#test/cases/case-list.ts';
import { caseProject, sampleProjects } from '#test/drivers/types/case-projects.ts';
import { checkMappingTypes } from '#test/drivers/types/check-types.ts';
import { itShared } from '#test/fixtures/shared-data.ts';

/** Of each mapping; the campaign takes ten thousand. */
const inputs = 150;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mapwright-types-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('every output is of the inferred type', () => {
  for (const one of cases)
    itShared(`${one.name}`, ['cases', one.folder], async (data) => {
      const check = checkMappingTypes(await caseProject(one, folder, data), 'M-1', 7, inputs);
      console.log(one.name, JSON.stringify({ ...check, misfits: check.misfits.length }));
      expect(check.misfits).toEqual([]);
      expect(check.values).toBeGreaterThan(0);
    });

  it('the samples', async () => {
    const projects = await sampleProjects(join(folder, 'samples'));
    expect(projects.size).toBeGreaterThan(3);
    for (const [name, project] of projects) {
      const check = checkMappingTypes(project, 'M-1', 7, inputs);
      console.log(name, JSON.stringify({ ...check, misfits: check.misfits.length }));
      expect(check.misfits).toEqual([]);
      expect(check.values).toBeGreaterThan(0);
    }
  });
});
