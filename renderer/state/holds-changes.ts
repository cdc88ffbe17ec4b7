import type { DocumentChange, Project } from '#shared/project/documents/document.ts';

/** Whether a project already holds what the changes would bring. */
export function holdsChanges(project: Project, changes: readonly DocumentChange[]): boolean {
  return changes.every((change) => sameJson(project[change.kind][change.id], change.after));
}

/** Equality of plain data, whatever the order of keys; an absent key and `undefined` are the same. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.entries(a).filter(([, value]) => value !== undefined);
  const right = new Map<string, unknown>(Object.entries(b).filter(([, value]) => value !== undefined));
  return left.length === right.size && left.every(([key, value]) => right.has(key) && sameJson(value, right.get(key)));
}
