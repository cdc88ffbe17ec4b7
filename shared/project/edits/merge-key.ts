import type { Edit } from './edit.ts';

/** Steps with the same key within this time become one step of the history, in milliseconds. */
export const mergeWindow = 1_000;

/**
 * What typing goes on with: edits of one expression, one note, one cell have the same key and become one step when they
 * follow each other within a second. `undefined`: always a step of its own.
 */
export function mergeKey(edit: Edit): string | undefined {
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
    case 'spec.set':
      return JSON.stringify([edit.type, edit.section.id]);
    case 'info.set':
      return JSON.stringify([edit.type, Object.keys(edit.patch)]);
    default:
      return undefined;
  }
}
