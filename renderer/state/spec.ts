import { create } from 'zustand';
import type { Problem } from '#shared/base/problem.ts';
import type { Result } from '#shared/base/result.ts';
import type { CallInput, CallOutput } from '#shared/rpc/contract.ts';
import type { SpecDocument } from '#shared/spec/document.ts';
import { problem } from '#shared/base/problem.ts';
import { fail } from '#shared/base/result.ts';
import { callBackend, onEvent } from '#renderer/rpc/client.ts';
import { useProject } from './project.ts';

export type SpecFormat = CallInput<'spec.export'>['format'];

interface SpecState {
  readonly document: SpecDocument | undefined;
  readonly failure: Problem | undefined;
  readonly exporting: SpecFormat | undefined;
  /** The section in view. */
  readonly section: string | undefined;
  choose(section: string): void;
  load(): Promise<void>;
  /** Builds the file; the project keeps it beside itself, and a browser can save it with `saveFile`. */
  export(format: SpecFormat): Promise<Result<CallOutput<'spec.export'>>>;
}

const none = { document: undefined, failure: undefined, exporting: undefined, section: undefined } as const;

export const useSpec = create<SpecState>()((set) => ({
  ...none,
  choose: (section) => set({ section }),
  async load() {
    const key = useProject.getState().opened?.key;
    if (key === undefined) return;
    const built = await callBackend('spec.document', { key });
    if (key !== useProject.getState().opened?.key) return;
    set(built.ok ? { document: built.value, failure: undefined } : { failure: built.error });
  },
  async export(format) {
    const key = useProject.getState().opened?.key;
    if (key === undefined) return fail(problem('project/not-open', 'No project is open.'));
    set({ exporting: format });
    const done = await callBackend('spec.export', { key, format });
    set({ exporting: undefined });
    return done;
  },
}));

/** Keeps a document that is shown in step with edits and measured figures. Once, at start. */
export function followSpec(): () => void {
  const again = () => {
    if (useSpec.getState().document !== undefined) void useSpec.getState().load();
  };
  const stops = [
    onEvent('status.changed', again),
    useProject.subscribe((now, before) => {
      if (now.opened?.key !== before.opened?.key) useSpec.setState(none);
      else if (now.seq !== before.seq) again();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
