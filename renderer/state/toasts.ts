import { create } from 'zustand';
import type { Problem } from '#shared/base/problem.ts';
import { problemText } from '#shared/base/problem.ts';

export interface Toast {
  readonly id: number;
  /** `ok` and `info` go after 5 s; `err` and `busy` stay. */
  readonly tone: 'ok' | 'err' | 'info' | 'busy';
  /** In bold, before the text: `R-28 saved.` */
  readonly subject?: string | undefined;
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}

interface ToastsState {
  readonly toasts: readonly Toast[];
  /** Shows a message; its id can take it away. The same words are not shown twice at once. */
  show(toast: Omit<Toast, 'id'>): number;
  showProblem(problem: Problem): number;
  dismiss(id: number): void;
}

const shownAtOnce = 4;
let lastId = 0;

export const useToasts = create<ToastsState>()((set, get) => ({
  toasts: [],
  show(toast) {
    lastId += 1;
    const id = lastId;
    const others = get().toasts.filter((one) => one.text !== toast.text || one.subject !== toast.subject);
    set({ toasts: [...others, { ...toast, id }].slice(-shownAtOnce) });
    return id;
  },
  showProblem(problem) {
    return get().show({ tone: problem.severity === 'error' ? 'err' : 'info', text: problemText(problem) });
  },
  dismiss(id) {
    set({ toasts: get().toasts.filter((toast) => toast.id !== id) });
  },
}));
