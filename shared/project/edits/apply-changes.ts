import type { ProjectInfo } from '#shared/project/documents/project-info.ts';
import type { DocumentChange, DocumentKind, DocumentKinds, Project } from '#shared/project/documents/document.ts';
import { documentChange, findDocument, putDocument, removeDocument } from '#shared/project/documents/project-documents.ts';

/**
 * The project with the changes made. Counters of ids never go down: what undo takes away keeps its number, so that
 * no id is ever used twice.
 */
export function applyChanges(project: Project, changes: readonly DocumentChange[]): Project {
  let now = project;
  for (const change of changes) now = applyChange(now, change);
  return now;
}

/** The changes that take these back, last first. */
export function invertChanges(changes: readonly DocumentChange[]): readonly DocumentChange[] {
  return changes.toReversed().map((change) => documentChange<DocumentKind>(change.kind, change.id, change.after, change.before));
}

/** The same changes as they are made on this project: `before` what stands there, `after` with the counters kept. */
export function settleChanges(project: Project, changes: readonly DocumentChange[]): readonly DocumentChange[] {
  const after = applyChanges(project, changes);
  return changes.map(({ kind, id }) =>
    documentChange<DocumentKind>(kind, id, findDocument(project, kind, id), findDocument(after, kind, id)),
  );
}

/** Two runs of changes as one: the first `before` and the last `after` of each document. */
export function mergeChanges(first: readonly DocumentChange[], second: readonly DocumentChange[]): readonly DocumentChange[] {
  const merged = new Map<string, DocumentChange>();
  for (const change of [...first, ...second]) {
    const key = `${change.kind} ${change.id}`;
    const earlier = merged.get(key);
    merged.set(key, earlier === undefined ? change : documentChange<DocumentKind>(change.kind, change.id, earlier.before, change.after));
  }
  return [...merged.values()].filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}

function applyChange(project: Project, change: DocumentChange): Project {
  if (change.after === undefined) return removeDocument(project, change.kind, change.id);
  if (change.kind === 'info') return putDocument(project, 'info', keepCounters(findDocument(project, 'info', change.id), change.after));
  return putDocument<DocumentKind>(project, change.kind, change.after satisfies DocumentKinds[DocumentKind]);
}

function keepCounters(now: ProjectInfo | undefined, after: ProjectInfo): ProjectInfo {
  if (now === undefined) return after;
  const letters = new Set([...Object.keys(now.counters), ...Object.keys(after.counters)]);
  const highest = (letter: string) => Math.max(now.counters[letter] ?? 0, after.counters[letter] ?? 0);
  return { ...after, counters: Object.fromEntries([...letters].map((letter) => [letter, highest(letter)])) };
}
