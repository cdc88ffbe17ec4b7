import { ok } from '#shared/base/result.ts';
import type { EditHandler, EditOf } from './edit-handler.ts';

export const setSpec: EditHandler<EditOf<'spec.set'>> = (draft, { section }) => {
  draft.put('spec', section);
  return ok(`Edit the section ${section.id.replaceAll('-', ' ')}`);
};
