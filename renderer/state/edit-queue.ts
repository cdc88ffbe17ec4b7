import type { Problem } from '#shared/base/problem.ts';
import type { Result } from '#shared/base/result.ts';
import type { DocumentChange, Project } from '#shared/project/documents/document.ts';
import type { Edit } from '#shared/project/edits/edit.ts';
import type { EditSaved, OpenedProject } from '#shared/rpc/contract/project.ts';
import { applyChanges } from '#shared/project/edits/apply-changes.ts';
import { holdsChanges } from './holds-changes.ts';

/** What waits to be saved, in order. */
export type Step = { readonly kind: 'edit'; readonly edit: Edit } | { readonly kind: 'undo' } | { readonly kind: 'redo' };

export interface QueuePorts {
  /** Sends one step; an answer that never came is a problem `rpc/unreachable`. */
  send(step: Step): Promise<Result<EditSaved>>;
  /** What an edit would change, when that can be told beforehand. */
  foresee(project: Project, edit: Edit): readonly DocumentChange[] | undefined;
  isUnreachable(problem: Problem): boolean;
  /** The state anew, when numbers are missing in between. */
  reload(): void;
  /** Told after every change. */
  changed(): void;
}

interface Waiting {
  readonly step: Step;
  readonly done: (result: Result<EditSaved>) => void;
  /** Foreseen over the confirmed state and the waiting steps before it. */
  foreseen: readonly DocumentChange[];
  /** Sent without an answer when the connection broke: it may be saved. */
  unsure: boolean;
  /** Its event has come before its answer: it is in the confirmed state. */
  settled: boolean;
}

const gapPatience = 1000;

/**
 * Keeps a project in step with the backend. One step is under way at a time; each is answered once. The project shown is the
 * confirmed one with the waiting edits on top, so a refused edit disappears by itself. Numbers of saved edits may arrive out
 * of order (answers and events travel apart): they are applied in order, and a hole that stays asks for the state anew.
 */
export class EditQueue {
  private confirmed: Project;
  private confirmedSeq: number;
  private shownProject: Project;
  private readonly waiting: Waiting[] = [];
  private readonly early = new Map<number, readonly DocumentChange[]>();
  private gap: ReturnType<typeof setTimeout> | undefined;
  private sending = false;
  private paused = false;
  private readonly ports: QueuePorts;

  constructor(opened: OpenedProject, ports: QueuePorts) {
    this.confirmed = opened.project;
    this.confirmedSeq = opened.seq;
    this.shownProject = opened.project;
    this.ports = ports;
  }

  get project(): Project {
    return this.shownProject;
  }

  get seq(): number {
    return this.confirmedSeq;
  }

  get pending(): number {
    return this.waiting.length;
  }

  push(step: Step): Promise<Result<EditSaved>> {
    return new Promise((resolve) => {
      this.waiting.push({ step, done: resolve, foreseen: [], unsure: false, settled: false });
      this.refresh();
      void this.work();
    });
  }

  /** A saved edit, from an answer or an event, whoever made it; `own`: an event of our own step. */
  accept(seq: number, changes: readonly DocumentChange[], own = false): void {
    if (seq > this.confirmedSeq) {
      this.early.set(seq, changes);
      const first = this.waiting[0];
      if (own && this.sending && first !== undefined) first.settled = true;
    }
    for (let next = this.early.get(this.confirmedSeq + 1); next !== undefined; next = this.early.get(this.confirmedSeq + 1)) {
      this.confirmedSeq += 1;
      this.early.delete(this.confirmedSeq);
      this.confirmed = applyChanges(this.confirmed, next);
    }
    clearTimeout(this.gap);
    if (this.early.size > 0) this.gap = setTimeout(() => this.ports.reload(), gapPatience);
    this.refresh();
  }

  /** The whole state as the backend holds it. A step whose answer was lost and whose effect is there counts as saved. */
  replace(opened: OpenedProject): void {
    const before = this.confirmedSeq;
    this.confirmed = opened.project;
    this.confirmedSeq = opened.seq;
    for (const seq of this.early.keys()) if (seq <= opened.seq) this.early.delete(seq);
    clearTimeout(this.gap);
    const first = this.waiting[0];
    if (first?.unsure === true) {
      first.unsure = false;
      if (opened.seq > before && wasSaved(first, opened)) {
        this.waiting.shift();
        first.done({ ok: true, value: { seq: opened.seq, changes: first.foreseen, label: '', history: opened.history } });
      }
    }
    this.paused = false;
    this.refresh();
    void this.work();
  }

  /** Stops sending: steps are kept until `replace`. */
  pause(): void {
    this.paused = true;
  }

  /** Ends it; what still waits is answered with the problem. */
  close(reason: Problem): void {
    this.paused = true;
    clearTimeout(this.gap);
    for (const one of this.waiting.splice(0)) one.done({ ok: false, error: reason });
  }

  private async work(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    while (!this.paused) {
      const first = this.waiting[0];
      if (first === undefined) break;
      const result = await this.ports.send(first.step);
      if (this.waiting[0] !== first) continue;
      if (!result.ok && this.ports.isUnreachable(result.error)) {
        first.unsure = true;
        this.paused = true;
        break;
      }
      this.waiting.shift();
      if (result.ok) this.accept(result.value.seq, result.value.changes);
      else this.refresh();
      first.done(result);
    }
    this.sending = false;
  }

  private refresh(): void {
    let project = this.confirmed;
    for (const one of this.waiting) {
      const foreseen = one.step.kind === 'edit' && !one.settled ? this.ports.foresee(project, one.step.edit) : undefined;
      one.foreseen = foreseen ?? [];
      project = applyChanges(project, one.foreseen);
    }
    this.shownProject = project;
    this.ports.changed();
  }
}

function wasSaved(one: Waiting, opened: OpenedProject): boolean {
  // Of an undo nothing is foreseen; the number that has grown is the only sign, and one step more or less of undo can be redone.
  if (one.settled || one.step.kind !== 'edit') return true;
  return one.foreseen.length > 0 && holdsChanges(opened.project, one.foreseen);
}
