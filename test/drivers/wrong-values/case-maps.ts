import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { registry } from '#electron/backend/codecs/registry.ts';
import { oneChunk, readSample } from '#electron/backend/projects/read-records.ts';
import { SampleReader } from '#electron/backend/sessions/sample-inputs.ts';
import { openProjectFile } from '#electron/backend/store/open-project.ts';
import { problemText } from '#shared/base/problem.ts';
import type { Value } from '#shared/records/value.ts';
import { mappingDefinition, mappingInputs, mappingSources } from '#shared/project/mapping-definition.ts';
import type { Case } from '#test/cases/case-list.ts';
import { putLoopsAndLookups, readCaseProject, ruleArguments } from '#test/cases/case-project.ts';
import type { SeededMap } from './seeded-map.ts';

const main = fileURLToPath(new URL('../../../electron/cli/main.ts', import.meta.url));
const cases = fileURLToPath(new URL('../../cases/', import.meta.url));

/** The finished mappings of the cases, made as their own tests make them, with what they are run on. `data` is the folder of all cases. */
export async function caseMaps(list: readonly Case[], data: string): Promise<readonly SeededMap[]> {
  const folder = mkdtempSync(join(tmpdir(), 'mapwright-wrong-values-'));
  try {
    const maps: SeededMap[] = [];
    for (const one of list) {
      const project = join(folder, `${one.name.replaceAll(/\W+/g, '-')}.mapwright`);
      makeProject(one, project, join(data, one.folder));
      maps.push(await readMap(one.name, project, join(data, one.folder, one.runs[0]?.input ?? ''), one.now));
    }
    return maps;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function mapwright(...args: readonly string[]): void {
  const run = spawnSync(process.execPath, ['--no-warnings', main, ...args], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
}

function makeProject(one: Case, project: string, data: string): void {
  const sides = ['--source', join(data, one.source), '--target', join(one.ours === true ? cases : data, one.target)];
  const mapping = one.mapping === undefined ? [] : ['--mapping', join(cases, one.mapping)];
  mapwright('new', project, ...sides, ...mapping, ...(one.options ?? []));
  if (one.project === undefined) return;
  const parts = readCaseProject(join(cases, one.project));
  putLoopsAndLookups(project, parts, join(data, one.source));
  mapwright('map', project, ...ruleArguments(parts));
}

/** The first mapping of a project, and its sample; the records of `input` where it has none. */
export async function readMap(name: string, project: string, input?: string, now?: string): Promise<SeededMap> {
  const file = openProjectFile(project);
  if (!file.ok) throw new Error(problemText(file.error));
  try {
    const found = file.value.project;
    const definition = mappingDefinition(found, 'M-1');
    if (definition === undefined) throw new Error(`${name} has no mapping.`);
    let records: readonly Value[] = (await new SampleReader(file.value).inputs(found, definition.mapping)).values;
    const [side] = mappingSources(found, definition.mapping);
    if (side !== undefined && side.sample === undefined && input !== undefined) {
      const read = await readSample({
        bytes: oneChunk(readFileSync(input)),
        file: input,
        codec: registry.codec(side.format),
        read: side.read,
        schema: side.schema,
        per: side.schema.records ? 'record' : 'document',
      });
      records = mappingInputs(definition.mapping, [{ side, records: read.records, sequence: side.schema.records }]);
    }
    return { name, definition: now === undefined ? definition : { ...definition, now }, records };
  } finally {
    file.value.close();
  }
}
