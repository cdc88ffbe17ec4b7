import type { NodeChange, NodeTypes } from '@xyflow/react';
import { applyNodeChanges, ReactFlow, SelectionMode, useReactFlow, useStoreApi } from '@xyflow/react';
import type { MouseEvent } from 'react';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import type { CanvasModel } from './canvas-model.ts';
import type { FlowNode, NodeLook } from './FunctionNode.tsx';
import { FunctionNode, PillNode } from './FunctionNode.tsx';
import { useNodeChoice } from './node-choice.ts';
import type { MapStage } from './map-stage.ts';
import '@xyflow/react/dist/base.css';

export interface CanvasFlowProps {
  readonly stage: MapStage;
  readonly model: CanvasModel;
  readonly looks: (node: string) => NodeLook;
  readonly readOnly: boolean;
  /** The canvas moves with the target tree, so that nodes stay beside their rows. */
  readonly follows: boolean;
  readonly onNodeClick: (node: string) => void;
  readonly onNodeOpen: (node: string) => void;
  readonly onPaneClick: (event: MouseEvent) => void;
  readonly onMoved: (nodes: Readonly<Record<string, { readonly x: number; readonly y: number }>>) => void;
  /** The controls that the toolbar and keys use. */
  readonly onReady: (controls: FlowControls) => void;
}

export interface FlowControls {
  readonly zoomBy: (factor: number) => void;
  readonly zoomTo: (zoom: number) => void;
  readonly fit: () => void;
  readonly reveal: (node: string) => void;
}

/** The choice of one node is the selection's; React Flow tells of several. */
function choose(picked: ReadonlySet<string>): void {
  const { chosen, choose: keep } = useNodeChoice.getState();
  if (picked.size !== chosen.size || [...picked].some((id) => !chosen.has(id))) keep(picked);
}

const nodeTypes: NodeTypes = { function: FunctionNode, pill: PillNode };
const ariaLabels = { 'node.a11yDescription.default': '', 'node.a11yDescription.keyboardDisabled': '' };

/** React Flow for what it does well: nodes that are dragged, panning, zooming, culling. Links and connecting are ours. */
export function CanvasFlow(props: CanvasFlowProps) {
  const { stage, model, looks, follows } = props;
  const store = useStoreApi();
  const flow = useReactFlow();
  const chosen = useNodeChoice((state) => state.chosen);
  const wanted = useMemo<FlowNode[]>(
    () =>
      model.nodes.map((node) => ({
        id: node.id,
        type: node.pill ? 'pill' : 'function',
        position: { x: node.x, y: node.y },
        data: { node, look: looks(node.id) },
        selected: chosen.has(node.id),
        width: node.width,
        height: node.height,
        measured: { width: node.width, height: node.height },
        ariaLabel: `${node.title}, ${node.detail}`,
        domAttributes: { role: 'group', tabIndex: -1 },
      })),
    [model, looks, chosen],
  );
  const [nodes, setNodes] = useState<FlowNode[]>(wanted);
  const [shown, setShown] = useState(wanted);
  if (shown !== wanted) {
    setShown(wanted);
    setNodes(wanted);
  }

  useEffect(
    () =>
      store.subscribe((state, before) => {
        if (state.transform === before.transform) return;
        const [x, y, zoom] = state.transform;
        stage.setViewport({ x, y, zoom });
      }),
    [store, stage],
  );

  // The canvas follows the target tree: as far as the rows move, so far do the nodes beside them.
  useEffect(() => {
    if (!follows) return undefined;
    let seen = stage.target.geometry().scrollTop;
    return stage.target.subscribe(() => {
      const { scrollTop } = stage.target.geometry();
      const by = scrollTop - seen;
      if (by === 0) return;
      seen = scrollTop;
      const [x, y, zoom] = store.getState().transform;
      void flow.setViewport({ x, y: y - by, zoom });
    });
  }, [follows, stage, store, flow]);

  const ready = useEffectEvent(props.onReady);
  useEffect(() => {
    const centred = (zoom: number): void => {
      const [x, y, now] = store.getState().transform;
      const { width, height } = store.getState();
      const next = Math.max(0.25, Math.min(2, zoom));
      const scale = next / now;
      void flow.setViewport({ x: width / 2 - (width / 2 - x) * scale, y: height / 2 - (height / 2 - y) * scale, zoom: next });
    };
    ready({
      zoomBy: (factor) => centred(store.getState().transform[2] * factor),
      zoomTo: (zoom) => {
        // At full size the nodes stand beside their rows again.
        if (zoom === 1) void flow.setViewport({ x: 0, y: -stage.target.geometry().scrollTop, zoom: 1 });
        else centred(zoom);
      },
      fit: () => void flow.fitView({ padding: 0.08, maxZoom: 1, duration: 240 }),
      reveal: (node) =>
        void flow.fitView({
          nodes: [{ id: node }],
          padding: 0.3,
          maxZoom: store.getState().transform[2],
          minZoom: store.getState().transform[2],
          duration: 240,
        }),
    });
  }, [store, flow, stage]);

  const change = (changes: NodeChange<FlowNode>[]): void => {
    const picked = new Set(chosen);
    for (const one of changes) {
      if (one.type !== 'select') continue;
      if (one.selected) picked.add(one.id);
      else picked.delete(one.id);
    }
    if (changes.some((one) => one.type === 'select')) choose(picked);
    const moves: Record<string, { x: number; y: number }> = {};
    for (const one of changes) {
      if (one.type !== 'position' || one.position === undefined) continue;
      stage.setMoved(one.id, one.position);
      if (one.dragging !== true) moves[one.id] = { x: Math.round(one.position.x), y: Math.round(one.position.y) };
    }
    setNodes((now) =>
      applyNodeChanges(
        changes.filter((one) => one.type === 'position'),
        now,
      ),
    );
    if (Object.keys(moves).length > 0) props.onMoved(moves);
  };

  return (
    <ReactFlow<FlowNode>
      nodes={nodes}
      edges={[]}
      nodeTypes={nodeTypes}
      onNodesChange={change}
      onNodeClick={(_, node) => props.onNodeClick(node.id)}
      onNodeDoubleClick={(_, node) => props.onNodeOpen(node.id)}
      onPaneClick={props.onPaneClick}
      nodesDraggable={!props.readOnly}
      nodesConnectable={false}
      nodesFocusable={false}
      edgesFocusable={false}
      elementsSelectable
      selectNodesOnDrag={false}
      autoPanOnConnect={false}
      autoPanOnNodeFocus={false}
      onlyRenderVisibleElements
      panOnScroll
      zoomOnDoubleClick={false}
      deleteKeyCode={null}
      selectionKeyCode="Shift"
      selectionMode={SelectionMode.Partial}
      multiSelectionKeyCode="Shift"
      zoomActivationKeyCode="Control"
      disableKeyboardA11y
      minZoom={0.25}
      maxZoom={2}
      nodeDragThreshold={3}
      proOptions={{ hideAttribution: true }}
      ariaLabelConfig={ariaLabels}
    />
  );
}
