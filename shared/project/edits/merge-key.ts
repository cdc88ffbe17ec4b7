import type { Project } from '../documents/document.ts';
import type { SpecSection } from '../documents/spec-section.ts';
import type { Edit } from './edit.ts';

/** Steps with the same key within this time become one step of the history, in milliseconds. */
export const mergeWindow = 1_000;

/**
 * What typing goes on with: edits of one expression, one note, one cell have the same key and become one step when they
 * follow each other within a second. `undefined`: always a step of its own. `project` is the one before the edit.
 */
export function mergeKey(edit: Edit, project: Project): string | undefined {
  switch (edit.type) {
    case 'rule.set': {
      const parts = Object.keys(edit.patch);
      const [part] = parts;
      return parts.length === 1 && (part === 'expression' || part === 'note' || part === 'default')
        ? JSON.stringify([edit.type, edit.mapping, edit.target, part])
        : undefined;
    }
    case 'loop.set':
      return JSON.stringify([edit.type, edit.mapping, edit.target, Object.keys(edit.patch)]);
    case 'mapping.set':
      return JSON.stringify([edit.type, edit.mapping, Object.keys(edit.patch)]);
    case 'layout.move':
      return JSON.stringify([edit.type, edit.mapping, Object.keys(edit.nodes).toSorted()]);
    case 'spec.set': {
      const [place, ...more] = changedPlaces(project.spec[edit.section.id], edit.section);
      return place === undefined || more.length > 0 ? undefined : JSON.stringify([edit.type, edit.section.id, ...place]);
    }
    case 'info.set':
      return JSON.stringify([edit.type, Object.keys(edit.patch)]);
    default:
      return undefined;
  }
}

type Place = readonly (string | number)[];

/** Where two states of a section differ: fields, cells; rows more or less are two places, so never one with typing. */
function changedPlaces(before: SpecSection | undefined, after: SpecSection): readonly Place[] {
  const places: Place[] = changedKeys(before?.fields ?? {}, after.fields).map((key) => [key]);
  for (const part of new Set([...Object.keys(before?.tables ?? {}), ...Object.keys(after.tables)])) {
    const [was, is] = [before?.tables[part] ?? [], after.tables[part] ?? []];
    if (was.length !== is.length) places.push([part, was.length], [part, is.length]);
    else is.forEach((row, at) => places.push(...changedKeys(was[at] ?? {}, row).map((key): Place => [part, at, key])));
  }
  return places;
}

function changedKeys(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>): readonly string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => before[key] !== after[key]);
}
