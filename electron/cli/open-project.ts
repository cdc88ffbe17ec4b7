import { openProjectFile } from '#electron/backend/store/open-project.ts';
import type { ProjectFile } from '#electron/backend/store/project-file.ts';
import { problemText } from '#shared/base/problem.ts';
import type { Mapping, MappingDefinition } from '#shared/mapping/mapping.ts';
import type { Project } from '#shared/project/documents/document.ts';
import { mappingDefinition, orderedMappings } from '#shared/project/mapping-definition.ts';
import { CliFailure, need, wrongUse } from './cli-failure.ts';
import { exitCodes } from './exit-codes.ts';
import { say } from './streams.ts';

/** Opens a project to look at it; nothing in it changes. */
export function openToRead(path: string): ProjectFile {
  const file = need(openProjectFile(path, { readOnly: true }));
  if (file.notice !== undefined) say(file.notice);
  return file;
}

/** Opens a project to change it; one that another program has open is the end of the command. */
export function openToChange(path: string): ProjectFile {
  const file = need(openProjectFile(path));
  const { readOnly, notice } = file;
  if (readOnly === undefined) {
    if (notice !== undefined) say(notice);
    return file;
  }
  file.close();
  throw new CliFailure(exitCodes.unwritable, { ...readOnly, message: `Nothing can be changed: ${problemText(readOnly)}` });
}

/** The mapping asked for by id or name; without one, the only one. */
export function chooseMapping(project: Project, using: string | undefined): Mapping {
  const mappings = orderedMappings(project);
  const names = mappings.map((mapping) => mapping.name).join(', ');
  if (using !== undefined) {
    const found = mappings.find((mapping) => mapping.id === using || mapping.name === using);
    if (found === undefined) throw wrongUse(`There is no mapping ${using}.`, `Mappings: ${names}.`);
    return found;
  }
  const [only, ...more] = mappings;
  if (only === undefined) throw wrongUse('The project has no mapping.');
  if (more.length > 0) throw wrongUse('The project has several mappings.', `Say which with --using: ${names}.`);
  return only;
}

export function definitionOf(project: Project, mapping: Mapping): MappingDefinition {
  const definition = mappingDefinition(project, mapping.id);
  if (definition === undefined) throw new Error(`Mapping ${mapping.id} is gone`);
  return definition;
}
