import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openProjectFile } from '#electron/backend/store/open-project.ts';
import { problemText } from '#shared/base/problem.ts';
import type { Project } from '#shared/project/documents/document.ts';
import type { Case } from '#test/cases/case-list.ts';
import { putLoopsAndLookups, readCaseProject, ruleArguments } from '#test/cases/case-project.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../..', import.meta.url));
const caseFolder = join(root, 'test/cases');

/** The project of a case, made by the command line in a folder. `data` is the folder of the case. */
export async function caseProject(one: Case, folder: string, data: string): Promise<Project> {
  const path = join(folder, `${one.name.replaceAll(/\W+/g, '-')}.mapwright`);
  const command = (...args: readonly string[]) => run(process.execPath, ['--no-warnings', join(root, 'electron/cli/main.ts'), ...args]);
  const sides = ['--source', join(data, one.source), '--target', join(one.ours === true ? caseFolder : data, one.target)];
  const mapping = one.mapping === undefined ? [] : ['--mapping', join(caseFolder, one.mapping)];
  await command('new', path, ...sides, ...mapping, ...(one.options ?? []));
  if (one.project !== undefined) {
    const parts = readCaseProject(join(caseFolder, one.project));
    putLoopsAndLookups(path, parts, join(data, one.source));
    await command('map', path, ...ruleArguments(parts));
  }
  return readProject(path);
}

/** The sample projects that come with the program, by their names. */
export async function sampleProjects(folder: string): Promise<ReadonlyMap<string, Project>> {
  await run(process.execPath, ['--no-warnings', join(root, 'scripts/samples/build.ts'), '--out', folder]);
  const files = readdirSync(folder).filter((file) => file.endsWith('.mapwright'));
  return new Map(files.map((file) => [`sample ${basename(file, '.mapwright')}`, readProject(join(folder, file))]));
}

function readProject(path: string): Project {
  const file = openProjectFile(path, { readOnly: true });
  if (!file.ok) throw new Error(problemText(file.error));
  const { project } = file.value;
  file.value.close();
  return project;
}
