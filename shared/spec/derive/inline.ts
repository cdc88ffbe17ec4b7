import type { Block, Fact, Inline } from '../document.ts';

export function text(words: string): Inline {
  return { text: words };
}

export function code(words: string): Inline {
  return { code: words };
}

/** An open place; `at` is the key of the form's field that fills it. */
export function missing(words: string, at?: string): Inline {
  return at === undefined ? { missing: words } : { missing: words, at };
}

/** What a person typed: an address becomes a link, and the password that an address holds never gets into a document. */
export function typedText(words: string, input: string): Inline {
  const shown = words.replaceAll(/(\w:\/\/[^\s:/@]*):[^\s/@]+@/g, '$1:•••@');
  const address = shown.trim();
  if (input === 'email' && /^[^\s@<>]+@[^\s@<>]+$/.test(address)) return { link: `mailto:${address}`, words: address };
  if (input === 'link' && /^https?:\/\/[^\s<>]+$/i.test(address)) return { link: address, words: address };
  return { text: shown };
}

export function fact(words: string, origin: Fact['origin'], more: Partial<Omit<Fact, 'text' | 'origin'>> = {}): Inline {
  return { fact: { state: 'fresh', ...more, text: words, origin } };
}

export function paragraph(...inlines: readonly Inline[]): Block {
  return { kind: 'paragraph', inlines };
}

/** A derived table: with nothing to show, its header stands over one row that says so. */
export function derivedTable(id: string, columns: readonly string[], rows: readonly (readonly Inline[])[], none: string): Block {
  if (rows.length > 0) return table(id, columns, rows);
  return table(id, columns, [columns.map((_, i) => (i === 0 ? missing(none) : text('–')))]);
}

/** A table whose cells are single inlines. */
export function table(id: string, columns: readonly string[], rows: readonly (readonly Inline[])[]): Block {
  return { kind: 'table', id, columns, rows: rows.map((cells) => cells.map((cell) => [cell])) };
}

/** Thousands in groups: 1,204. */
export function count(n: number): string {
  return n.toLocaleString('en-US');
}
