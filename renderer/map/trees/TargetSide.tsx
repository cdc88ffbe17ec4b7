import { useEffect, useMemo, useRef, useState } from 'react';
import type { Status } from '#shared/project/status.ts';
import { classNames } from '#renderer/kit/class-names.ts';
import { usePreview } from '#renderer/state/preview.ts';
import { useSelection } from '#renderer/state/selection.ts';
import { useSettings } from '#renderer/state/settings.ts';
import { VerdictChip } from '#renderer/map/connect/VerdictChip.tsx';
import type { ShownValue } from '#renderer/map/value-text.ts';
import { sameShown } from '#renderer/map/value-text.ts';
import { useProject } from '#renderer/state/project.ts';
import { createKeyedValues } from './keyed-values.ts';
import type { SideProps } from './SourceSide.tsx';
import { ReplaceSide } from './ReplaceSide.tsx';
import { TargetPane } from './TargetPane.tsx';
import { TargetRow } from './TargetRow.tsx';
import { targetFactsOf } from './target-facts.ts';
import { targetShower } from './target-values.ts';
import { rowKey } from './tree-rows.ts';

/** The target pane with its data: facts and values of each row, verdicts while something is carried. */
export function TargetSide({ view, tree, stage, model, rowHeight, shown, filterField, connect, onPick }: SideProps) {
  const preview = usePreview((state) => state.preview);
  const status = usePreview((state) => state.status);
  const items = useSelection((state) => state.items);
  const target = useSelection((state) => state.target);
  const singleKeys = useSettings((state) => state.settings.singleKeys);
  const [values] = useState(() => createKeyedValues<ShownValue | undefined>(() => undefined, sameShown));
  const facts = useMemo(() => targetFactsOf(view, status, model), [view, status, model]);
  const { rows } = tree;
  const readOnly = useProject((state) => state.readOnly !== undefined);
  const newer = useRef<HTMLInputElement>(null);
  useEffect(() => {
    void rows;
    values.refresh(targetShower(view, stage.target, preview, items, facts));
  }, [values, view, stage, preview, items, facts, rows]);

  const counts = useMemo(() => {
    const of = { invalid: 0, open: 0, 'not-mapped': 0 };
    for (const field of status?.fields ?? []) {
      if (field.mapping !== view.mapping.id) continue;
      if (field.status === 'invalid' || field.status === 'open' || field.status === 'not-mapped') of[field.status] += 1;
    }
    return of;
  }, [status, view]);

  const goTo = (wanted: Status): void => {
    const fields = (status?.fields ?? [])
      .filter((field) => field.mapping === view.mapping.id && field.status === wanted)
      .map((field) => field.target);
    const next = fields[(fields.indexOf(target ?? '') + 1) % Math.max(1, fields.length)];
    if (next !== undefined) useSelection.getState().select({ target: next });
  };

  const over = connect.state.name === 'dragging' || connect.state.name === 'carrying' ? connect.state.over : undefined;
  return (
    <>
      <TargetPane
        view={view}
        tree={tree}
        places={stage.target}
        rowHeight={rowHeight}
        selected={target === undefined ? undefined : rowKey(view.target.id, target)}
        typeAhead={!singleKeys}
        filterField={filterField}
        counts={counts}
        onShow={goTo}
        menu={[
          { label: 'Open all groups', keys: '*', onSelect: () => tree.setAll(true) },
          { label: 'Close all groups', onSelect: () => tree.setAll(false) },
          { label: 'Filter the fields', keys: 'Ctrl F', onSelect: () => requestAnimationFrame(() => filterField.current?.focus()) },
          ...(readOnly ? [] : [{ label: `Replace ${view.target.file} by a newer file`, onSelect: () => newer.current?.click() }]),
        ]}
        rowClass={(row) => {
          const verdict = connect.verdictOf(row);
          const lit =
            shown.on &&
            (shown.lineage.targets.has(row.path) ||
              view.loops.some((loop) => loop.target === row.path && shown.lineage.loops.has(loop.id)));
          return classNames(
            row.group && 'tree-row--group',
            lit && 'tree-row--lit',
            verdict !== undefined && !verdict.droppable && !row.group && 'tree-row--refuses',
            over?.on === 'target' && over.path === row.path && verdict?.droppable === true && 'tree-row--offers',
          );
        }}
        renderRow={(row) => {
          const verdict = connect.verdictOf(row);
          // A group that cannot take the value itself may hold a field that can: it says nothing.
          const said =
            verdict === undefined || (row.group && !row.field.repeats && !verdict.droppable) ? undefined : (
              <VerdictChip verdict={verdict} />
            );
          return (
            <TargetRow
              row={row}
              facts={facts(row)}
              values={values}
              lit={shown.on && shown.lineage.targets.has(row.path)}
              verdict={said}
              onToggle={tree.toggle}
            />
          );
        }}
        onActive={(row) => {
          tree.setActive(row.key);
          useSelection.getState().select({ target: row.path });
        }}
        onKey={(event, row) => {
          if (event.key !== 'Enter' || event.altKey || event.ctrlKey || event.metaKey) return false;
          onPick({ kind: 'source', target: row.path });
          return true;
        }}
      />
      <ReplaceSide side={view.target} input={newer} />
    </>
  );
}
