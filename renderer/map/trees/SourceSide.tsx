import type { ReactNode, RefObject } from 'react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { countLeaves } from '#shared/schema/count-leaves.ts';
import { classNames } from '#renderer/kit/class-names.ts';
import { usePreview } from '#renderer/state/preview.ts';
import { useSelection } from '#renderer/state/selection.ts';
import { useSettings } from '#renderer/state/settings.ts';
import type { CanvasModel } from '#renderer/map/canvas/canvas-model.ts';
import type { MapStage } from '#renderer/map/canvas/map-stage.ts';
import type { Connect } from '#renderer/map/connect/use-connect.ts';
import type { Picking } from '#renderer/map/connect/Pickers.tsx';
import type { MappingView } from '#renderer/map/mapping-view.ts';
import { loopSource } from '#renderer/map/mapping-view.ts';
import type { ShownLineage } from '#renderer/map/use-lineage.ts';
import type { ShownValue } from '#renderer/map/value-text.ts';
import { sameShown } from '#renderer/map/value-text.ts';
import { joinPath } from '#shared/base/field-path.ts';
import { useProject } from '#renderer/state/project.ts';
import { addSource } from '#renderer/state/replacement.ts';
import { useToasts } from '#renderer/state/toasts.ts';
import { FileInput } from './FileInput.tsx';
import { createKeyedValues } from './keyed-values.ts';
import { ReplaceSide } from './ReplaceSide.tsx';
import { SourcePane } from './SourcePane.tsx';
import { SourceRow } from './SourceRow.tsx';
import { sourceShower } from './source-values.ts';
import { sourceFactsOf } from './target-facts.ts';
import { rowKey } from './tree-rows.ts';
import type { TreeRow } from './tree-rows.ts';
import type { Tree } from './use-tree.ts';

export interface SideProps {
  readonly view: MappingView;
  readonly tree: Tree;
  readonly stage: MapStage;
  readonly model: CanvasModel;
  readonly rowHeight: number;
  readonly shown: ShownLineage;
  readonly filterField: RefObject<HTMLInputElement | null>;
  readonly connect: Connect;
  readonly onPick: (picking: Picking) => void;
}

/** The source pane with its data: facts of each row, values of the record in view, what keys do. */
export function SourceSide({
  view,
  tree,
  stage,
  model,
  rowHeight,
  shown,
  filterField,
  connect,
  onPick,
  children,
}: SideProps & { readonly children: ReactNode }) {
  const preview = usePreview((state) => state.preview);
  const items = useSelection((state) => state.items);
  const record = useSelection((state) => state.record);
  const source = useSelection((state) => state.source);
  const singleKeys = useSettings((state) => state.settings.singleKeys);
  const [values] = useState(() => createKeyedValues<ShownValue | undefined>(() => undefined, sameShown));
  const facts = useMemo(() => sourceFactsOf(model), [model]);
  const fields = useMemo(() => view.sources.reduce((sum, side) => sum + countLeaves(side.schema), 0), [view]);
  const { rows } = tree;
  const readOnly = useProject((state) => state.readOnly !== undefined);
  const newer = useRef<HTMLInputElement>(null);
  const further = useRef<HTMLInputElement>(null);
  const chosen = view.sources.find((side) => side.id === source?.side) ?? view.sources[0];
  const add = async (file: File): Promise<void> => {
    const added = await addSource(file);
    if (!added.ok) useToasts.getState().showProblem(added.error);
  };
  useEffect(() => {
    // Rows matter too: a group says another thing open than closed.
    void rows;
    values.refresh(sourceShower(view, stage.source, preview, items));
  }, [values, view, stage, preview, items, rows]);
  const litLoops = useMemo(
    () =>
      new Set(
        view.loops.flatMap((loop) => {
          const from = shown.on && shown.lineage.loops.has(loop.id) ? loopSource(view, loop) : undefined;
          return from === undefined ? [] : [rowKey(from.side, joinPath(from.names))];
        }),
      ),
    [view, shown],
  );
  const isLit = (row: TreeRow): boolean => shown.on && (shown.lineage.sources.has(row.key) || litLoops.has(row.key));
  const over = connect.state.name === 'dragging' || connect.state.name === 'carrying' ? connect.state.over : undefined;

  return (
    <>
      <SourcePane
        view={view}
        tree={tree}
        places={stage.source}
        rowHeight={rowHeight}
        selected={source === undefined ? undefined : rowKey(source.side, source.path)}
        typeAhead={!singleKeys}
        filterField={filterField}
        fields={fields}
        record={record}
        menu={[
          { label: 'Open all groups', keys: '*', onSelect: () => tree.setAll(true) },
          { label: 'Close all groups', onSelect: () => tree.setAll(false) },
          { label: 'Filter the fields', keys: 'Ctrl F', onSelect: () => requestAnimationFrame(() => filterField.current?.focus()) },
          ...(readOnly
            ? []
            : [
                { label: `Replace ${chosen?.file ?? 'the source'} by a newer file`, onSelect: () => newer.current?.click() },
                { label: 'Add a source', onSelect: () => further.current?.click() },
              ]),
        ]}
        rowClass={(row) =>
          classNames(
            row.group && 'tree-row--group',
            isLit(row) && 'tree-row--lit',
            over?.on === 'source' && over.path === row.path && over.side === row.side && 'tree-row--offers',
          )
        }
        renderRow={(row) => <SourceRow row={row} facts={facts(row)} values={values} lit={isLit(row)} onToggle={tree.toggle} />}
        onActive={(row) => {
          tree.setActive(row.key);
          if (row.path !== '') useSelection.getState().select({ source: { side: row.side, path: row.path } });
        }}
        onKey={(event, row) => {
          if (event.key !== 'Enter' || event.altKey || event.ctrlKey || event.metaKey || row.path === '') return false;
          onPick({ kind: 'target', side: row.side, path: row.path });
          return true;
        }}
      >
        {children}
      </SourcePane>
      {chosen !== undefined && <ReplaceSide side={chosen} input={newer} />}
      <FileInput input={further} label="File of a further source" onFile={(file) => void add(file)} />
    </>
  );
}
