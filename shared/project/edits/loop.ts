import { isWithin } from '#shared/base/field-path.ts';
import { problem } from '#shared/base/problem.ts';
import { fail, ok } from '#shared/base/result.ts';
import type { Loop } from '#shared/mapping/mapping.ts';
import { loopNames } from '#shared/matching/loop-names.ts';
import type { LoopPatch } from './edit.ts';
import type { EditHandler, EditOf } from './edit-handler.ts';
import { countOf, fieldName } from './field-name.ts';
import { missing } from './missing.ts';

export const setLoop: EditHandler<EditOf<'loop.set'>> = (draft, { mapping, target, patch }) => {
  if (draft.find('mapping', mapping) === undefined) return fail(missing('mapping', mapping));
  const loops = draft.list('loop').filter((loop) => loop.mapping === mapping);
  const loop = loops.find((other) => other.target === target);
  const name = fieldName(target);
  if (loop !== undefined) {
    draft.put('loop', patchLoop(loop, patch));
    return ok(`Set the loop of ${name}`);
  }
  if (patch.each === undefined)
    return fail(
      problem('edit/no-loop', `${name} has no loop yet.`, { next: 'Say for each of which array first.', place: { field: target } }),
    );
  const outer = loops.filter((other) => isWithin(target, other.target));
  const made = { id: draft.nextId('L', 'loop'), mapping, target, each: patch.each, ...loopNames(patch.each, outer) };
  draft.put('loop', patchLoop(made, patch));
  return ok(`Make a loop for ${name}`);
};

export const removeLoops: EditHandler<EditOf<'loop.remove'>> = (draft, { loops }) => {
  const names: string[] = [];
  let rules = 0;
  const asked = [...new Set(loops)].map((id) => ({ id, loop: draft.find('loop', id) }));
  for (const { id, loop } of asked) {
    if (loop === undefined) return fail(missing('loop', id));
    names.push(fieldName(loop.target));
    // Inside is what hangs on the item: rules of the array and below it, and loops in the loop.
    for (const inner of draft.list('loop'))
      if (inner.mapping === loop.mapping && isWithin(inner.target, loop.target)) draft.remove('loop', inner.id);
    for (const rule of draft.list('rule')) {
      if (rule.mapping !== loop.mapping || !isWithin(rule.target, loop.target)) continue;
      draft.remove('rule', rule.id);
      rules += 1;
    }
  }
  const inside = rules === 0 ? '' : ` and ${countOf(rules, 'rule')} inside`;
  return ok(names.length === 1 ? `Remove the loop of ${names[0]}${inside}` : `Remove ${countOf(names.length, 'loop')}${inside}`);
};

/** A patch takes an optional part away with `null`; an empty condition is none. */
function patchLoop(loop: Loop, patch: LoopPatch): Loop {
  const { where, sort, limit, ...rest } = { ...loop, ...patch };
  return {
    ...rest,
    ...(where === undefined || where === null || where === '' ? {} : { where }),
    ...(sort === undefined || sort === null ? {} : { sort }),
    ...(limit === undefined || limit === null ? {} : { limit }),
  };
}
