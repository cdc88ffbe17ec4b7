import { fail, ok } from '#shared/base/result.ts';
import type { EditHandler, EditOf } from './edit-handler.ts';
import { missing } from './missing.ts';

export const setInfo: EditHandler<EditOf<'info.set'>> = (draft, { patch }) => {
  const info = draft.find('info', 'project');
  if (info === undefined) return fail(missing('project', 'information'));
  draft.put('info', { ...info, name: patch.name ?? info.name, version: patch.version ?? info.version });
  if (patch.name !== undefined) return ok(`Rename the project to ${patch.name}`);
  return ok(`Set the version to ${patch.version ?? info.version}`);
};
