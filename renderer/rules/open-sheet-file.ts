import type { Problem } from '#shared/base/problem.ts';
import { problem } from '#shared/base/problem.ts';
import { readSheetFile } from '#renderer/state/rule-sheets.ts';
import { useRulesDialogs } from './rules-dialogs.ts';

/** Reads a mapping sheet and opens its proposals; gives the reason when it cannot be read. */
export async function openSheetFile(file: File): Promise<Problem | undefined> {
  const read = await readSheetFile(file);
  if (!read.ok) return read.error;
  if (read.value.length === 0) return problem('sheet/empty', `${file.name} holds no table.`, { next: 'Choose another file.' });
  useRulesDialogs.getState().openPaste({ kind: 'file', name: file.name, sheets: read.value });
  return undefined;
}
