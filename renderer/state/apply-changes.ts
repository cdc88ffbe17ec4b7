import type { DocumentChange, DocumentKind, DocumentKinds, Project } from '#shared/project/documents/document.ts';

/** A project with documents put or taken away; untouched kinds keep their identity. */
export function applyChanges(project: Project, changes: readonly DocumentChange[]): Project {
  let next = project;
  for (const change of changes) next = { ...next, [change.kind]: withDocument(next[change.kind], change) };
  return next;
}

type Documents = Readonly<Record<string, DocumentKinds[DocumentKind]>>;

function withDocument(documents: Documents, change: DocumentChange): Documents {
  if (change.after !== undefined) return { ...documents, [change.id]: change.after };
  const { [change.id]: _removed, ...rest } = documents;
  return rest;
}

/** Whether a project already holds what the changes would bring. */
export function holdsChanges(project: Project, changes: readonly DocumentChange[]): boolean {
  return changes.every((change) => sameJson(project[change.kind][change.id], change.after));
}

/** Equality of plain data, whatever the order of keys. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.entries(a).filter(([, value]) => value !== undefined);
  const right = new Map<string, unknown>(Object.entries(b).filter(([, value]) => value !== undefined));
  return left.length === right.size && left.every(([key, value]) => right.has(key) && sameJson(value, right.get(key)));
}
