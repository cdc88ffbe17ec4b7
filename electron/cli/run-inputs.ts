import { resolve } from 'node:path';
import type { InputBytes } from '#electron/backend/runs/run-input.ts';
import { fileInput, heldInput } from '#electron/backend/runs/run-input.ts';
import type { ProjectFile } from '#electron/backend/store/project-file.ts';
import type { FormatName } from '#shared/formats/codec.ts';
import type { MappingDefinition, Per } from '#shared/mapping/mapping.ts';
import { findDocument } from '#shared/project/documents/project-documents.ts';
import type { Side } from '#shared/project/documents/side.ts';
import { mappingSources } from '#shared/project/mapping-definition.ts';
import { namedFile, optionTable } from './assignments.ts';
import { need, wrongUse } from './cli-failure.ts';
import type { RunOptions } from './run-options.ts';
import { formats } from './run-options.ts';

/** An input of a run: a source, its bytes, and how they are read. */
export interface ChosenInput {
  readonly side: Side;
  readonly input: InputBytes;
  readonly choice: { readonly format?: FormatName; readonly options: Readonly<Record<string, string>>; readonly replay?: Per };
}

/** A file or the sample for each source: named inputs first, the others in order. */
export function chooseInputs(file: ProjectFile, definition: MappingDefinition, options: RunOptions): readonly ChosenInput[] {
  const sides = mappingSources(file.project, definition.mapping);
  const given = (options.input ?? []).map(namedFile);
  const names = sides.map((side) => side.name).join(', ');
  const stray = given.find(({ name }) => name !== undefined && !sides.some((side) => side.name === name));
  if (stray !== undefined) throw wrongUse(`There is no source ${stray.name ?? ''}.`, `Sources: ${names}.`);
  const unnamed = given.filter(({ name }) => name === undefined);
  const read = optionTable(options.read, '--read');
  const { replay } = options;
  const [driving] = sides;
  if (replay !== undefined && given.some(({ name }) => name === driving?.name))
    throw wrongUse(`--replay ${replay} stands in the place of an input for ${driving?.name ?? 'the source'}.`, 'Give one of the two.');
  const inputs = sides.map((side) => {
    const again = replay !== undefined && side === driving;
    const chosen = again ? { path: replay } : (given.find(({ name }) => name === side.name) ?? unnamed.shift());
    const { format = options.formatIn, ...rest } = read.for(side.name);
    const asked = formatName(format);
    return {
      side,
      input: chosen === undefined ? sampleInput(file, side) : need(fileInput(chosen.path)),
      choice: {
        ...(asked === undefined ? {} : { format: asked }),
        options: rest,
        ...(again ? { replay: definition.mapping.per } : {}),
      },
    };
  });
  const [left] = unnamed;
  if (left !== undefined) throw wrongUse(`${left.path} is one input too many.`, `Sources: ${names}.`);
  return inputs;
}

function sampleInput(file: ProjectFile, side: Side): InputBytes {
  const sample = side.sample === undefined ? undefined : findDocument(file.project, 'sample', side.sample);
  if (sample === undefined)
    throw wrongUse(`The source ${side.name} has no sample in the project.`, `Give a file with --input ${side.name}=<file>.`);
  return heldInput(sample.file, need(file.sample(sample.hash)));
}

/** A format as an option names it; what is none ends the command. */
export function formatName(text: string | undefined): FormatName | undefined {
  if (text === undefined || text === 'json' || text === 'ndjson' || text === 'csv' || text === 'xml') return text;
  throw wrongUse(`There is no format ${text}.`, `Formats: ${formats.join(', ')}.`);
}

/** An output over an input, the project or another output would destroy it. */
export function refuseOverwriting(project: string, inputs: readonly ChosenInput[], { output, rejects, report, input }: RunOptions): void {
  const kept = new Set([
    resolve(project),
    ...(input ?? []).map((text) => resolve(namedFile(text).path)),
    ...inputs.map((one) => resolve(one.input.file)),
  ]);
  for (const path of [output, rejects, report]) {
    if (path === undefined || path.startsWith('/dev/')) continue;
    if (kept.has(resolve(path))) throw wrongUse(`${path} is used twice: an output must be a file of its own.`);
    kept.add(resolve(path));
  }
}
