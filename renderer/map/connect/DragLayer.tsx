import { useLayoutEffect, useRef, useState } from 'react';
import { findField } from '#shared/schema/find-field.ts';
import { typeWord } from '#shared/schema/field-label.ts';
import type { Verdict } from '#shared/matching/judge-connection.ts';
import type { MapStage } from '#renderer/map/canvas/map-stage.ts';
import { pathData } from '#renderer/map/canvas/link-shape.ts';
import { portAt } from '#renderer/map/canvas/canvas-model.ts';
import type { MappingView } from '#renderer/map/mapping-view.ts';
import { connectionContext } from '#renderer/map/mapping-view.ts';
import { judgeConnection } from '#shared/matching/judge-connection.ts';
import type { TreeRow } from '#renderer/map/trees/tree-rows.ts';
import type { Drop, GestureState, Origin } from './gesture.ts';
import { HintCard } from './HintCard.tsx';

export interface DragLayerProps {
  readonly stage: MapStage;
  readonly view: MappingView;
  readonly state: GestureState;
  /** The line of what the arrows stand on in a picker. */
  readonly preview: { readonly side: string; readonly from: string; readonly to: string } | undefined;
  readonly verdictOf: (row: TreeRow) => Verdict | undefined;
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

function originSpot(stage: MapStage, view: MappingView, origin: Origin): Spot | undefined {
  if (origin.from === 'node') {
    const node = stage.model().nodes.find((one) => one.id === origin.node);
    if (node === undefined) return undefined;
    const port = portAt(node);
    const { x, y, zoom } = stage.viewport();
    return { x: x + (node.x + port.x) * zoom, y: y + (node.y + port.y) * zoom };
  }
  const place =
    origin.from === 'source' ? stage.source.placeOf(origin.side, origin.path) : stage.target.placeOf(view.target.id, origin.path);
  if (place === undefined) return undefined;
  return origin.from === 'source' ? { x: 0, y: stage.source.y(place.row) } : { x: stage.scene().width, y: stage.target.y(place.row) };
}

function dropSpot(stage: MapStage, view: MappingView, drop: Drop | undefined): Spot | undefined {
  if (drop?.on === 'target') {
    const place = stage.target.placeOf(view.target.id, drop.path);
    return place === undefined ? undefined : { x: stage.scene().width, y: stage.target.y(place.row) };
  }
  if (drop?.on === 'source') {
    const place = stage.source.placeOf(drop.side, drop.path);
    return place === undefined ? undefined : { x: 0, y: stage.source.y(place.row) };
  }
  return drop?.on === 'input' ? stage.inputs().find((spot) => spot.node === drop.node && spot.input === drop.input) : undefined;
}

/** The dashed line of what is carried, and the card that says how it would be taken. */
export function DragLayer({ stage, view, state, preview, verdictOf }: DragLayerProps) {
  const path = useRef<SVGPathElement>(null);
  const [, setMoved] = useState(0);
  const carrying = state.name === 'dragging' || state.name === 'carrying' ? state : undefined;
  const active = carrying !== undefined || preview !== undefined;
  useLayoutEffect(() => {
    if (!active) return undefined;
    return stage.subscribe(() => setMoved((now) => now + 1));
  }, [active, stage]);
  if (preview !== undefined) {
    const from = originSpot(stage, view, { from: 'source', side: preview.side, path: preview.from });
    const to = dropSpot(stage, view, { on: 'target', path: preview.to });
    return from === undefined || to === undefined ? null : <Line from={from} to={to} />;
  }
  if (carrying === undefined) return null;
  const from = originSpot(stage, view, carrying.origin);
  if (from === undefined) return null;
  const to = dropSpot(stage, view, carrying.over) ?? { x: carrying.x, y: carrying.y };
  const backward = carrying.origin.from === 'target';
  return (
    <>
      <svg className="drag" aria-hidden="true">
        <path
          ref={path}
          className="link-dragged"
          d={pathData(
            backward
              ? { form: 'curve', x0: to.x, y0: to.y, x1: from.x, y1: from.y }
              : { form: 'curve', x0: from.x, y0: from.y, x1: to.x, y1: to.y },
          )}
        />
      </svg>
      <Hint stage={stage} view={view} carrying={carrying} verdictOf={verdictOf} />
    </>
  );
}

function Line({ from, to }: { readonly from: Spot; readonly to: Spot }) {
  return (
    <svg className="drag" aria-hidden="true">
      <path className="link-dragged" d={pathData({ form: 'curve', x0: from.x, y0: from.y, x1: to.x, y1: to.y })} />
    </svg>
  );
}

interface HintProps {
  readonly stage: MapStage;
  readonly view: MappingView;
  readonly carrying: Extract<GestureState, { readonly name: 'dragging' | 'carrying' }>;
  readonly verdictOf: (row: TreeRow) => Verdict | undefined;
}

function Hint({ stage, view, carrying, verdictOf }: HintProps) {
  const { origin, over } = carrying;
  if (over === undefined) return null;
  const width = stage.scene().width;
  const sourceType = (side: string, path: string): string => {
    const field = view.sources.find((one) => one.id === side);
    const found = field === undefined ? undefined : findField(field.schema, path);
    return found === undefined ? 'value' : typeWord(found);
  };
  const targetType = (path: string): string | undefined => {
    const field = findField(view.target.schema, path);
    return field === undefined ? undefined : typeWord(field);
  };
  if (over.on === 'target') {
    const row = stage.target.geometry().rows.find((one) => one.path === over.path);
    const verdict = row === undefined ? undefined : verdictOf(row);
    return (
      <HintCard
        x={carrying.x}
        y={carrying.y}
        width={width}
        from={origin.from === 'source' ? sourceType(origin.side, origin.path) : 'node'}
        to={targetType(over.path)}
        verdict={verdict}
      />
    );
  }
  if (over.on === 'source' && origin.from === 'target') {
    const context = connectionContext(view, over.side);
    const verdict = context === undefined ? undefined : judgeConnection(context, over.path, origin.path);
    return (
      <HintCard
        x={carrying.x + 280}
        y={carrying.y}
        width={width}
        from={sourceType(over.side, over.path)}
        to={targetType(origin.path)}
        verdict={verdict}
      />
    );
  }
  const words = wordsOf(origin, over);
  return words === undefined ? null : (
    <HintCard x={carrying.x} y={carrying.y} width={width} from="" to={undefined} verdict={undefined} words={words} />
  );
}

function wordsOf(origin: Origin, over: Drop): string | undefined {
  if (over.on === 'input') return 'Becomes this input of the node.';
  if (origin.from !== 'source') return undefined;
  if (over.on === 'link') return 'A function takes the value of this link and this field.';
  if (over.on === 'band') return 'The loop goes over this array.';
  return undefined;
}
