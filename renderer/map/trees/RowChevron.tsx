import { ChevronDown, ChevronRight } from 'lucide-react';
import { Icon } from '#renderer/kit/Icon.tsx';
import type { TreeRow } from './tree-rows.ts';

/** Opens and closes a group by pointer; the arrow keys do the same on the row. */
export function RowChevron({ row, onToggle }: { readonly row: TreeRow; readonly onToggle: (row: TreeRow, open: boolean) => void }) {
  if (!row.group) return <span className="tree-row__chevron" aria-hidden="true" />;
  return (
    <span
      className="tree-row__chevron tree-row__chevron--group"
      aria-hidden="true"
      data-chevron=""
      onClick={(event) => {
        event.stopPropagation();
        onToggle(row, !row.open);
      }}
    >
      <Icon of={row.open ? ChevronDown : ChevronRight} size={12} />
    </span>
  );
}
