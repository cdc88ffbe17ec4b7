import type { TreeRow } from './tree-rows.ts';

/** The name of a row, the part that the filter found marked. */
export function RowName({ row }: { readonly row: TreeRow }) {
  const last = row.names.at(-1) ?? '';
  const before = row.names
    .slice(0, -1)
    .map((name) => `${name} › `)
    .join('');
  const { match } = row;
  return (
    <span className="tree-row__name">
      {before}
      {match === undefined ? (
        last
      ) : (
        <>
          {last.slice(0, match.start)}
          <mark>{last.slice(match.start, match.end)}</mark>
          {last.slice(match.end)}
        </>
      )}
    </span>
  );
}
