import { useEffect, useMemo, useRef, useState } from 'react';
import { Splitter } from '#renderer/kit/Splitter.tsx';
import { classNames } from '#renderer/kit/class-names.ts';
import { useTokenPx } from '#renderer/kit/use-token-px.ts';
import type { TextSpan } from '#renderer/parts/expression-editor/editor-language.ts';
import { usePreview } from '#renderer/state/preview.ts';
import { useProject } from '#renderer/state/project.ts';
import { useSelection } from '#renderer/state/selection.ts';
import { CanvasPane } from './canvas/CanvasPane.tsx';
import { CanvasToolbar } from './canvas/CanvasToolbar.tsx';
import type { FlowControls } from './canvas/CanvasFlow.tsx';
import { LinksList } from './canvas/LinksList.tsx';
import { createMapStage } from './canvas/map-stage.ts';
import { useNodeChoice } from './canvas/node-choice.ts';
import { putInPlace } from './canvas/node-edits.ts';
import { NodeOverlay } from './canvas/NodeOverlay.tsx';
import { useConnect } from './connect/use-connect.ts';
import { DragLayer } from './connect/DragLayer.tsx';
import type { Picking } from './connect/Pickers.tsx';
import { Pickers } from './connect/Pickers.tsx';
import { Dock } from './dock/Dock.tsx';
import type { DockTab } from './dock/Dock.tsx';
import { useValuesTable } from './dock/use-rule-figures.ts';
import { useTrace } from './dock/use-trace.ts';
import type { MappingView } from './mapping-view.ts';
import { choiceOfProblem } from './problem-choice.ts';
import { placeOfTarget } from './place-of-target.ts';
import { useGoToPinned } from './use-pinned-record.ts';
import { OutputPane } from './output/OutputPane.tsx';
import { wrapped } from './rule-actions.ts';
import { ReferenceTables } from './trees/ReferenceTables.tsx';
import { SourceSide } from './trees/SourceSide.tsx';
import { sourceShower } from './trees/source-values.ts';
import { TargetSide } from './trees/TargetSide.tsx';
import { rowKey } from './trees/tree-rows.ts';
import { useTree } from './trees/use-tree.ts';
import { useTreePanes } from './trees/use-tree-panes.ts';
import { useUncovered } from './trees/use-uncovered.ts';
import { useCanvasKeys } from './canvas/use-canvas-keys.ts';
import { useCanvasModel } from './use-canvas-model.ts';
import { useLoopItems } from './use-loop-items.ts';
import { limits, useLayoutSizes } from './use-layout-sizes.ts';
import { useLineage, useLinkPills } from './use-lineage.ts';
import { useMapCommands } from './use-map-commands.ts';
import { useNodeActions } from './use-node-actions.ts';
import { useNodeLooks } from './use-node-looks.ts';

