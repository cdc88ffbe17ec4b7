import { problem } from '#shared/base/problem.ts';
import { fail, ok } from '#shared/base/result.ts';
import type { Side } from '#shared/project/documents/side.ts';
import { renameFields } from '#shared/project/rename-fields.ts';
import type { Draft } from './draft.ts';
import type { EditHandler, EditOf } from './edit-handler.ts';

/** Puts a side and its sample, and re-binds the rules of every mapping that reads or fills it. */
export const setSide: EditHandler<EditOf<'side.set'>> = (draft, { side, sample, renames }) => {
  const taken = draft.list('side').find((other) => other.name === side.name && other.role === side.role && other.id !== side.id);
  if (taken !== undefined)
    return fail(
      problem('edit/name-taken', `There is a ${side.role} named ${side.name} already.`, {
        next: 'Give it another name.',
        token: side.name,
      }),
    );
  const before = draft.find('side', side.id);
  if (before !== undefined && renames !== undefined) rebind(draft, before, renames);
  draft.put('side', side);
  if (sample !== undefined) draft.put('sample', sample);
  return ok(
    before === undefined
      ? `Add the ${side.role} ${side.file}`
      : `Replace ${before.file === side.file ? `the ${side.role} ${side.file}` : `${before.file} by ${side.file}`}`,
  );
};

function rebind(draft: Draft, side: Side, renames: Readonly<Record<string, string>>): void {
  for (const mapping of draft.list('mapping')) {
    if (mapping.target !== side.id && !mapping.sources.includes(side.id)) continue;
    const parts = {
      mapping,
      rules: draft.list('rule').filter((rule) => rule.mapping === mapping.id),
      loops: draft.list('loop').filter((loop) => loop.mapping === mapping.id),
    };
    const renamed = renameFields(parts, side, renames);
    draft.put('mapping', renamed.mapping);
    for (const rule of renamed.rules) draft.put('rule', rule);
    for (const loop of renamed.loops) draft.put('loop', loop);
  }
}
