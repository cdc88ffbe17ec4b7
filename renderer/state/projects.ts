import { create } from 'zustand';
import type { Problem } from '#shared/base/problem.ts';
import type { RecentProject, SampleProject } from '#shared/rpc/contract/app.ts';
import { callBackend } from '#renderer/rpc/client.ts';
import { useToasts } from './toasts.ts';

interface ProjectsState {
  /** Newest first; absent until the first answer. */
  readonly recent: readonly RecentProject[] | undefined;
  readonly samples: readonly SampleProject[];
  readonly failure: Problem | undefined;
  load(): Promise<void>;
  /** Takes a project off the list; its file stays. */
  forget(id: string): Promise<void>;
}

/** What Welcome offers to open. */
export const useProjects = create<ProjectsState>()((set, get) => ({
  recent: undefined,
  samples: [],
  failure: undefined,
  async load() {
    const [recent, samples] = await Promise.all([callBackend('app.recent', {}), callBackend('app.samples', {})]);
    if (samples.ok) set({ samples: samples.value });
    if (recent.ok) set({ recent: [...recent.value].sort((a, b) => b.modified.localeCompare(a.modified)), failure: undefined });
    else set({ failure: recent.error });
  },
  async forget(id) {
    const done = await callBackend('app.forgetRecent', { id });
    if (done.ok) set({ recent: (get().recent ?? []).filter((one) => one.id !== id) });
    else useToasts.getState().showProblem(done.error);
  },
}));
