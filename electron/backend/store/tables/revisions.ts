import { gunzipSync, gzipSync } from 'node:zlib';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { problem } from '#shared/base/problem.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { documentDefinitions, documentKinds, isDocumentKind } from '#shared/project/documents/definitions.ts';
import { documentVersion, readDocument } from '#shared/project/documents/define-document.ts';
import type { DocumentKinds, DocumentKind, Project } from '#shared/project/documents/document.ts';
import { limits } from '#shared/project/documents/limits.ts';
import { listDocuments, projectFromDocuments, type AnyDocument } from '#shared/project/documents/project-documents.ts';
import type { Revision } from '#shared/rpc/contract/revision.ts';
import { hashOfBytes, seal } from '#electron/backend/store/seal.ts';

/** A revision and the number of the edit that it was made after. */
export interface StoredRevision {
  readonly revision: Revision;
  readonly seq: number;
}

interface RevisionRow {
  readonly id: string;
  readonly number: number;
  readonly head: string;
  readonly snapshot: Buffer;
  readonly sha256: string;
}

const headSchema = z.object({
  revision: z.object({
    id: z.string(),
    number: z.number(),
    name: z.string(),
    reason: z.string(),
    author: z.string(),
    at: z.string(),
    rules: z.number(),
    edits: z.number(),
  }),
  seq: z.number(),
});

const snapshotSchema = z.object({
  versions: z.record(z.string(), z.number()),
  documents: z.array(z.object({ kind: z.string(), body: z.unknown() })),
});

export function writeRevision(db: Database.Database, { revision, seq }: StoredRevision, project: Project): void {
  const versions = Object.fromEntries(documentKinds.map((kind) => [kind, documentVersion(documentDefinitions[kind])]));
  const documents = documentKinds.flatMap((kind) => listDocuments(project, kind).map((body) => ({ kind, body })));
  const snapshot = gzipSync(JSON.stringify({ versions, documents }));
  const head = JSON.stringify({ revision, seq });
  db.prepare('insert into revisions (id, number, head, snapshot, sha256) values (?, ?, ?, ?, ?)').run(
    revision.id,
    revision.number,
    head,
    snapshot,
    seal(revision.id, revision.number, head, hashOfBytes(snapshot)),
  );
}

export function countDamagedRevisions(db: Database.Database): number {
  const rows = db.prepare<[], RevisionRow>('select id, number, head, snapshot, sha256 from revisions').all();
  return rows.filter((row) => readHead(row) === undefined).length;
}

/** Newest first. A damaged one is left out; `countDamagedRevisions` knows of it. */
export function listRevisions(db: Database.Database): readonly StoredRevision[] {
  const rows = db.prepare<[], RevisionRow>('select id, number, head, snapshot, sha256 from revisions order by number desc').all();
  return rows.flatMap((row) => {
    const head = readHead(row);
    return head === undefined ? [] : [head];
  });
}

/** The project as it was. Errors: `revision/not-there`, `revision/damaged`. */
export function readRevision(db: Database.Database, id: string): Result<{ readonly revision: Revision; readonly project: Project }> {
  const row = db.prepare<[string], RevisionRow>('select id, number, head, snapshot, sha256 from revisions where id = ?').get(id);
  if (row === undefined) return fail(problem('revision/not-there', `There is no revision ${id} in this project.`));
  const head = readHead(row);
  const damaged = fail(
    problem('revision/damaged', `Revision ${row.number} is damaged in the project file.`, { next: 'Choose another revision.' }),
  );
  if (head === undefined) return damaged;
  const text = gunzipSync(row.snapshot, { maxOutputLength: 8 * limits.body }).toString('utf8');
  const snapshot = snapshotSchema.safeParse(JSON.parse(text));
  if (!snapshot.success) return damaged;
  const documents: AnyDocument[] = [];
  for (const { kind, body } of snapshot.data.documents) {
    const document = isDocumentKind(kind)
      ? readDocument<DocumentKinds[DocumentKind]>(documentDefinitions[kind], snapshot.data.versions[kind] ?? 0, body)
      : undefined;
    if (!isDocumentKind(kind) || document?.ok !== true) return damaged;
    documents.push({ kind, document: document.value } as AnyDocument);
  }
  return ok({ revision: head.revision, project: projectFromDocuments(documents) });
}

function readHead(row: RevisionRow): StoredRevision | undefined {
  if (!(row.snapshot instanceof Uint8Array) || row.sha256 !== seal(row.id, row.number, row.head, hashOfBytes(row.snapshot)))
    return undefined;
  const head = headSchema.safeParse(JSON.parse(row.head));
  return head.success ? head.data : undefined;
}
