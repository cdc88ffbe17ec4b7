import Database from 'better-sqlite3';
import { z } from 'zod';
import { documentDefinitions, isDocumentKind } from '#shared/project/documents/definitions.ts';
import { documentVersion, readDocument } from '#shared/project/documents/define-document.ts';
import type { DocumentChange, DocumentKind, DocumentKinds, Project } from '#shared/project/documents/document.ts';
import { limits } from '#shared/project/documents/limits.ts';
import { projectFromDocuments, type AnyDocument } from '#shared/project/documents/project-documents.ts';
import { emptyDigest, mixDigest, seal } from '#electron/backend/store/seal.ts';

const rowSchema = z.object({
  kind: z.string(),
  id: z.string(),
  version: z.number().int(),
  body: z.string().max(limits.body),
  sha256: z.string(),
});

/** A document that could not be read, in words: `rule R-07 (the hash does not fit)`. */
export type Loss = string;

export interface DocumentsRead {
  readonly project: Project;
  readonly losses: readonly Loss[];
  /** Of what was read, to be compared with the file's. */
  readonly digest: string;
}

/** Writes what changed and gives the digest after it. */
export function writeDocuments(db: Database.Database, changes: readonly DocumentChange[], digest: string): string {
  const old = db.prepare<[string, string], { sha256: string }>('select sha256 from documents where kind = ? and id = ?');
  const put = db.prepare(
    'insert into documents (kind, id, version, body, sha256) values (?, ?, ?, ?, ?) on conflict (kind, id) do update set version = excluded.version, body = excluded.body, sha256 = excluded.sha256',
  );
  const remove = db.prepare('delete from documents where kind = ? and id = ?');
  let mixed = digest;
  for (const { kind, id, after } of changes) {
    const before = old.get(kind, id);
    if (before !== undefined) mixed = mixDigest(mixed, before.sha256);
    if (after === undefined) remove.run(kind, id);
    else {
      const version = documentVersion(documentDefinitions[kind]);
      const body = JSON.stringify(after);
      const sha256 = seal(kind, id, version, body);
      put.run(kind, id, version, body, sha256);
      mixed = mixDigest(mixed, sha256);
    }
  }
  return mixed;
}

/**
 * All documents in the order in which they were first put. A row that is damaged, or that this Mapwright does not know,
 * is a loss; the others are read. `start` is the project that they are put into.
 */
export function readDocuments(db: Database.Database, start: Project): DocumentsRead {
  const documents: AnyDocument[] = [];
  let digest = emptyDigest;
  const losses: Loss[] = [];
  for (const row of scanRows(db, losses)) {
    const parsed = rowSchema.safeParse(row);
    if (!parsed.success) {
      losses.push(`${nameOf(row)} (not a document)`);
      continue;
    }
    const { kind, id, version, body, sha256 } = parsed.data;
    digest = /^[0-9a-f]{64}$/.test(sha256) ? mixDigest(digest, sha256) : digest;
    if (!isDocumentKind(kind) || sha256 !== seal(kind, id, version, body)) {
      losses.push(`${nameOf(row)} (its hash does not fit)`);
      continue;
    }
    const read = readBody(kind, id, version, body);
    if (typeof read === 'string') losses.push(`${nameOf(row)} (${read})`);
    else documents.push(read);
  }
  return { project: projectFromDocuments(documents, start), losses, digest };
}

/** Rows by number, upwards; where SQLite cannot go on, downwards from the end to the same place. */
function* scanRows(db: Database.Database, losses: Loss[]): Generator<unknown> {
  const columns = 'rowid as row, kind, id, version, body, sha256';
  const ways = [`select ${columns} from documents order by rowid`, `select ${columns} from documents order by rowid desc`];
  const seen = new Set<number>();
  for (const way of ways) {
    try {
      for (const row of db.prepare<[], unknown>(way).iterate()) {
        if (!isRow(row)) continue;
        if (seen.has(row.row)) return;
        seen.add(row.row);
        yield row;
      }
      return;
    } catch (error) {
      if (!(error instanceof Database.SqliteError)) throw error;
      losses.push(`documents behind row ${[...seen].at(-1) ?? 0} (${error.message})`);
    }
  }
}

function isRow(row: unknown): row is { readonly row: number } {
  return typeof row === 'object' && row !== null && 'row' in row && typeof row.row === 'number';
}

/** The document, or why it cannot be read. */
function readBody<K extends DocumentKind>(kind: K, id: string, version: number, body: string): AnyDocument | string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return 'it is not JSON';
  }
  const document = readDocument<DocumentKinds[DocumentKind]>(documentDefinitions[kind], version, parsed);
  if (!document.ok) return document.error.message.replace(/\.$/, '');
  if (document.value.id !== id) return 'its id is another';
  // The pair of a generic kind and its document is one of the union; the compiler cannot follow that.
  return { kind, document: document.value } as AnyDocument;
}

function nameOf(row: unknown): string {
  if (typeof row !== 'object' || row === null) return 'a document';
  const [kind, id] = ['kind' in row ? row.kind : '', 'id' in row ? row.id : ''];
  return `${printable(kind)} ${printable(id)}`;
}

/** Names from a damaged file are shown short and without control characters. */
function printable(value: unknown): string {
  return String(value)
    .replaceAll(/\p{Cc}/gu, '·')
    .slice(0, 60);
}
