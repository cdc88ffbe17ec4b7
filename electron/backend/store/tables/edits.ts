import type Database from 'better-sqlite3';
import { z } from 'zod';
import { problem } from '#shared/base/problem.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { documentDefinitions, documentKinds, isDocumentKind } from '#shared/project/documents/definitions.ts';
import { documentVersion, readDocument } from '#shared/project/documents/define-document.ts';
import type { DocumentChange, DocumentKind, DocumentKinds } from '#shared/project/documents/document.ts';
import { documentChange } from '#shared/project/documents/project-documents.ts';
import { seal } from '#electron/backend/store/seal.ts';

/** One step of the history. */
export interface Step {
  readonly seq: number;
  /** ISO 8601. */
  readonly at: string;
  readonly client: string;
  readonly label: string;
  readonly merge: string | null;
  readonly changes: readonly DocumentChange[];
}

interface StepRow {
  readonly seq: number;
  readonly at: string;
  readonly client: string;
  readonly label: string;
  readonly merge: string | null;
  readonly changes: string;
  readonly sha256: string;
}

/** Steps that undo can reach; older ones are dropped. */
const longestHistory = 20_000;

/** Changes with the version of each kind, so that old steps can be undone after kinds have got new versions. */
const changesSchema = z.object({
  versions: z.record(z.string(), z.number()),
  changes: z.array(z.object({ kind: z.string(), id: z.string(), before: z.unknown().optional(), after: z.unknown().optional() })),
});

export function writeStep(db: Database.Database, step: Step): void {
  const versions = Object.fromEntries(documentKinds.map((kind) => [kind, documentVersion(documentDefinitions[kind])]));
  const changes = JSON.stringify({ versions, changes: step.changes });
  const sha256 = seal(step.seq, step.at, step.client, step.label, step.merge, changes);
  db.prepare('insert into edits (seq, at, client, label, merge, changes, sha256) values (?, ?, ?, ?, ?, ?, ?)').run(
    step.seq,
    step.at,
    step.client,
    step.label,
    step.merge,
    changes,
    sha256,
  );
  db.prepare('delete from edits where seq <= ?').run(step.seq - longestHistory);
}

/** Errors: `history/damaged` when the row is gone or its hash does not fit. */
export function readStep(db: Database.Database, seq: number): Result<Step> {
  const row = db.prepare<[number], StepRow>('select seq, at, client, label, merge, changes, sha256 from edits where seq = ?').get(seq);
  if (row === undefined || row.sha256 !== seal(row.seq, row.at, row.client, row.label, row.merge, row.changes)) return fail(damaged(seq));
  const parsed = changesSchema.safeParse(JSON.parse(row.changes));
  if (!parsed.success) return fail(damaged(seq));
  const changes: DocumentChange[] = [];
  for (const change of parsed.data.changes) {
    if (!isDocumentKind(change.kind)) return fail(damaged(seq));
    const version = parsed.data.versions[change.kind] ?? 0;
    const [before, after] = [readSide(change.kind, version, change.before), readSide(change.kind, version, change.after)];
    if (before === 'damaged' || after === 'damaged') return fail(damaged(seq));
    changes.push(documentChange<DocumentKind>(change.kind, change.id, before, after));
  }
  return ok({ seq: row.seq, at: row.at, client: row.client, label: row.label, merge: row.merge, changes });
}

/** The step before or after a place in the history. */
export function neighbourOf(
  db: Database.Database,
  seq: number,
  side: 'before' | 'after',
): { readonly seq: number; readonly label: string } | undefined {
  const sql =
    side === 'before'
      ? 'select seq, label from edits where seq <= ? order by seq desc limit 1'
      : 'select seq, label from edits where seq > ? order by seq limit 1';
  return db.prepare<[number], { seq: number; label: string }>(sql).get(seq);
}

export function removeStep(db: Database.Database, seq: number): void {
  db.prepare('delete from edits where seq = ?').run(seq);
}

/** A new edit ends what could be redone. */
export function removeStepsAfter(db: Database.Database, seq: number): void {
  db.prepare('delete from edits where seq > ?').run(seq);
}

function readSide(kind: DocumentKind, version: number, value: unknown): DocumentKinds[DocumentKind] | undefined | 'damaged' {
  if (value === undefined) return undefined;
  const read = readDocument<DocumentKinds[DocumentKind]>(documentDefinitions[kind], version, value);
  return read.ok ? read.value : 'damaged';
}

function damaged(seq: number) {
  return problem('history/damaged', `Step ${seq} of the history is damaged and cannot be used.`, {
    next: 'The project itself is as it was; edit it by hand.',
  });
}
