import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Project } from '#shared/project/documents/document.ts';
import { checkProject } from '#shared/project/check-project.ts';
import { cases } from '#test/cases/case-list.ts';
import { caseProject, sampleProjects } from '#test/drivers/types/case-projects.ts';
import { checkMappingTypes } from '#test/drivers/types/check-types.ts';
import { itShared } from '#test/fixtures/shared-data.ts';

/** Of each mapping; the campaign takes ten thousand. */
const inputs = 60;

/** Warnings that these mappings, right for their samples, have all the same. */
const known: Readonly<Record<string, readonly string[]>> = {
  // It does: a few hundred placemarks do not show it.
  's06 KML to GeoJSON': ['features: $append inside $reduce copies the whole list for every item.'],
};

function warningsOf(project: Project): readonly string[] {
  return checkProject(project)
    .filter(({ code }) => code.startsWith('expression/'))
    .map(({ subject, message }) => `${subject}: ${message}`);
}

// Each makes a project with the command line.
vi.setConfig({ testTimeout: 180_000 });

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mapwright-types-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('every output is of the inferred type', () => {
  for (const one of cases)
    itShared(`${one.name}`, ['cases', one.folder], async (data) => {
      const project = await caseProject(one, folder, data);
      expect(warningsOf(project)).toEqual(known[one.name] ?? []);
      const check = checkMappingTypes(project, 'M-1', 7, inputs);
      expect(check.misfits).toEqual([]);
      expect(check.values).toBeGreaterThan(0);
    });

  it('the samples', async () => {
    const projects = await sampleProjects(join(folder, 'samples'));
    expect(projects.size).toBeGreaterThan(3);
    for (const [name, project] of projects) {
      expect([name, warningsOf(project)]).toEqual([name, known[name] ?? []]);
      const check = checkMappingTypes(project, 'M-1', 7, inputs);
      expect(check.misfits).toEqual([]);
      expect(check.values).toBeGreaterThan(0);
    }
  });
});
