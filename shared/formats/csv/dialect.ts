import { RowSplitter } from './row-splitter.ts';

const candidates = [',', ';', '\t', '|'];
const rowsLookedAt = 40;

/** What an Excel `sep=` line at the start says. */
export function separatorLine(text: string): string | undefined {
  return /^sep=([^\r\n])(?:\r\n?|\n|$)/i.exec(text)?.[1];
}

/**
 * The delimiter under which the first rows agree best on how many cells they have, then the one that makes most cells; a comma where no row is
 * cut by any. `skip` lines before the header are left out.
 */
export function guessDelimiter(text: string, quote: string | undefined, skip: number): string {
  let best = { delimiter: ',', share: 0, cells: 1 };
  for (const delimiter of candidates) {
    const splitter = new RowSplitter(delimiter, quote);
    splitter.skipLines(skip);
    splitter.push(text);
    const counts: number[] = [];
    while (counts.length < rowsLookedAt) {
      const row = splitter.next(false) ?? (counts.length === 0 ? splitter.next(true) : undefined);
      if (row === undefined || row === 'too-long') break;
      counts.push(row.cells.length);
    }
    const [cells = 0] = counts;
    if (cells < 2) continue;
    const share = counts.filter((count) => count === cells).length / counts.length;
    if (share > best.share || (share === best.share && cells > best.cells)) best = { delimiter, share, cells };
  }
  return best.delimiter;
}
