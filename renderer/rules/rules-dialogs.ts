import { create } from 'zustand';
import type { Pasted } from './clipboard-table.ts';

/** What the paste dialog reads: what was pasted or a file's sheets. Without it the dialog waits for one. */
export type PasteSource =
  | { readonly kind: 'waiting' }
  | Pasted
  | {
      readonly kind: 'file';
      readonly name: string;
      readonly sheets: readonly { readonly name: string; readonly rows: readonly (readonly string[])[] }[];
    };

interface RulesDialogs {
  readonly paste: PasteSource | undefined;
  readonly replace: boolean;
  openPaste(source: PasteSource): void;
  openReplace(): void;
  close(): void;
}

/** Which dialog of the rules table is open. */
export const useRulesDialogs = create<RulesDialogs>()((set) => ({
  paste: undefined,
  replace: false,
  openPaste: (paste) => set({ paste, replace: false }),
  openReplace: () => set({ replace: true, paste: undefined }),
  close: () => set({ paste: undefined, replace: false }),
}));
