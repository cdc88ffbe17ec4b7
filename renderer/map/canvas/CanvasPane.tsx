import { ReactFlowProvider } from '@xyflow/react';
import type { KeyboardEvent, MouseEvent, ReactNode, RefObject } from 'react';
import { useCallback, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { classNames } from '#renderer/kit/class-names.ts';
import type { MenuEntry } from '#renderer/kit/Menu.tsx';
import { ContextMenu } from '#renderer/kit/Menu.tsx';
import { BandHeads } from './BandHeads.tsx';
import type { Scene } from './build-scene.ts';
import type { CanvasBand, CanvasModel } from './canvas-model.ts';
import type { FlowControls } from './CanvasFlow.tsx';
import { CanvasFlow } from './CanvasFlow.tsx';
import { createCountsStore, EdgeCounts } from './EdgeCounts.tsx';
import type { NodeLook } from './FunctionNode.tsx';
import { linkAt } from './hit-test.ts';
import type { Box } from './link-shape.ts';
import { pointAt } from './link-shape.ts';
import type { MapStage } from './map-stage.ts';
import { createPainter } from './painter.ts';
import type { LinkPill } from './ValuePills.tsx';
import { ValuePills } from './ValuePills.tsx';
import './canvas.css';

export interface CanvasPaneProps {
  readonly stage: MapStage;
  readonly model: CanvasModel;
  readonly looks: (node: string) => NodeLook;
  readonly pills: readonly LinkPill[];
  readonly readOnly: boolean;
  readonly follows: boolean;
  readonly element: RefObject<HTMLDivElement | null>;
  readonly itemOf: (loop: string) => { readonly item: number; readonly count: number | undefined };
  readonly activeNode: string | undefined;
  readonly onStepItem: (loop: string, by: 1 | -1, count: number) => void;
  readonly onSelectBand: (band: CanvasBand) => void;
  readonly onSelectNode: (node: string) => void;
  readonly onOpenNode: (node: string) => void;
  readonly onSelectLink: (link: string | undefined) => void;
  readonly onMoveNodes: (nodes: Readonly<Record<string, { readonly x: number; readonly y: number }>>) => void;
  readonly onScrollTree: (side: 'source' | 'target', by: number) => void;
  readonly onReady: (controls: FlowControls) => void;
  /** What can be done with what is chosen; `onMenu` chooses what the pointer is over first. */
  readonly menu: readonly MenuEntry[];
  readonly onMenu: (over: { readonly node?: string; readonly link?: string }) => void;
  readonly onKey: (event: KeyboardEvent<HTMLElement>) => void;
  /** Whether a click just put down what was carried. */
  readonly tookClick: () => boolean;
  /** Drag line, hint card, picker. */
  readonly children: ReactNode;
}

const bandHeadLeft = 12;

/** The middle of the map: one painter for all links, React Flow for nodes, heads of loops, values and counts over them. */
export function CanvasPane(props: CanvasPaneProps) {
  const { stage, model, element } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const dots = useRef<HTMLDivElement>(null);
  const heads = useRef(new Map<string, HTMLElement>());
  const pills = useRef(new Map<string, HTMLElement>());
  const [counts] = useState(createCountsStore);
  const [overLink, setOverLink] = useState(false);

  const placed = useEffectEvent((scene: Scene) => {
    const { x, y, zoom } = stage.viewport();
    if (dots.current !== null) {
      const step = 18 * zoom;
      dots.current.style.backgroundSize = `${step}px ${step}px`;
      dots.current.style.backgroundPosition = `${x % step}px ${y % step}px`;
    }
    for (const [loop, head] of heads.current) {
      const band = scene.bands.find((one) => one.band.loop === loop);
      head.style.visibility = band === undefined ? 'hidden' : 'visible';
      if (band !== undefined)
        head.style.transform = `translate(${Math.round(band.x + bandHeadLeft)}px, ${Math.round(Math.max(4, band.y - 13))}px)`;
    }
    placePills(pills.current, scene);
    counts.set(scene.counts);
  });

  useEffect(() => {
    if (canvas.current === null || svg.current === null) return undefined;
    const painter = createPainter(canvas.current, svg.current, {
      scene: stage.scene,
      speaks: stage.speaks,
      dimmed: () => stage.speaking().dimmed,
      placed: (scene) => placed(scene),
    });
    const stop = stage.subscribe(painter.update);
    return () => {
      stop();
      painter.destroy();
    };
  }, [stage]);

  useLayoutEffect(() => {
    const box = element.current;
    if (box === null) return undefined;
    const measure = (): void => stage.setSize(box.clientWidth, box.clientHeight);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, [stage, element]);

  // The wheel over the canvas scrolls the target tree, and the nodes with it: one movement for both.
  const wheeled = useEffectEvent((event: WheelEvent) => {
    if (!props.follows || event.ctrlKey || event.metaKey || event.shiftKey || event.deltaX !== 0) return;
    if (event.target instanceof Element && event.target.closest('.nokey') !== null) return;
    event.preventDefault();
    event.stopPropagation();
    props.onScrollTree('target', event.deltaMode === 1 ? event.deltaY * 16 : event.deltaY);
  });
  useEffect(() => {
    const box = element.current;
    if (box === null) return undefined;
    const wheel = (event: WheelEvent): void => wheeled(event);
    box.addEventListener('wheel', wheel, { capture: true, passive: false });
    return () => box.removeEventListener('wheel', wheel, { capture: true });
  }, [element]);

  const pointOf = (event: MouseEvent): { x: number; y: number } => {
    const box = element.current?.getBoundingClientRect();
    return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
  };
  const underPointer = (event: MouseEvent): { readonly node?: string; readonly link?: string } => {
    const node = event.target instanceof Element ? event.target.closest<HTMLElement>('.react-flow__node')?.dataset.id : undefined;
    if (node !== undefined) return { node };
    const link = linkAt(stage.scene(), pointOf(event))?.link.id;
    return link === undefined ? {} : { link };
  };
  const placeHead = useCallback((loop: string, head: HTMLElement | null) => {
    if (head === null) heads.current.delete(loop);
    else heads.current.set(loop, head);
  }, []);
  const placePill = useCallback((link: string, pill: HTMLElement | null) => {
    if (pill === null) pills.current.delete(link);
    else pills.current.set(link, pill);
  }, []);
  const drawAgain = props.pills;
  useLayoutEffect(() => {
    placePills(pills.current, stage.scene());
  }, [drawAgain, stage]);

  return (
    <ContextMenu label="What can be done here" entries={props.menu}>
      <div
        ref={element}
        className={classNames('map-canvas', overLink && 'map-canvas--over-link')}
        data-canvas=""
        data-pane="canvas"
        role="application"
        aria-label={`Canvas, ${model.nodes.length} nodes and ${model.links.length} links. All of it is also in the list of links.`}
        aria-roledescription="mapping canvas"
        tabIndex={0}
        {...(props.activeNode === undefined ? {} : { 'aria-description': props.activeNode })}
        onKeyDown={props.onKey}
        onContextMenuCapture={(event) => {
          if (!(event.target instanceof Element)) return;
          // A field of a picker or form has the menu of the browser.
          if (event.target.closest('.nokey') !== null) event.stopPropagation();
          // Over several nodes chosen together the menu is theirs.
          else if (event.target !== event.currentTarget && event.target.closest('.react-flow__nodesselection') === null)
            props.onMenu(underPointer(event));
        }}
        onMouseMove={(event) =>
          setOverLink(
            event.target instanceof Element &&
              event.target.classList.contains('react-flow__pane') &&
              linkAt(stage.scene(), pointOf(event)) !== undefined,
          )
        }
      >
        <div ref={dots} className="map-canvas__dots" />
        <canvas ref={canvas} aria-hidden="true" />
        <svg ref={svg} className="links" aria-hidden="true" />
        <ReactFlowProvider>
          <CanvasFlow
            stage={stage}
            model={model}
            looks={props.looks}
            readOnly={props.readOnly}
            follows={props.follows}
            onNodeClick={props.onSelectNode}
            onNodeOpen={props.onOpenNode}
            onPaneClick={(event) => {
              if (props.tookClick()) return;
              props.onSelectLink(linkAt(stage.scene(), pointOf(event))?.link.id);
            }}
            onMoved={props.onMoveNodes}
            onReady={props.onReady}
          />
        </ReactFlowProvider>
        <BandHeads bands={model.bands} itemOf={props.itemOf} onStep={props.onStepItem} onSelect={props.onSelectBand} place={placeHead} />
        <ValuePills pills={props.pills} place={placePill} />
        <EdgeCounts
          store={counts}
          onScroll={(side, by) => {
            const { height } = stage[side].geometry();
            props.onScrollTree(side, by * Math.max(60, height - 60));
          }}
        />
        {props.children}
      </div>
    </ContextMenu>
  );
}

const ways = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82];

/** On the middle of each link, or as near to it as no node and no other pill is; a pill whose link is not drawn hides. */
function placePills(pills: ReadonlyMap<string, HTMLElement>, scene: Scene): void {
  const taken: Box[] = [...scene.nodes.values()];
  for (const [link, pill] of pills) {
    const drawn = scene.links.find((one) => one.members.some((member) => member.id === link));
    pill.style.visibility = drawn === undefined ? 'hidden' : 'visible';
    if (drawn === undefined) continue;
    // Reckoned, not measured: the pill's font is fixed and asking the page would cost a layout at each move.
    const width = Math.min(160, (pill.textContent?.length ?? 0) * 6.6 + 16);
    const free = ways
      .map((way) => pointAt(drawn.shape, way))
      .find(
        (at) =>
          !taken.some(
            (box) =>
              Math.abs(at.x - (box.x + box.width / 2)) < (width + box.width) / 2 + 4 &&
              Math.abs(at.y - (box.y + box.height / 2)) < 9 + box.height / 2,
          ),
      );
    const at = free ?? pointAt(drawn.shape, 0.5);
    taken.push({ x: at.x - width / 2, y: at.y - 9, width, height: 18 });
    pill.style.transform = `translate(${Math.round(at.x)}px, ${Math.round(at.y)}px) translate(-50%, -50%)`;
  }
}
