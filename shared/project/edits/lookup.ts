import { problem } from '#shared/base/problem.ts';
import { fail, ok } from '#shared/base/result.ts';
import type { EditHandler, EditOf } from './edit-handler.ts';
import { missing } from './missing.ts';

export const setLookup: EditHandler<EditOf<'lookup.set'>> = (draft, { lookup }) => {
  const { id, ...parts } = lookup;
  if (id !== undefined && draft.find('lookup', id) === undefined) return fail(missing('lookup table', id));
  const taken = draft.list('lookup').find((other) => other.name === parts.name && other.id !== id);
  if (taken !== undefined)
    return fail(
      problem('edit/name-taken', `There is a lookup table named ${parts.name} already.`, {
        next: 'Give it another name.',
        token: parts.name,
      }),
    );
  const absent = [parts.key, ...(parts.value === undefined ? [] : [parts.value])].find((column) => !parts.columns.includes(column));
  if (absent !== undefined)
    return fail(
      problem('edit/no-column', `The lookup table ${parts.name} has no column ${absent}.`, {
        next: `Its columns are ${parts.columns.join(', ')}.`,
        token: absent,
      }),
    );
  draft.put('lookup', { id: id ?? draft.nextId('K', 'lookup'), ...parts });
  return ok(id === undefined ? `Add the lookup table ${parts.name}` : `Edit the lookup table ${parts.name}`);
};

export const removeLookup: EditHandler<EditOf<'lookup.remove'>> = (draft, { lookup: id }) => {
  const lookup = draft.find('lookup', id);
  if (lookup === undefined) return fail(missing('lookup table', id));
  draft.remove('lookup', id);
  return ok(`Remove the lookup table ${lookup.name}`);
};
