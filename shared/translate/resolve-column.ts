import type { Span } from '#shared/syntax/tokens.ts';
import type { Column } from './columns.ts';
import { findColumn } from './columns.ts';
import { stop } from './translation.ts';

/** The field that a name in a foreign text means; a name that is only like it is noted. Stops where there is none, or several. */
export function resolveColumn(
  columns: readonly Column[],
  names: readonly string[],
  place: Span,
  notes: Set<string>,
  hint?: string,
): Column {
  const said = names.join('.');
  const found = findColumn(columns, names);
  if (found.kind === 'found') {
    if (!found.exact) notes.add(`${said} is taken for ${found.column.names.join('.')}.`);
    return found.column;
  }
  const candidates = (found.kind === 'several' ? found.columns : found.near).map((column) => column.names.join('.'));
  if (found.kind === 'several')
    return stop('several-fields', `${said} may be ${listed(candidates, 'or')}.`, place, said, 'Write the field that is meant.');
  return stop(
    'unknown-field',
    `There is no field like ${said} here.`,
    place,
    said,
    candidates.length === 0 ? hint : `Nearest ${candidates.length === 1 ? 'is' : 'are'} ${listed(candidates, 'and')}.`,
  );
}

export function listed(names: readonly string[], word: 'or' | 'and'): string {
  const shown = names.slice(0, 4);
  const last = shown.at(-1) ?? '';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} ${word} ${last}`;
}
