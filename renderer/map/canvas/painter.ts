import type { DrawnLink, Scene } from './build-scene.ts';
import type { LinkKind } from './canvas-model.ts';
import { pathData, traceShape } from './link-shape.ts';
import type { Palette } from './palette.ts';
import { readPalette, watchPalette } from './palette.ts';

/** What the painter asks for each time it draws. */
export interface PainterInput {
  readonly scene: () => Scene;
  /** Links drawn blue above the others. */
  readonly speaks: (link: DrawnLink) => boolean;
  /** A lineage shows: the others fall back. */
  readonly dimmed: () => boolean;
  /** Runs after each drawing, in the same task: moves what stands at places of the scene. */
  readonly placed: (scene: Scene) => void;
}

export interface Painter {
  /** Draws once before the next frame, however often it is called. */
  readonly update: () => void;
  readonly destroy: () => void;
}

interface Pen {
  readonly width: number;
  readonly dash: readonly number[];
  readonly colour: (palette: Palette) => string;
}

const pens: Readonly<Record<LinkKind, Pen>> = {
  direct: { width: 1.25, dash: [], colour: (palette) => palette.direct },
  computed: { width: 1.25, dash: [], colour: (palette) => palette.fn },
  condition: { width: 1.25, dash: [6, 3], colour: (palette) => palette.cond },
  constant: { width: 1.25, dash: [1.5, 2.5], colour: (palette) => palette.direct },
  loop: { width: 1.5, dash: [], colour: (palette) => palette.loop },
  bundle: { width: 2.5, dash: [], colour: (palette) => palette.direct },
  error: { width: 1.5, dash: [4, 3], colour: (palette) => palette.error },
};

/** Distance of the two lines of a loop from their middle, px. */
const double = 2;
const haloExtra = 6;
const restAfter = 120;
const quiet = 0.55;
const dimAlpha = 0.45;

/** One painter for all links: the quiet mass on a canvas, the few that speak as SVG paths above it. */
export function createPainter(canvas: HTMLCanvasElement, svg: SVGSVGElement, input: PainterInput): Painter {
  const context = canvas.getContext('2d');
  let palette = readPalette(canvas);
  let asked = false;
  let moving = true;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let alive = true;

  const draw = (): void => {
    asked = false;
    if (!alive || context === null) return;
    const scene = input.scene();
    const ratio = window.devicePixelRatio;
    const wide = Math.round(scene.width * ratio);
    const high = Math.round(scene.height * ratio);
    if (canvas.width !== wide || canvas.height !== high) {
      canvas.width = wide;
      canvas.height = high;
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, scene.width, scene.height);
    drawBands(context, scene, palette);
    const speaking: DrawnLink[] = [];
    context.globalAlpha = 1;
    const alpha = input.dimmed() ? dimAlpha * quiet : quiet;
    for (const link of scene.links) {
      if (input.speaks(link)) speaking.push(link);
      else drawLink(context, link, palette, alpha, !moving);
    }
    context.globalAlpha = 1;
    drawSpeaking(svg, speaking);
    input.placed(scene);
  };

  const ask = (): void => {
    if (asked || !alive) return;
    asked = true;
    // A microtask, not a frame: scroll events and React Flow's own moves come before it in the same frame.
    queueMicrotask(draw);
  };

  const update = (): void => {
    moving = true;
    clearTimeout(rest);
    rest = setTimeout(() => {
      moving = false;
      ask();
    }, restAfter);
    ask();
  };

  const stopWatching = watchPalette(() => {
    palette = readPalette(canvas);
    update();
  });
  update();
  return {
    update,
    destroy: () => {
      alive = false;
      clearTimeout(rest);
      stopWatching();
    },
  };
}

function drawBands(context: CanvasRenderingContext2D, scene: Scene, palette: Palette): void {
  for (const band of scene.bands) {
    context.beginPath();
    context.roundRect(band.x + 0.5, band.y + 0.5, band.width - 1, band.height - 1, 10);
    context.globalAlpha = 0.72;
    context.fillStyle = palette.loopBackground;
    context.fill();
    context.globalAlpha = 1;
    context.lineWidth = 1;
    context.setLineDash([]);
    context.strokeStyle = palette.loopLine;
    context.stroke();
  }
}

function drawLink(context: CanvasRenderingContext2D, drawn: DrawnLink, palette: Palette, alpha: number, halo: boolean): void {
  const pen = pens[drawn.kind];
  const offsets = drawn.kind === 'loop' ? [-double, double] : [0];
  if (halo && !palette.forced) {
    context.globalAlpha = 0.9;
    context.beginPath();
    traceShape(context, drawn.shape);
    context.setLineDash([]);
    context.lineWidth = pen.width + haloExtra + (drawn.kind === 'loop' ? 2 * double : 0);
    context.strokeStyle = palette.canvas;
    context.stroke();
  }
  context.globalAlpha =
    drawn.kind === 'loop'
      ? Math.min(1, alpha + 0.45)
      : drawn.kind === 'error' || drawn.kind === 'condition'
        ? Math.min(1, alpha + 0.2)
        : alpha;
  context.lineWidth = pen.width;
  context.strokeStyle = pen.colour(palette);
  context.setLineDash([...pen.dash]);
  context.beginPath();
  for (const dy of offsets) traceShape(context, drawn.shape, dy);
  context.stroke();
}

/** Keeps as many path pairs (halo, line) as links speak; only what changed is set. */
function drawSpeaking(svg: SVGSVGElement, links: readonly DrawnLink[]): void {
  const paths = svg.querySelectorAll<SVGPathElement>('path');
  const wanted = links.length * 2;
  for (let at = paths.length; at < wanted; at += 1) svg.append(document.createElementNS('http://www.w3.org/2000/svg', 'path'));
  for (let at = wanted; at < paths.length; at += 1) paths[at]?.remove();
  const pool = svg.querySelectorAll<SVGPathElement>('path');
  links.forEach((drawn, at) => {
    const d = drawn.kind === 'loop' ? `${pathData(drawn.shape, -double)}${pathData(drawn.shape, double)}` : pathData(drawn.shape);
    setPath(pool[at], d, 'link-halo');
    setPath(pool[links.length + at], d, `link-speaks link-${drawn.kind}`);
  });
}

function setPath(path: SVGPathElement | undefined, d: string, name: string): void {
  if (path === undefined) return;
  if (path.getAttribute('d') !== d) path.setAttribute('d', d);
  if (path.getAttribute('class') !== name) path.setAttribute('class', name);
}
