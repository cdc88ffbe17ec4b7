type Row = Readonly<Record<string, string>>;

/** The rows with one moved up (-1) or down (1); at an end it stays. */
export function moveRow(rows: readonly Row[], at: number, by: 1 | -1): readonly Row[] {
  const row = rows[at];
  const to = at + by;
  if (row === undefined || to < 0 || to >= rows.length) return rows;
  return rows.toSpliced(at, 1).toSpliced(to, 0, row);
}

/** Rows still to be offered: those whose first cell no row has. */
export function offeredRows(starter: readonly Row[], rows: readonly Row[], first: string): readonly Row[] {
  const there = new Set(rows.map((row) => row[first]));
  return starter.filter((row) => !there.has(row[first]));
}