/** One mapping on the map: trees, canvas, dock and output, and what moves between them. */
export function MapWorkspace({ view, project }: { readonly view: MappingView; readonly project: string }) {
  const [stage] = useState(createMapStage);
  const area = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLDivElement>(null);
  const sourceFilter = useRef<HTMLInputElement>(null);
  const targetFilter = useRef<HTMLInputElement>(null);
  const [controls, setControls] = useState<FlowControls>();
  const [zoom, setZoom] = useState(1);
  const [follows, setFollows] = useState(true);
  const [tab, setTab] = useState<DockTab>('expression');
  const [picking, setPicking] = useState<Picking>();
  const [line, setLine] = useState<{ readonly side: string; readonly from: string; readonly to: string }>();
  const [link, setLink] = useState<string>();
  const [listed, setListed] = useState(false);
  const [reveal, setReveal] = useState<TextSpan>();
  const rowHeight = useTokenPx('--row');
  const sizes = useLayoutSizes();
  const readOnly = useProject((state) => state.readOnly !== undefined);
  const preview = usePreview((state) => state.preview);
  const selection = useSelection();
  const { select, stepItem } = selection;
  const sourceTree = useTree(`${project}|${view.mapping.id}|source`, view.sourceRoots);
  const targetTree = useTree(`${project}|${view.mapping.id}|target`, view.targetRoots);

  const { model, graphs } = useCanvasModel(view, stage);
  useGoToPinned(view.mapping.id);
  const place = selection.target === undefined ? undefined : placeOfTarget(view, selection.target, selection.items);
  const trace = useTrace(selection.lineage === 'up' || tab === 'why' ? place : undefined);
  const shown = useLineage(view, model, stage, link, trace);
  const looks = useNodeLooks(view.mapping.id, model, graphs, shown);
  const sourceText = useMemo(() => sourceShower(view, stage.source, preview, selection.items), [view, stage, preview, selection.items]);
  const rule = selection.target === undefined ? undefined : view.ruleAt.get(selection.target);
  const table = useValuesTable(shown.on ? rule?.id : undefined);
  const pills = useLinkPills(view, model, shown, table, rule?.id, sourceText);

  const { scrollTree, focusTree } = useTreePanes(area);

  const connect = useConnect({
    view,
    stage,
    area,
    canvas,
    readOnly,
    scrollTree,
    setOpen: targetTree.toggle,
    onClick: (origin) => {
      setLink(undefined);
      if (origin.from === 'source') {
        sourceTree.setActive(rowKey(origin.side, origin.path));
        select({ source: { side: origin.side, path: origin.path } });
      } else if (origin.from === 'target') {
        targetTree.setActive(rowKey(view.target.id, origin.path));
        select({ target: origin.path });
      } else select({ node: origin.node });
    },
    onAskFunction: ({ side, path, link: on }) =>
      setPicking(
        on === undefined
          ? { kind: 'function-then-target', side, path }
          : { kind: 'function', chosen: { target: undefined, node: undefined, link: on }, with: { side, path } },
      ),
    onConnected: ({ edit }) => {
      if (edit.type === 'fields.connect') select({ target: edit.to });
      else if (edit.type === 'rule.set') select({ target: edit.target });
    },
  });

  const { target } = selection;
  useUncovered(selection, view.target.id, sourceTree, targetTree);
  useEffect(() => stage.subscribe(() => setZoom(stage.viewport().zoom)), [stage]);

  const chosen = useMemo(() => ({ target, node: selection.node, link }), [target, selection.node, link]);
  const openNode = (id: string): void => {
    const node = model.nodes.find((one) => one.id === id);
    if (node === undefined) return;
    select({ target: node.target });
    setTab('expression');
    if (!sizes.showDock) sizes.toggleDock();
    setReveal(node.span === undefined ? undefined : { ...node.span });
  };
  const openForm = (node: string): void => {
    select({ node });
    if (readOnly) openNode(node);
    else useNodeChoice.getState().openForm({ node, at: 'values' });
  };
  const arrange = (): void => putInPlace(view, model);
  const onCanvasKey = useCanvasKeys({ model, open: openForm, onLink: setLink });
  useMapCommands({
    view,
    model,
    chosen,
    sizes,
    controls,
    readOnly,
    filter: () => (document.activeElement?.closest('.tree-pane--source') !== null ? sourceFilter : targetFilter).current?.focus(),
    showLinks: () => setListed(true),
    pick: setPicking,
    note: () => {
      setTab('notes');
      if (!sizes.showDock) sizes.toggleDock();
    },
    why: () => {
      setTab('why');
      if (!sizes.showDock) sizes.toggleDock();
    },
    edit: () => {
      setTab('expression');
      if (!sizes.showDock) sizes.toggleDock();
      setReveal({ start: 0, end: 0 });
    },
    clear: () => {
      setLink(undefined);
      setPicking(undefined);
      setLine(undefined);
      setListed(false);
    },
  });
  // After the commands of the map: where a node is chosen, its own win the key.
  const nodeMenu = useNodeActions({
    view,
    model,
    chosen,
    readOnly,
    pick: setPicking,
    focusCanvas: () => canvas.current?.focus(),
    arrange,
  });

  const loopItems = useLoopItems(view, model);

  const output = (
    <OutputPane view={view} withProblems={!sizes.outputAsTab} onMap={(field) => setPicking({ kind: 'source', target: field })} />
  );
  const trees = sizes.showTrees;
  const columns = sizes.outputAsColumn ? `minmax(0, 1fr) 1px ${sizes.target}px` : 'minmax(0, 1fr)';
  const rows = sizes.showDock ? `minmax(0, 1fr) 1px ${sizes.dock - 1}px` : 'minmax(0, 1fr)';

  return (
    <div className={classNames('map', shown.on && 'map--lineage')} style={{ gridTemplateColumns: columns, gridTemplateRows: rows }}>
      <div ref={area} className="map__stage" data-stage="" style={{ gridColumn: 1, gridRow: 1 }}>
        <div className="map__column" style={trees ? { width: sizes.source - 1 } : { display: 'none' }}>
          <SourceSide
            view={view}
            tree={sourceTree}
            stage={stage}
            model={model}
            rowHeight={rowHeight}
            shown={shown}
            filterField={sourceFilter}
            connect={connect}
            onPick={setPicking}
          >
            <ReferenceTables tables={view.lookups} lit={shown.on ? shown.tables : noTables} readOnly={readOnly} />
          </SourceSide>
        </div>
        {trees && (
          <Splitter
            line="vertical"
            label="Width of the source tree"
            size={sizes.source}
            {...limits.source}
            pane="before"
            onResize={(size) => sizes.set('source', size)}
          />
        )}
        <div className="map__middle">
          <CanvasToolbar
            lineage={shown.title}
            summary={shown.summary}
            zoom={zoom}
            follows={follows}
            controls={controls}
            canAddNode={!readOnly && wrapped(view, model, chosen) !== undefined}
            onEndLineage={() => select({ lineage: 'none' })}
            onAddNode={() => setPicking({ kind: 'function', chosen })}
            onArrange={arrange}
            onFollows={setFollows}
            onShowLinks={() => setListed(true)}
          />
          <CanvasPane
            stage={stage}
            model={model}
            looks={looks}
            pills={pills}
            readOnly={readOnly}
            follows={follows}
            element={canvas}
            itemOf={loopItems}
            activeNode={model.nodes.find((node) => node.id === selection.node)?.title}
            onStepItem={stepItem}
            onSelectBand={(band) => select({ target: band.target })}
            onSelectNode={(node) => {
              setLink(undefined);
              select({ node });
            }}
            onOpenNode={openForm}
            menu={nodeMenu}
            onMenu={({ node, link: over }) => {
              setLink(over);
              if (node !== undefined) select({ node });
              else if (over === undefined) selection.clear();
            }}
            onSelectLink={(id) => {
              setLink(id);
              if (id === undefined) selection.clear();
            }}
            onMoveNodes={(nodes) => void useProject.getState().edit({ type: 'layout.move', mapping: view.mapping.id, nodes })}
            onScrollTree={scrollTree}
            onReady={setControls}
            onKey={onCanvasKey}
            tookClick={connect.tookClick}
          >
            <DragLayer stage={stage} view={view} state={connect.state} preview={line} verdictOf={connect.verdictOf} />
            <Pickers view={view} model={model} picking={picking} onPicking={setPicking} onPreview={setLine} onDone={focusTree} />
            <NodeOverlay
              view={view}
              model={model}
              stage={stage}
              readOnly={readOnly}
              onShowText={openNode}
              onLeave={() => canvas.current?.focus()}
            />
            {listed && (
              <LinksList
                view={view}
                model={model}
                onClose={() => setListed(false)}
                onOpen={openNode}
                onForm={openForm}
                readOnly={readOnly}
              />
            )}
          </CanvasPane>
        </div>
        {trees && (
          <Splitter
            line="vertical"
            label="Width of the target tree"
            size={sizes.target}
            {...limits.target}
            pane="after"
            onResize={(size) => sizes.set('target', size)}
          />
        )}
        <div className="map__column" style={trees ? { width: sizes.target } : { display: 'none' }}>
          <TargetSide
            view={view}
            tree={targetTree}
            stage={stage}
            model={model}
            rowHeight={rowHeight}
            shown={shown}
            filterField={targetFilter}
            connect={connect}
            onPick={setPicking}
          />
        </div>
      </div>
      {sizes.outputAsColumn && (
        <>
          <div className="map__between" style={{ gridRow: '1 / -1', gridColumn: 2 }}>
            <Splitter
              line="vertical"
              label="Width of the output"
              size={sizes.target}
              {...limits.target}
              pane="after"
              onResize={(size) => sizes.set('target', size)}
            />
          </div>
          <div className="map__column" style={{ gridRow: '1 / -1', gridColumn: 3 }}>
            {output}
          </div>
        </>
      )}
      {sizes.showDock && (
        <>
          <div className="map__between map__between--rows" style={{ gridColumn: 1, gridRow: 2 }}>
            <Splitter
              line="horizontal"
              label="Height of the dock"
              size={sizes.dock}
              min={limits.dock.min}
              max={sizes.dockMost}
              initial={limits.dock.initial}
              pane="after"
              onResize={(size) => sizes.set('dock', size)}
            />
          </div>
          <div className="map__below" style={{ gridColumn: 1, gridRow: 3 }}>
            <Dock
              view={view}
              model={model}
              tab={tab}
              onTab={setTab}
              valuesAsTab={sizes.valuesAsTab}
              output={sizes.outputAsTab ? output : undefined}
              valuesWidth={sizes.values}
              readOnly={readOnly}
              reveal={reveal}
              place={place}
              trace={trace}
              onReveal={(span) => {
                setTab('expression');
                setReveal({ ...span });
              }}
              onProblem={(problem) => {
                if (problem.target === undefined) return;
                select(choiceOfProblem(problem, problem.target));
                if (problem.verb === 'Map it') setPicking({ kind: 'source', target: problem.target });
                else setTab('expression');
              }}
              onSelectLoop={(loop) => select({ target: loop })}
              onHide={sizes.toggleDock}
              onEscape={() => focusTree('target')}
            />
            {!sizes.outputAsTab && !sizes.outputAsColumn && (
              <>
                <Splitter
                  line="vertical"
                  label="Width of the output"
                  size={sizes.target}
                  {...limits.target}
                  pane="after"
                  onResize={(size) => sizes.set('target', size)}
                />
                <div className="map__column" style={{ width: sizes.target }}>
                  {output}
                </div>
              </>
            )}
          </div>
        </>
      )}
    </div>
  );
}

const noTables: ReadonlySet<string> = new Set();
