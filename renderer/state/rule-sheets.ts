import { create } from 'zustand';
import { problem, problemText } from '#shared/base/problem.ts';
import type { Result } from '#shared/base/result.ts';
import { fail } from '#shared/base/result.ts';
import type { Edit } from '#shared/project/edits/edit.ts';
import type { RulesView, SheetCells } from '#shared/rpc/contract/rules.ts';
import type { TriedEdit } from '#shared/rpc/contract/scenario.ts';
import { callBackend, hostName } from '#renderer/rpc/client.ts';
import { dropUpload, uploadFile } from './files.ts';
import { useProject } from './project.ts';
import { saveFile } from './save-file.ts';
import { useToasts } from './toasts.ts';

const noProject = problem('project/not-open', 'No project is open.');

/** The format in which the rules are being exported just now. */
export const useRulesExport = create<{ readonly exporting: 'xlsx' | 'csv' | undefined }>()(() => ({ exporting: undefined }));

/** Writes a view of the rules as a file, saves it, and says where it is. */
export async function exportRules(mapping: string, format: 'xlsx' | 'csv', view: RulesView): Promise<void> {
  const key = useProject.getState().opened?.key;
  if (key === undefined || useRulesExport.getState().exporting !== undefined) return;
  const { show, dismiss } = useToasts.getState();
  const busy = show({ tone: 'busy', subject: 'Exporting', text: `the rules as ${format.toUpperCase()}` });
  useRulesExport.setState({ exporting: format });
  const done = await callBackend('rules.export', { key, mapping, format, view });
  useRulesExport.setState({ exporting: undefined });
  dismiss(busy);
  if (!done.ok) {
    show({ tone: 'err', subject: 'Export failed.', text: problemText(done.error) });
    return;
  }
  if (hostName() === 'web') saveFile(done.value.name, done.value.base64);
  show({ tone: 'ok', subject: `${done.value.name} is written.`, text: done.value.path });
}

/** The sheets of an XLSX or CSV file as cells of text. */
export async function readSheetFile(file: File): Promise<Result<readonly SheetCells[]>> {
  const uploaded = await uploadFile(file);
  if (!uploaded.ok) return uploaded;
  const { handle } = uploaded.value;
  const read = await callBackend('rules.readSheets', { handle });
  await dropUpload(handle);
  return read;
}

/** What an edit would do to the scenarios, without making it. */
export function tryEdit(edit: Edit): Promise<Result<TriedEdit>> {
  const key = useProject.getState().opened?.key;
  return key === undefined ? Promise.resolve(fail(noProject)) : callBackend('scenario.tryEdit', { key, edit });
}
