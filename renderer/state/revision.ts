import { create } from 'zustand';
import type { Result } from '#shared/base/result.ts';
import type { EditSaved } from '#shared/rpc/contract/project.ts';
import type { Revision, RuleDifference } from '#shared/rpc/contract/revision.ts';
import { problem } from '#shared/base/problem.ts';
import { fail } from '#shared/base/result.ts';
import { callBackend, clientId } from '#renderer/rpc/client.ts';
import { useProject } from './project.ts';
import { useToasts } from './toasts.ts';

interface RevisionsState {
  /** Newest first. */
  readonly revisions: readonly Revision[];
  readonly loaded: boolean;
  load(): Promise<void>;
  /** Keeps the present state under a name. */
  create(name: string, reason: string, author: string): Promise<Result<Revision>>;
  /** Against another revision, or the present state. */
  compare(from: string, to?: string): Promise<Result<readonly RuleDifference[]>>;
  /** An edit like any other: undo brings the present back. */
  restore(revision: string): Promise<Result<EditSaved>>;
}

const noProject = problem('project/not-open', 'No project is open.');

export const useRevisions = create<RevisionsState>()((set, get) => ({
  revisions: [],
  loaded: false,
  async load() {
    const key = useProject.getState().opened?.key;
    if (key === undefined) return;
    const list = await callBackend('revision.list', { key });
    if (key !== useProject.getState().opened?.key) return;
    if (list.ok) set({ revisions: [...list.value].sort((a, b) => b.number - a.number), loaded: true });
    else useToasts.getState().showProblem(list.error);
  },
  async create(name, reason, author) {
    const key = useProject.getState().opened?.key;
    if (key === undefined) return fail(noProject);
    const made = await callBackend('revision.create', { key, name, reason, author });
    if (made.ok) await get().load();
    return made;
  },
  async compare(from, to) {
    const key = useProject.getState().opened?.key;
    return key === undefined ? fail(noProject) : callBackend('revision.compare', { key, from, ...(to === undefined ? {} : { to }) });
  },
  async restore(revision) {
    const { opened, accept } = useProject.getState();
    if (opened === undefined) return fail(noProject);
    const restored = await callBackend('revision.restore', { key: opened.key, revision, client: clientId });
    if (restored.ok) accept(restored.value);
    else useToasts.getState().showProblem(restored.error);
    return restored;
  },
}));

/** Lets go of the list when another project opens. Once, at start. */
export function followRevisions(): () => void {
  return useProject.subscribe((now, before) => {
    if (now.opened?.key !== before.opened?.key) useRevisions.setState({ revisions: [], loaded: false });
  });
}
