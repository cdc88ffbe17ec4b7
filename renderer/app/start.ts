import { create } from 'zustand';

/** Whether the page knows what it shows first; until then it is blank rather than wrong. */
export const useStart = create<{ readonly ready: boolean }>()(() => ({ ready: false }));
