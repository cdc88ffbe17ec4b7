import { create } from 'zustand';
import type { CallInput } from '#shared/rpc/contract.ts';
import type { Problem } from '#shared/base/problem.ts';
import { dropUpload, uploadFile } from '#renderer/state/files.ts';

type Start = CallInput<'run.start'>;

export type ChosenFile =
  | { readonly state: 'none'; readonly problem?: Problem }
  | { readonly state: 'reading'; readonly name: string; readonly bytes: number; readonly done: number; readonly stop: () => void }
  | { readonly state: 'ready'; readonly name: string; readonly bytes: number; readonly handle: string };

interface StartChoice {
  readonly from: 'sample' | 'file';
  readonly file: ChosenFile;
  /** Absent: as the project says. */
  readonly formatOut: Start['formatOut'];
  readonly invalid: Start['invalid'];
  readonly maxRejects: string;
  change(patch: Partial<Pick<StartChoice, 'from' | 'formatOut' | 'invalid' | 'maxRejects'>>): void;
  /** Hands a file over; it is the input from then on. */
  take(file: File): Promise<void>;
  forgetFile(): void;
}

/** How the next run is to be; kept while one looks elsewhere. */
export const useStartChoice = create<StartChoice>()((set, get) => ({
  from: 'sample',
  file: { state: 'none' },
  formatOut: undefined,
  invalid: undefined,
  maxRejects: '',
  change: (patch) => set(patch),
  async take(file) {
    get().forgetFile();
    const abort = new AbortController();
    const stop = (): void => {
      abort.abort();
      set({ file: { state: 'none' } });
    };
    const tell = (done: number): void => {
      if (!abort.signal.aborted) set({ file: { state: 'reading', name: file.name, bytes: file.size, done, stop } });
    };
    set({ from: 'file' });
    tell(0);
    const handed = await uploadFile(file, { onProgress: tell, signal: abort.signal });
    if (abort.signal.aborted) {
      if (handed.ok) await dropUpload(handed.value.handle);
      return;
    }
    set({
      file: handed.ok
        ? { state: 'ready', name: file.name, bytes: file.size, handle: handed.value.handle }
        : { state: 'none', problem: handed.error },
    });
  },
  forgetFile() {
    const { file } = get();
    if (file.state === 'reading') file.stop();
    if (file.state === 'ready') void dropUpload(file.handle);
    set({ file: { state: 'none' } });
  },
}));
