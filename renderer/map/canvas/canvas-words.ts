import { create } from 'zustand';

/** What the canvas says to those who do not see it: one sentence at a time. */
export const useCanvasWords = create<{ readonly words: string }>()(() => ({ words: '' }));

const gap = 1000;
let last = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says a sentence, at most one a second; of several the last is said. */
export function say(words: string): void {
  clearTimeout(timer);
  const now = Date.now();
  const wait = Math.max(0, last + gap - now);
  timer = setTimeout(() => {
    last = Date.now();
    useCanvasWords.setState({ words });
  }, wait);
}
