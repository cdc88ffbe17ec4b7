import type { Loop } from '#shared/mapping/mapping.ts';
import { readPath } from './read-path.ts';

/**
 * Names for the item and index of a new loop: the array's name in the singular (`line_items` → `line_item`) and
 * `i`, `j`, `k` by depth. Names of the loops around it are not used again.
 */
export function loopNames(each: string, outer: readonly Pick<Loop, 'item' | 'index'>[]): { readonly item: string; readonly index: string } {
  const taken = new Set(outer.flatMap((loop) => [loop.item, loop.index]));
  const item = free(variableName(singular(readPath(each)?.names.at(-1) ?? 'item')), taken);
  taken.add(item);
  const letters = ['i', 'j', 'k', 'l', 'm', 'n'];
  const index = letters.slice(outer.length).find((letter) => !taken.has(letter)) ?? free('i', taken);
  return { item, index };
}

/** The singular of an English plural, as far as its ending tells; else the name itself. */
export function singular(name: string): string {
  if (/(ies)$/i.test(name) && name.length > 4) return `${name.slice(0, -3)}y`;
  if (/(ss|us|is)$/i.test(name)) return name;
  if (/(ses|xes|zes|ches|shes)$/i.test(name) && name.length > 4 && !/(uses|ases)$/i.test(name)) return name.slice(0, -2);
  return /s$/i.test(name) && name.length > 2 ? name.slice(0, -1) : name;
}

function variableName(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9_]+/g, '_').replace(/^_+|_+$/g, '');
  return /^[A-Za-z_]/.test(plain) ? plain : `item_${plain}`.replace(/_$/, '');
}

function free(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  for (let n = 2; ; n += 1) if (!taken.has(`${name}${n}`)) return `${name}${n}`;
}
