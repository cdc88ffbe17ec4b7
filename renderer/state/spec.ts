import { create } from 'zustand';
import type { Problem } from '#shared/base/problem.ts';
import type { Result } from '#shared/base/result.ts';
import type { CallInput, CallOutput } from '#shared/rpc/contract.ts';
import type { SpecDocument } from '#shared/spec/document.ts';
import { problem } from '#shared/base/problem.ts';
import { fail } from '#shared/base/result.ts';
import { callBackend, onEvent } from '#renderer/rpc/client.ts';
import { useProject } from './project.ts';
import { useWorkspace } from './workspace.ts';

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

let asked = 0;

export const useSpec = create<SpecState>()((set) => ({
  ...none,
  choose: (section) => set({ section }),
  async load() {
    const key = useProject.getState().opened?.key;
    if (key === undefined) return;
    asked += 1;
    const mine = asked;
    const built = await callBackend('spec.document', { key });
    // An answer that a newer question has overtaken is older than what that one brings.
    if (mine !== asked || key !== useProject.getState().opened?.key) return;
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

/** Edits and figures that come close together are one reason to read the document again; ms. */
const patience = 150;

/** Keeps a document that is shown in step with edits, scenarios and runs. Once, at start. */
export function followSpec(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const again = () => {
    clearTimeout(timer);
    if (useSpec.getState().document === undefined || useWorkspace.getState().workspace !== 'spec') return;
    timer = setTimeout(() => void useSpec.getState().load(), patience);
  };
  const stops = [
    onEvent('status.changed', again),
    onEvent('run.progressed', (event) => {
      if (event.run.state !== 'running') again();
    }),
    useProject.subscribe((now, before) => {
      if (now.opened?.key !== before.opened?.key) useSpec.setState(none);
      else if (now.seq !== before.seq) again();
    }),
  ];
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}
