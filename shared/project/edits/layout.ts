import { fail, ok } from '#shared/base/result.ts';
import type { EditHandler, EditOf } from './edit-handler.ts';
import { countOf } from './field-name.ts';
import { missing } from './missing.ts';

export const moveNodes: EditHandler<EditOf<'layout.move'>> = (draft, { mapping, nodes }) => {
  if (draft.find('mapping', mapping) === undefined) return fail(missing('mapping', mapping));
  const moved = new Map(Object.entries(draft.find('layout', mapping)?.nodes ?? {}));
  for (const [id, point] of Object.entries(nodes)) {
    if (point === null) moved.delete(id);
    else moved.set(id, point);
  }
  draft.put('layout', { id: mapping, nodes: Object.fromEntries(moved) });
  const points = Object.values(nodes);
  if (points.length > 0 && points.every((point) => point === null)) return ok(`Put ${countOf(points.length, 'node')} back in place`);
  return ok(`Move ${countOf(points.length, 'node')}`);
};
