import { Ellipsis, FileBraces } from 'lucide-react';
import type { Status } from '#shared/project/status.ts';
import { Button } from '#renderer/kit/Button.tsx';
import { Chip } from '#renderer/kit/Chip.tsx';
import { CircleAlert, CircleX } from 'lucide-react';
import { EmptyState } from '#renderer/kit/EmptyState.tsx';
import { Icon } from '#renderer/kit/Icon.tsx';
import { IconButton } from '#renderer/kit/IconButton.tsx';
import { Menu } from '#renderer/kit/Menu.tsx';
import { FieldTree } from './FieldTree.tsx';
import { NoTarget } from './NoTarget.tsx';
import { PaneFilter } from './PaneFilter.tsx';
import type { TreePaneProps } from './SourcePane.tsx';

export interface TargetPaneProps extends TreePaneProps {
  readonly counts: Readonly<Record<'invalid' | 'open' | 'not-mapped', number>>;
  /** Goes to the next field of that status. */
  readonly onShow: (status: Status) => void;
}

/** The target: every field with what its rule gives now and how it is filled. */
export function TargetPane(props: TargetPaneProps) {
  const { view, tree, counts } = props;
  return (
    <section className="tree-pane tree-pane--target" aria-label="Target">
      <header className="pane-header">
        <Icon of={FileBraces} size={14} className="pane-header__icon" />
        <h2 className="pane-header__title ellipsis" title={view.target.file}>
          {view.target.file}
        </h2>
        {view.target.label !== undefined && <span className="pane-header__label ellipsis">{view.target.label}</span>}
        <span className="pane-header__gap" />
        <Menu label="Target" align="end" trigger={<IconButton icon={Ellipsis} label="More of the target" />} entries={props.menu} />
      </header>
      <PaneFilter label="Filter target fields" placeholder="Filter" text={tree.filter} onText={tree.setFilter} field={props.filterField}>
        {tree.filter === '' && (
          <span className="pane-filter__chips">
            {counts.invalid > 0 && (
              <Chip tone="err" icon={CircleX} onClick={() => props.onShow('invalid')} title="Go to the next invalid field">
                {counts.invalid} invalid
              </Chip>
            )}
            {counts.open > 0 && (
              <Chip
                tone="cond"
                icon={CircleAlert}
                onClick={() => props.onShow('open')}
                title="Go to the next required field without a rule"
              >
                {counts.open} required
              </Chip>
            )}
            {counts['not-mapped'] > 0 && (
              <Chip onClick={() => props.onShow('not-mapped')} title="Go to the next optional field without a rule">
                {counts['not-mapped']} optional open
              </Chip>
            )}
          </span>
        )}
      </PaneFilter>
      <FieldTree
        side="target"
        label={`Target fields of ${view.target.file}`}
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
          tree.filter === '' ? (
            <NoTarget />
          ) : (
            <EmptyState
              title={`No field has “${tree.filter}” in its name`}
              actions={<Button onClick={() => tree.setFilter('')}>Clear the filter</Button>}
            />
          )
        }
      >
        {props.renderRow}
      </FieldTree>
    </section>
  );
}
