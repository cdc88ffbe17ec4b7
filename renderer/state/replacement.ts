import type { Result } from '#shared/base/result.ts';
import { fail } from '#shared/base/result.ts';
import { problem } from '#shared/base/problem.ts';
import type { LookupTable } from '#shared/lookup/lookup-table.ts';
import type { EditSaved, ReplacementPlan } from '#shared/rpc/contract/project.ts';
import { callBackend, clientId } from '#renderer/rpc/client.ts';
import { dropUpload, uploadFile } from './files.ts';
import { useProject } from './project.ts';

const notOpen = fail(problem('project/not-open', 'No project is open.'));

/** What replacing a side by a file would do; the plan's edit applies it. */
export async function planReplacement(side: string, file: File): Promise<Result<ReplacementPlan>> {
  const { opened } = useProject.getState();
  return opened === undefined
    ? notOpen
    : withUpload(file, (handle) => callBackend('project.planReplacement', { key: opened.key, side, file: { handle } }));
}

/** Takes a file in as a further source of the mapping. */
export function addSource(file: File): Promise<Result<EditSaved>> {
  return addSide('project.addSource', file);
}

/** Takes a file in as the target of a mapping that has none. */
export function setTarget(file: File): Promise<Result<EditSaved>> {
  return addSide('project.setTarget', file);
}

async function addSide(call: 'project.addSource' | 'project.setTarget', file: File): Promise<Result<EditSaved>> {
  const { opened, accept } = useProject.getState();
  if (opened === undefined) return notOpen;
  const saved = await withUpload(file, (handle) => callBackend(call, { key: opened.key, file: { handle }, client: clientId }));
  if (saved.ok) accept(saved.value);
  return saved;
}

/** Reads a CSV file as a lookup table and puts it into the project. */
export async function addLookup(file: File): Promise<Result<EditSaved>> {
  const read = await withUpload(file, (handle): Promise<Result<Omit<LookupTable, 'id'>>> => callBackend('lookup.read', { handle }));
  return read.ok ? useProject.getState().edit({ type: 'lookup.set', lookup: read.value }) : read;
}

async function withUpload<T>(file: File, take: (handle: string) => Promise<Result<T>>): Promise<Result<T>> {
  const uploaded = await uploadFile(file);
  if (!uploaded.ok) return uploaded;
  const { handle } = uploaded.value;
  const taken = await take(handle);
  await dropUpload(handle);
  return taken;
}
