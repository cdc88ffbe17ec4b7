import { createHash } from 'node:crypto';
import type { Project } from '#shared/project/documents/document.ts';
import { projectAsChanges } from '#shared/project/documents/project-documents.ts';

/** A hash of all that a project holds, whatever the order of its documents. */
export function projectFingerprint(project: Project): string {
  const documents = projectAsChanges(project).map((change) => `${change.kind} ${change.id} ${JSON.stringify(change.after)}`);
  return createHash('sha256').update(documents.toSorted().join('\n')).digest('hex').slice(0, 16);
}
