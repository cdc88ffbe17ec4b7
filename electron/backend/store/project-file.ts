import { randomUUID } from 'node:crypto';
import { lstatSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { problem, type Problem } from '#shared/base/problem.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { DocumentChange, Project } from '#shared/project/documents/document.ts';
import { documentChange, listDocuments, projectAsChanges } from '#shared/project/documents/project-documents.ts';
import { applyChanges, invertChanges, mergeChanges, settleChanges } from '#shared/project/edits/apply-changes.ts';
import { applyEdit } from '#shared/project/edits/apply-edit.ts';
import type { Edit } from '#shared/project/edits/edit.ts';
import { mergeKey, mergeWindow } from '#shared/project/edits/merge-key.ts';
import { ruleDifferences, type RuleDifference } from '#shared/project/rule-differences.ts';
import type { EditSaved, HistoryState } from '#shared/rpc/contract/project.ts';
import type { Revision } from '#shared/rpc/contract/revision.ts';
import { rememberFile } from './known-files.ts';
import type { ProjectLock } from './project-lock.ts';
import { movedProblem, storeProblem } from './store-problem.ts';
import { writeCopy, type CopyOptions } from './write-copy.ts';
import { writeDocuments } from './tables/documents.ts';
import { neighbourOf, readStep, removeStep, removeStepsAfter, writeStep, type Step } from './tables/edits.ts';
import { readMeta, writeMeta, type Meta } from './tables/meta.ts';
import { listRevisions, readRevision, writeRevision } from './tables/revisions.ts';
import { listRuns, writeRun, type StoredRun } from './tables/runs.ts';
import { readSample, writeSample } from './tables/samples.ts';

/** What `openProjectFile` hands over to make a `ProjectFile`. */
export interface OpenedFile {
  readonly path: string;
  readonly db: Database.Database;
  readonly project: Project;
  readonly meta: Meta;
  /** Absent when it opened read-only. */
  readonly lock?: ProjectLock;
  readonly readOnly?: Problem;
  readonly notice?: string;
  /** The clock, for tests. */
  readonly now: () => Date;
}

/**
 * An open project. Every edit is one transaction that is on disk before it is answered; what fails changes nothing, and
 * the project stays usable. The whole project is in memory; the bytes of samples are not.
 */
export class ProjectFile {
  readonly path: string;
  /** Set when nothing can be saved here, with why and what to do. */
  readonly readOnly: Problem | undefined;
  /** Said once to the user: what happened when it was opened. */
  readonly notice: string | undefined;
  readonly #opened: OpenedFile;
  readonly #db: Database.Database;
  readonly #identity: string;
  #project: Project;
  #meta: Meta;
  #history: HistoryState;
  #closed = false;

  constructor(opened: OpenedFile) {
    this.path = opened.path;
    this.readOnly = opened.readOnly;
    this.notice = opened.notice;
    this.#opened = opened;
    this.#db = opened.db;
    this.#project = opened.project;
    this.#meta = opened.meta;
    this.#identity = identityOf(opened.path) ?? '';
    this.#history = this.#readHistory(opened.meta.position);
  }

  get project(): Project {
    return this.#project;
  }

  /** Number of the last saved edit, undo or redo; they count up by one. */
  get seq(): number {
    return this.#meta.seq;
  }

  get history(): HistoryState {
    return this.#history;
  }

  /** Instant of the last step that has not been taken back, ISO 8601; absent where there is none to read. */
  get edited(): string | undefined {
    const { position } = this.#meta;
    const step = position === 0 ? undefined : this.#attempt(() => readStep(this.#db, position));
    return step?.ok === true ? step.value.at : undefined;
  }

  /** Saves an edit. Errors: those of the edit (`edit/…`), of the file (`project/…`). */
  edit(edit: Edit, client: string): Result<EditSaved> {
    const outcome = applyEdit(this.#project, edit);
    if (!outcome.ok) return outcome;
    return this.#take(outcome.value.changes, outcome.value.label, client, mergeKey(edit, this.#project) ?? null);
  }

  /** Takes the last step back, whichever page made it. Errors: `history/nothing-to-undo`, `history/damaged`, those of the file. */
  undo(_client: string): Result<EditSaved> {
    const step = this.#meta.position === 0 ? undefined : this.#attempt(() => readStep(this.#db, this.#meta.position));
    if (step === undefined) return fail(problem('history/nothing-to-undo', 'There is nothing to undo.'));
    if (!step.ok) return step;
    const { seq, label, changes } = step.value;
    return this.#save(
      settleChanges(this.#project, invertChanges(changes)),
      `Undo: ${label}`,
      () => neighbourOf(this.#db, seq - 1, 'before')?.seq ?? 0,
    );
  }

  /** Makes the next step again. Errors: `history/nothing-to-redo`, `history/damaged`, those of the file. */
  redo(_client: string): Result<EditSaved> {
    const next = this.#attempt(() => ok(neighbourOf(this.#db, this.#meta.position, 'after')));
    if (!next.ok) return next;
    if (next.value === undefined) return fail(problem('history/nothing-to-redo', 'There is nothing to redo.'));
    const { seq } = next.value;
    const step = this.#attempt(() => readStep(this.#db, seq));
    if (!step.ok) return step;
    return this.#save(settleChanges(this.#project, step.value.changes), `Redo: ${step.value.label}`, () => seq);
  }

  /** Keeps the bytes of a sample and gives their SHA-256, hex. The same bytes are kept once. */
  putSample(bytes: Uint8Array): Result<string> {
    return this.#write(() => writeSample(this.#db, bytes));
  }

  /** Errors: `sample/not-there`, `sample/damaged`. */
  sample(hash: string): Result<Uint8Array> {
    return this.#attempt(() => readSample(this.#db, hash));
  }

  /** Newest first. */
  listRevisions(): Result<readonly Revision[]> {
    return this.#attempt(() => ok(listRevisions(this.#db).map(({ revision }) => revision)));
  }

  createRevision(about: { readonly name: string; readonly reason: string; readonly author: string }): Result<Revision> {
    return this.#write(() => {
      const last = listRevisions(this.#db)[0];
      const number = (last?.revision.number ?? 0) + 1;
      const revision: Revision = {
        id: randomUUID(),
        number,
        name: about.name,
        reason: about.reason,
        author: about.author,
        at: this.#opened.now().toISOString(),
        rules: listDocuments(this.#project, 'rule').length,
        edits: this.#meta.seq - (last?.seq ?? 0),
      };
      writeRevision(this.#db, { revision, seq: this.#meta.seq }, this.#project);
      return revision;
    });
  }

  /** The project as it was at a revision. Errors: `revision/not-there`, `revision/damaged`. */
  revision(id: string): Result<Project> {
    const read = this.#attempt(() => readRevision(this.#db, id));
    return read.ok ? ok(read.value.project) : read;
  }

  /** Rules and loops that differ from one revision to another, or to the present. */
  compareRevisions(from: string, to?: string): Result<readonly RuleDifference[]> {
    const before = this.revision(from);
    if (!before.ok) return before;
    const after = to === undefined ? ok(this.#project) : this.revision(to);
    return after.ok ? ok(ruleDifferences(before.value, after.value)) : after;
  }

  /** Makes the project what it was at a revision; a step like any other, so undo brings the present back. */
  restoreRevision(id: string, client: string): Result<EditSaved> {
    const read = this.#attempt(() => readRevision(this.#db, id));
    if (!read.ok) return read;
    const changes = settleChanges(this.#project, changesBetween(this.#project, read.value.project));
    return this.#take(changes, `Restore revision ${read.value.revision.number}, ${read.value.revision.name}`, client, null);
  }

  putRun(run: StoredRun): Result<void> {
    return this.#write(() => writeRun(this.#db, run));
  }

  /** Newest first. */
  listRuns(): Result<readonly StoredRun[]> {
    return this.#attempt(() => ok(listRuns(this.#db)));
  }

  /** Writes the project as another file. Errors: `project/file-exists`, those of the file system. */
  saveCopy(path: string, options: CopyOptions): Result<void> {
    // The history of a damaged file may not fit what could be read of it.
    const damaged = this.readOnly?.code === 'project/damaged';
    return writeCopy(
      path,
      { db: this.#db, project: this.#project, meta: this.#meta },
      damaged ? { ...options, withHistory: false } : options,
    );
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#db.close();
    if (this.readOnly === undefined && identityOf(this.path) === this.#identity) rememberFile(this.path);
    this.#opened.lock?.release();
  }

  /** A new step: merged with the one before when typing goes on, else put on top; what could be redone is gone. */
  #take(changes: readonly DocumentChange[], label: string, client: string, merge: string | null): Result<EditSaved> {
    if (this.readOnly !== undefined) return fail(this.readOnly);
    if (changes.length === 0) return ok({ seq: this.#meta.seq, changes: [], label, history: this.#history });
    const at = this.#opened.now();
    return this.#save(changes, label, (seq) => {
      const { position } = this.#meta;
      const last = merge === null || position !== this.#meta.seq ? undefined : this.#mergeable(position, merge, client, at);
      removeStepsAfter(this.#db, position);
      if (last !== undefined) removeStep(this.#db, last.seq);
      const merged = last === undefined ? changes : mergeChanges(last.changes, changes);
      if (merged.length === 0) return neighbourOf(this.#db, seq, 'before')?.seq ?? 0;
      writeStep(this.#db, { seq, at: at.toISOString(), client, label: last?.label ?? label, merge, changes: merged });
      return seq;
    });
  }

  #mergeable(seq: number, merge: string, client: string, at: Date): Step | undefined {
    const step = readStep(this.#db, seq);
    if (!step.ok || step.value.merge !== merge || step.value.client !== client) return undefined;
    const passed = at.getTime() - Date.parse(step.value.at);
    return passed >= 0 && passed <= mergeWindow ? step.value : undefined;
  }

  /** One transaction: documents, history and state. `log` writes the history and gives the position after it. */
  #save(changes: readonly DocumentChange[], label: string, log: (seq: number) => number): Result<EditSaved> {
    const refused = this.#refusal();
    if (refused !== undefined) return fail(refused);
    const project = applyChanges(this.#project, changes);
    const seq = this.#meta.seq + 1;
    const written = this.#write(() => {
      const digest = writeDocuments(this.#db, changes, this.#meta.digest);
      const meta: Meta = { ...this.#meta, seq, position: log(seq), digest };
      writeMeta(this.#db, meta);
      return meta;
    });
    // A commit can fail after it took effect: what is in the file decides.
    const meta = written.ok ? written.value : this.#metaIf(seq);
    if (!written.ok && meta === undefined) return written;
    if (meta === undefined) throw new Error('A saved edit has no state.');
    this.#project = project;
    this.#meta = meta;
    this.#history = this.#readHistory(meta.position);
    return ok({ seq, changes, label, history: this.#history });
  }

  /** Why nothing can be saved now. */
  #refusal(): Problem | undefined {
    if (this.readOnly !== undefined) return this.readOnly;
    return identityOf(this.path) === this.#identity ? undefined : movedProblem(this.path);
  }

  /** Runs a write as one transaction that is on disk when this returns. */
  #write<T>(write: () => T): Result<T> {
    const refused = this.#refusal();
    if (refused !== undefined) return fail(refused);
    try {
      return ok(this.#db.transaction(write).immediate());
    } catch (error) {
      const found = storeProblem(error, this.path);
      if (found === undefined) throw error;
      return fail(found);
    }
  }

  /** The state in the file when it is that of this number. */
  #metaIf(seq: number): Meta | undefined {
    const read = this.#attempt(() => ok(readMeta(this.#db)));
    return read.ok && read.value?.seq === seq ? read.value : undefined;
  }

  #attempt<T>(read: () => Result<T>): Result<T> {
    try {
      return read();
    } catch (error) {
      const found = storeProblem(error, this.path);
      if (found === undefined) throw error;
      return fail(found);
    }
  }

  #readHistory(position: number): HistoryState {
    const read = this.#attempt(() =>
      ok({ undo: position === 0 ? undefined : neighbourOf(this.#db, position, 'before'), redo: neighbourOf(this.#db, position, 'after') }),
    );
    if (!read.ok) return {};
    const { undo, redo } = read.value;
    return { ...(undo === undefined ? {} : { undo: undo.label }), ...(redo === undefined ? {} : { redo: redo.label }) };
  }
}

/** Which file the path leads to, as the file system tells it; `undefined` when there is none. */
function identityOf(path: string): string | undefined {
  const stat = lstatSync(path, { bigint: true, throwIfNoEntry: false });
  return stat === undefined ? undefined : `${stat.dev} ${stat.ino}`;
}

function changesBetween(before: Project, after: Project): readonly DocumentChange[] {
  const wanted = new Map(projectAsChanges(after).map((change) => [`${change.kind} ${change.id}`, change]));
  const present = projectAsChanges(before);
  const gone = present
    .filter((change) => !wanted.has(`${change.kind} ${change.id}`))
    .map((change) => documentChange(change.kind, change.id, change.after));
  const same = new Map(present.map((change) => [`${change.kind} ${change.id}`, JSON.stringify(change.after)]));
  return [...gone, ...[...wanted].filter(([key, change]) => same.get(key) !== JSON.stringify(change.after)).map(([, change]) => change)];
}
