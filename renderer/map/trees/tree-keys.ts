import type { TreeRow } from './tree-rows.ts';

/** What a key asks of a tree: another active row, a group opened or closed, or all below opened. */
export type TreeMove =
  | { readonly kind: 'go'; readonly row: number }
  | { readonly kind: 'open'; readonly row: number }
  | { readonly kind: 'close'; readonly row: number }
  | { readonly kind: 'open-all'; readonly row: number };

/** The move of a key by the rules of a tree view; `undefined` for keys that are not its own. `page` is rows per screen. */
export function treeMove(rows: readonly TreeRow[], active: number, key: string, page: number): TreeMove | undefined {
  const last = rows.length - 1;
  const row = rows[active];
  if (row === undefined)
    return last >= 0 && (key.startsWith('Arrow') || key === 'Home' || key === 'End')
      ? { kind: 'go', row: key === 'End' ? last : 0 }
      : undefined;
  const go = (to: number): TreeMove => ({ kind: 'go', row: Math.max(0, Math.min(last, to)) });
  switch (key) {
    case 'ArrowDown':
      return go(active + 1);
    case 'ArrowUp':
      return go(active - 1);
    case 'PageDown':
      return go(active + page);
    case 'PageUp':
      return go(active - page);
    case 'Home':
      return go(0);
    case 'End':
      return go(last);
    case 'ArrowRight':
      if (!row.group) return undefined;
      return row.open ? go(active + 1) : { kind: 'open', row: active };
    case 'ArrowLeft':
      if (row.group && row.open) return { kind: 'close', row: active };
      return row.parent < 0 ? undefined : go(row.parent);
    case '*':
      return row.group ? { kind: 'open-all', row: active } : undefined;
    default:
      return undefined;
  }
}

/** The next row whose name begins with the typed text, from the active one on and round to it. */
export function typeAhead(rows: readonly TreeRow[], active: number, typed: string): number | undefined {
  const text = typed.toLowerCase();
  // A single letter moves on from the active row; more letters may keep it.
  const first = typed.length > 1 ? active : active + 1;
  for (let step = 0; step < rows.length; step += 1) {
    const at = (Math.max(0, first) + step) % rows.length;
    if ((rows[at]?.names[0] ?? '').toLowerCase().startsWith(text)) return at;
  }
  return undefined;
}
