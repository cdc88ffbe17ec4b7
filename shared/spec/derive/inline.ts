import type { Block, Fact, Inline } from '../document.ts';

export function text(words: string): Inline {
  return { text: words };
}

export function code(words: string): Inline {
  return { code: words };
}

export function missing(words: string): Inline {
  return { missing: words };
}

export function fact(words: string, origin: Fact['origin'], more: Partial<Omit<Fact, 'text' | 'origin'>> = {}): Inline {
  return { fact: { state: 'fresh', ...more, text: words, origin } };
}

export function paragraph(...inlines: readonly Inline[]): Block {
  return { kind: 'paragraph', inlines };
}

/** A table whose cells are single inlines. */
export function table(id: string, columns: readonly string[], rows: readonly (readonly Inline[])[]): Block {
  return { kind: 'table', id, columns, rows: rows.map((cells) => cells.map((cell) => [cell])) };
}

/** Thousands in groups: 1,204. */
export function count(n: number): string {
  return n.toLocaleString('en-US');
}
