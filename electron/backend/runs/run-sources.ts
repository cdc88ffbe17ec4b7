import { basename, join } from 'node:path';
import type { ProjectSession } from '#electron/backend/sessions/project-session.ts';
import { problem } from '#shared/base/problem.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { Mapping } from '#shared/mapping/mapping.ts';
import { findDocument } from '#shared/project/documents/project-documents.ts';
import type { Side } from '#shared/project/documents/side.ts';
import { mappingSources } from '#shared/project/mapping-definition.ts';
import type { InputBytes, ReadChoice } from './run-input.ts';
import { fileInput, heldInput } from './run-input.ts';
import type { RunOrder } from './stored-run.ts';

/** A source of a run with its bytes and how they are read. */
export interface ChosenSource {
  readonly side: Side;
  readonly input: InputBytes;
  readonly choice: ReadChoice;
}

/** The driving source first, with the input that was asked for; the others are the samples of their sources. */
export function runSources(
  session: ProjectSession,
  mapping: Mapping,
  { input }: RunOrder,
  folder: string,
): Result<readonly [ChosenSource, ...ChosenSource[]]> {
  const [driving, ...others] = mappingSources(session.file.project, mapping);
  if (driving === undefined)
    return fail(problem('run/no-source', `The mapping ${mapping.name} has no source.`, { next: 'Give it a source first.' }));
  const first = drivingInput(session, driving, input, folder);
  if (!first.ok) return first;
  const rest: ChosenSource[] = [];
  for (const side of others) {
    const bytes = sampleInput(session, side, side.sample);
    if (!bytes.ok) return bytes;
    rest.push({ side, input: bytes.value, choice: {} });
  }
  const choice = input.from === 'rejects' ? { replay: mapping.per } : {};
  return ok([{ side: driving, input: first.value, choice }, ...rest]);
}

function drivingInput(session: ProjectSession, side: Side, input: RunOrder['input'], folder: string): Result<InputBytes> {
  if (input.from === 'sample') return sampleInput(session, side, input.sample);
  const opened = fileInput(join(folder, basename(input.from === 'file' ? input.kept : input.file)));
  return opened.ok && input.from === 'file' ? ok({ ...opened.value, file: input.name }) : opened;
}

function sampleInput(session: ProjectSession, side: Side, id: string | undefined): Result<InputBytes> {
  const sample = id === undefined ? undefined : findDocument(session.file.project, 'sample', id);
  if (sample === undefined)
    return fail(problem('run/no-input', `The source ${side.name} has no file to run on.`, { next: 'Choose a file.' }));
  const bytes = session.file.sample(sample.hash);
  return bytes.ok ? ok(heldInput(sample.file, bytes.value)) : bytes;
}
