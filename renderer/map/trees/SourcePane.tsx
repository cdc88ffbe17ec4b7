import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import { Ellipsis, FileBraces, Layers } from 'lucide-react';
import { EmptyState } from '#renderer/kit/EmptyState.tsx';
import { Button } from '#renderer/kit/Button.tsx';
import { Icon } from '#renderer/kit/Icon.tsx';
import { IconButton } from '#renderer/kit/IconButton.tsx';
import type { MenuEntry } from '#renderer/kit/Menu.tsx';
import { Menu } from '#renderer/kit/Menu.tsx';
import type { MappingView } from '#renderer/map/mapping-view.ts';
import { FieldTree } from './FieldTree.tsx';
import { PaneFilter } from './PaneFilter.tsx';
import type { TreePlaces } from './tree-places.ts';
import type { TreeRow } from './tree-rows.ts';
import type { Tree } from './use-tree.ts';

export interface TreePaneProps {
  readonly view: MappingView;
  readonly tree: Tree;
  readonly places: TreePlaces;
  readonly rowHeight: number;
  readonly selected: string | undefined;
  readonly typeAhead: boolean;
  readonly filterField: RefObject<HTMLInputElement | null>;
  readonly menu: readonly MenuEntry[];
  readonly rowClass: (row: TreeRow) => string;
  readonly renderRow: (row: TreeRow) => ReactNode;
  readonly onActive: (row: TreeRow) => void;
  readonly onKey: (event: KeyboardEvent<HTMLElement>, row: TreeRow) => boolean;
}

export interface SourcePaneProps extends TreePaneProps {
  readonly fields: number;
  readonly record: number;
  readonly children: ReactNode;
}

/** The sources: each a file with its fields and their values in the record in view, then the reference data. */
export function SourcePane(props: SourcePaneProps) {
  const { view, tree } = props;
  const [only, second] = view.sources;
  const title = second === undefined ? (only?.file ?? '') : `${view.sources.length} sources`;
  return (
    <section className="tree-pane tree-pane--source" aria-label="Source">
      <header className="pane-header">
        <Icon of={second === undefined ? FileBraces : Layers} size={14} className="pane-header__icon" />
        <h2 className="pane-header__title ellipsis" title={title}>
          {title}
        </h2>
        {second === undefined && only?.label !== undefined && <span className="pane-header__label ellipsis">{only.label}</span>}
        <span className="pane-header__gap" />
        <Menu label="Source" align="end" trigger={<IconButton icon={Ellipsis} label="More of the source" />} entries={props.menu} />
      </header>
      <PaneFilter
        label="Filter source fields"
        placeholder={`Filter ${props.fields} fields`}
        text={tree.filter}
        onText={tree.setFilter}
        field={props.filterField}
      >
        {tree.filter === '' && <span className="pane-filter__say">values from record {props.record}</span>}
      </PaneFilter>
      <FieldTree
        side="source"
        label={`Source fields of ${title}`}
        places={props.places}
        rows={tree.rows}
        rowHeight={props.rowHeight}
        active={tree.active}
        selected={props.selected}
        onActive={props.onActive}
        onToggle={tree.toggle}
        onOpenAll={tree.openAll}
        onKey={props.onKey}
        rowClass={props.rowClass}
        typeAhead={props.typeAhead}
        empty={
          tree.filter === '' ? undefined : (
            <EmptyState
              title={`No field has “${tree.filter}” in its name`}
              actions={<Button onClick={() => tree.setFilter('')}>Clear the filter</Button>}
            />
          )
        }
      >
        {props.renderRow}
      </FieldTree>
      {props.children}
    </section>
  );
}
