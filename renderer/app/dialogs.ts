import { create } from 'zustand';

export type DialogName = 'palette' | 'shortcuts' | 'settings' | 'rename' | 'copy' | 'revision';

interface DialogsState {
  readonly open: DialogName | undefined;
  /** What the palette starts with: `>` for commands only. */
  readonly text: string;
  show(dialog: DialogName, text?: string): void;
  close(): void;
}

/** Which of the page's own dialogs is open; one at a time. */
export const useDialogs = create<DialogsState>()((set) => ({
  open: undefined,
  text: '',
  show: (open, text = '') => set({ open, text }),
  close: () => set({ open: undefined, text: '' }),
}));
