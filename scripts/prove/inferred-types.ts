import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CampaignOptions } from '#scripts/campaign-options.ts';
import { wholeOption } from '#scripts/campaign-options.ts';
import type { Figure } from '#scripts/figure.ts';
import { cases } from '#test/cases/case-list.ts';
import { caseProject, sampleProjects } from '#test/drivers/types/case-projects.ts';
import { checkMappingTypes, type TypeCheck } from '#test/drivers/types/check-types.ts';
import { fuzzTypes } from '#test/drivers/types/fuzz-types.ts';
import { sharedData } from '#test/fixtures/shared-data.ts';

export const name = 'Inferred types: every output of every case and sample is of them';

/** Evaluates the expressions of each mapping, and as many generated ones, over `--pairs` generated inputs (10,000) of seed `--seed`. */
export async function run(options: CampaignOptions): Promise<readonly Figure[]> {
  const inputs = wholeOption('pairs', options.pairs, options.quick === true ? 500 : 10_000);
  const seed = wholeOption('seed', options.seed, 20_261_124);
  const folder = mkdtempSync(join(tmpdir(), 'mapwright-types-'));
  const figures: Figure[] = [];
  const judge = (label: string, check: TypeCheck): void => {
    for (const misfit of check.misfits) console.log(`  ${label}: ${misfit}`);
    console.log(
      `  ${label}: ${check.typed} of ${check.expressions} expressions typed, ${check.values} values, ${check.nothing} nothing, ${check.errors} errors`,
    );
    figures.push({
      name: `${label}: outputs not of their type`,
      value: check.misfits.length,
      unit: 'outputs',
      bound: 'none',
      kept: check.misfits.length === 0,
    });
  };
  try {
    for (const one of cases) {
      const data = sharedData('cases', one.folder);
      if (data !== undefined) judge(one.name, checkMappingTypes(await caseProject(one, folder, data), 'M-1', seed, inputs));
    }
    for (const [label, project] of await sampleProjects(join(folder, 'samples')))
      judge(label, checkMappingTypes(project, 'M-1', seed, inputs));
    judge('generated expressions', fuzzTypes(seed, inputs, 4));
  } finally {
    rmSync(folder, { recursive: true });
  }
  return figures;
}
