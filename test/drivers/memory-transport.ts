import type { CallParsed } from '#shared/rpc/contract.ts';
import type { EditSaved, HistoryState, OpenedProject } from '#shared/rpc/contract/project.ts';
import type { AnswerMessage } from '#shared/rpc/envelope.ts';
import type { EventMessage } from '#shared/rpc/events.ts';
import type { Project } from '#shared/project/documents/document.ts';
import type { Edit } from '#shared/project/edits/edit.ts';
import { applyEdit } from '#shared/project/edits/apply-edit.ts';
import type { ConnectionState, Transport } from '#renderer/rpc/transport.ts';
import { Unreachable } from '#renderer/rpc/transport.ts';

/** How the connection fares: `down` before the call arrives, or `deaf` after it was carried out. */
type Weather = 'fair' | 'down' | 'deaf';

/** A backend of one project in memory, with the connection in the hand of the test. */
export class MemoryTransport implements Transport {
  readonly host = 'web';
  weather: Weather = 'fair';
  /** Edits carried out, in order. */
  readonly saved: Edit[] = [];
  /** Held answers of edits; `undefined`: none is held. */
  held: (() => void)[] | undefined;
  /** Refuses edits with this sentence. */
  refusal: string | undefined;
  project: Project;
  seq = 1;
  private tell: ((event: EventMessage) => void) | undefined;
  private state: ((state: ConnectionState) => void) | undefined;

  constructor(project: Project) {
    this.project = project;
  }

  async call(name: string, input: unknown): Promise<AnswerMessage> {
    if (this.weather === 'down') throw new Unreachable('down');
    const answer = this.answer(name, input);
    if (this.held !== undefined && name === 'project.edit') await new Promise<void>((resolve) => this.held?.push(resolve));
    if (this.weather === 'deaf') throw new Unreachable('deaf');
    return answer;
  }

  listen(onEvent: (event: EventMessage) => void, onState: (state: ConnectionState) => void): () => void {
    this.tell = onEvent;
    this.state = onState;
    onState('open');
    return () => undefined;
  }

  /** Loses the connection, or has it again. */
  turn(weather: Weather): void {
    this.weather = weather;
    this.state?.(weather === 'fair' ? 'open' : 'lost');
  }

  /** An edit by another page; `late` makes its event be sent by the returned function. */
  byOther(edit: Edit): () => void {
    const saved = this.save(edit);
    return () => this.send(saved, 'other');
  }

  opened(): OpenedProject {
    return { key: 'k', file: 'x.mapwright', seq: this.seq, project: this.project, history: this.history() };
  }

  send(saved: EditSaved, client: string): void {
    this.tell?.({
      name: 'project.changed',
      data: { key: 'k', seq: saved.seq, changes: saved.changes, label: saved.label, client, history: saved.history },
    });
  }

  private history(): HistoryState {
    return this.saved.length === 0 ? {} : { undo: `edit ${this.saved.length}` };
  }

  private save(edit: Edit): EditSaved {
    const outcome = applyEdit(this.project, edit);
    if (!outcome.ok) throw new Error(outcome.error.message);
    this.saved.push(edit);
    this.project = outcome.value.project;
    this.seq += 1;
    return { seq: this.seq, changes: outcome.value.changes, label: outcome.value.label, history: this.history() };
  }

  private answer(name: string, input: unknown): AnswerMessage {
    if (name === 'project.open' || name === 'project.state') return { ok: true, value: this.opened() };
    if (name === 'project.close') return { ok: true, value: undefined };
    if (name !== 'project.edit' || !isEditInput(input))
      return { ok: false, problem: { code: 'test/unknown', severity: 'error', message: `No ${name} here.` } };
    if (this.refusal !== undefined) return { ok: false, problem: { code: 'test/refused', severity: 'error', message: this.refusal } };
    const outcome = applyEdit(this.project, input.edit);
    if (!outcome.ok) return { ok: false, problem: outcome.error };
    return { ok: true, value: this.save(input.edit) };
  }
}

function isEditInput(input: unknown): input is CallParsed<'project.edit'> {
  return typeof input === 'object' && input !== null && 'edit' in input;
}
