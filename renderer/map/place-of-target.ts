import type { FieldPath } from '#shared/base/field-path.ts';
import { childPath, quoteName, splitPath } from '#shared/base/field-path.ts';
import { findTrail } from '#shared/schema/find-field.ts';
import type { MappingView } from './mapping-view.ts';
import { loopsAround } from './mapping-view.ts';

/** Where the value of a target field stands in the output for the items in view: `Lines.Line[2].TaxCode`. */
export function placeOfTarget(view: MappingView, target: FieldPath, items: Readonly<Record<string, number>>): string {
  const loops = new Map(loopsAround(view, target).map((loop) => [loop.target, items[loop.id] ?? 0]));
  const trail = findTrail(view.target.schema, target) ?? [];
  const names = splitPath(target) ?? [];
  let path: FieldPath = '';
  let place = loops.has('') ? `[${loops.get('') ?? 0}]` : '';
  for (const [depth, name] of names.entries()) {
    path = childPath(path, name);
    place += `${place === '' ? '' : '.'}${quoteName(name)}`;
    const item = loops.get(path);
    if (item !== undefined) place += `[${item}]`;
    // An array without a loop holds the one item that is set in it.
    else if (trail[depth + 1]?.repeats === true && depth < names.length - 1) place += '[0]';
  }
  return place;
}
