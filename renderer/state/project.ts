import { create } from 'zustand';
import type { Problem } from '#shared/base/problem.ts';
import type { Result } from '#shared/base/result.ts';
import type { DocumentKind, DocumentKinds, Project } from '#shared/project/documents/document.ts';
import type { Edit } from '#shared/project/edits/edit.ts';
import type { CallInput } from '#shared/rpc/contract.ts';
import type { EditSaved, HistoryState, OpenedProject } from '#shared/rpc/contract/project.ts';
import { problem } from '#shared/base/problem.ts';
import { fail } from '#shared/base/result.ts';
import { callBackend, clientId, onEvent, unreachableCode } from '#renderer/rpc/client.ts';
import { watchConnection } from '#renderer/rpc/connection.ts';
import type { Step } from './edit-queue.ts';
import { EditQueue } from './edit-queue.ts';
import { foreseeEdit } from './foresee-edit.ts';
import { useToasts } from './toasts.ts';

interface ProjectState {
  /** The open project; absent on Welcome. */
  readonly opened: { readonly key: string; readonly file: string } | undefined;
  /** Documents by kind and id, edits under way included. */
  readonly project: Project;
  /** Number of the last edit known to be on disk. */
  readonly seq: number;
  /** When the last edit of this session was saved; ms since 1970. */
  readonly savedAt: number | undefined;
  /** Edits not yet saved. */
  readonly pending: number;
  readonly history: HistoryState;
  /** Why nothing can be edited. */
  readonly readOnly: Problem | undefined;
  readonly notice: string | undefined;
  /** A project is being opened. */
  readonly opening: boolean;

  open(what: CallInput<'project.open'>): Promise<Result<OpenedProject>>;
  create(from: CallInput<'project.create'>): Promise<Result<OpenedProject>>;
  /** Opens again what was open before a reload, by its key. */
  reopen(key: string): Promise<Result<OpenedProject>>;
  /** Takes over a project that another call opened. */
  adopt(opened: OpenedProject): void;
  close(): Promise<void>;
  /** Saves an edit; shown at once where that can be told. A refusal is said in a toast and given back. */
  edit(edit: Edit): Promise<Result<EditSaved>>;
  undo(): Promise<Result<EditSaved>>;
  redo(): Promise<Result<EditSaved>>;
  /** Takes in an edit that another call made (a scenario, a revision restored, a source added). */
  accept(saved: EditSaved): void;
  dismissNotice(): void;
}

export const emptyProject: Project = {
  info: {},
  side: {},
  sample: {},
  mapping: {},
  rule: {},
  loop: {},
  lookup: {},
  scenario: {},
  layout: {},
  spec: {},
};

const closed = {
  opened: undefined,
  project: emptyProject,
  seq: 0,
  savedAt: undefined,
  pending: 0,
  history: {},
  readOnly: undefined,
  notice: undefined,
} as const;

let queue: EditQueue | undefined;

export const useProject = create<ProjectState>()((set, get) => {
  const load = async (ask: () => Promise<Result<OpenedProject>>): Promise<Result<OpenedProject>> => {
    set({ opening: true });
    const result = await ask();
    set({ opening: false });
    if (result.ok) get().adopt(result.value);
    return result;
  };

  const step = async (one: Step): Promise<Result<EditSaved>> => {
    if (queue === undefined) return fail(problem('project/not-open', 'No project is open.'));
    const { readOnly } = get();
    const mine = queue;
    const result = readOnly === undefined ? await mine.push(one) : fail(readOnly);
    if (!result.ok) useToasts.getState().showProblem(result.error);
    else if (mine === queue) set({ savedAt: Date.now(), ...(result.value.label === '' ? {} : { history: result.value.history }) });
    return result;
  };

  return {
    ...closed,
    opening: false,
    open: (what) => load(() => callBackend('project.open', what)),
    create: (from) => load(() => callBackend('project.create', from)),
    reopen: (key) => load(() => callBackend('project.state', { key })),
    adopt(opened) {
      queue?.close(problem('project/closed', 'The project was closed before this edit was saved.'));
      const mine: EditQueue = new EditQueue(opened, {
        send: (one) => sendStep(opened.key, one),
        foresee: foreseeEdit,
        isUnreachable: (reason) => reason.code === unreachableCode,
        reload: () => void reload(),
        changed: () => {
          if (mine === queue) set({ project: mine.project, seq: mine.seq, pending: mine.pending });
        },
      });
      queue = mine;
      set({
        ...closed,
        opened: { key: opened.key, file: opened.file },
        project: opened.project,
        seq: opened.seq,
        history: opened.history,
        readOnly: opened.readOnly,
        notice: opened.notice,
      });
    },
    async close() {
      const { opened } = get();
      queue?.close(problem('project/closed', 'The project was closed before this edit was saved.'));
      queue = undefined;
      set(closed);
      if (opened !== undefined) await callBackend('project.close', { key: opened.key });
    },
    edit: (edit) => step({ kind: 'edit', edit }),
    undo: () => step({ kind: 'undo' }),
    redo: () => step({ kind: 'redo' }),
    accept(saved) {
      queue?.accept(saved.seq, saved.changes);
      set({ savedAt: Date.now(), history: saved.history });
    },
    dismissNotice: () => set({ notice: undefined }),
  };
});

function sendStep(key: string, step: Step): Promise<Result<EditSaved>> {
  if (step.kind === 'edit') return callBackend('project.edit', { key, edit: step.edit, client: clientId });
  return callBackend(step.kind === 'undo' ? 'project.undo' : 'project.redo', { key, client: clientId });
}

/** The whole state again: after the event stream broke, or when edits of others went missing. */
async function reload(): Promise<void> {
  const { opened } = useProject.getState();
  const mine = queue;
  if (opened === undefined || mine === undefined) return;
  const state = await callBackend('project.state', { key: opened.key });
  if (mine !== queue) return;
  if (state.ok) {
    mine.replace(state.value);
    useProject.setState({ history: state.value.history, readOnly: state.value.readOnly });
  } else if (state.error.code !== unreachableCode) useToasts.getState().showProblem(state.error);
}

/** Follows the backend: edits of other tabs, and the way back after a lost connection. Once, at start. */
export function followProject(): () => void {
  const stopEvents = onEvent('project.changed', (event) => {
    if (event.key !== useProject.getState().opened?.key) return;
    queue?.accept(event.seq, event.changes, event.client === clientId);
    useProject.setState({ history: event.history });
  });
  const stopWatching = watchConnection((state, before) => {
    if (state === 'lost' || state === 'refused') queue?.pause();
    if (state === 'open' && before !== 'connecting') void reload();
  });
  return () => {
    stopEvents();
    stopWatching();
  };
}

/** Documents of one kind, in a stable order of ids: `R-2` before `R-10`. */
export function documentsOf<K extends DocumentKind>(project: Project, kind: K): readonly DocumentKinds[K][] {
  return Object.entries(project[kind])
    .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
    .map(([, document]) => document);
}
