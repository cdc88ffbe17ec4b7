/** Where a link is drawn, px from the top left of the canvas: a curve with level ends, or a line that turns down a lane. */
export type LinkShape =
  | { readonly form: 'curve'; readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number }
  | { readonly form: 'lane'; readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number; readonly lane: number };

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What a path is drawn on: a canvas context, or a writer of SVG's `d`. */
export interface PathSink {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  bezierCurveTo(ax: number, ay: number, bx: number, by: number, x: number, y: number): void;
  quadraticCurveTo(ax: number, ay: number, x: number, y: number): void;
}

const bend = 8;

/** How far the handles of a curve reach: half the way, kept within bounds so that short and backward links stay readable. */
export function reach(x0: number, x1: number): number {
  return Math.max(18, Math.min(260, Math.abs(x1 - x0) / 2));
}

/** Draws a shape, moved by `dy` (the second line of a loop's double line). */
export function traceShape(sink: PathSink, shape: LinkShape, dy = 0): void {
  const { x0, x1 } = shape;
  const y0 = shape.y0 + dy;
  const y1 = shape.y1 + dy;
  sink.moveTo(x0, y0);
  if (shape.form === 'curve' || Math.abs(y1 - y0) < 2 * bend) {
    const dx = reach(x0, x1);
    sink.bezierCurveTo(x0 + dx, y0, x1 - dx, y1, x1, y1);
    return;
  }
  const down = y1 > y0 ? bend : -bend;
  sink.lineTo(shape.lane - bend, y0);
  sink.quadraticCurveTo(shape.lane, y0, shape.lane, y0 + down);
  sink.lineTo(shape.lane, y1 - down);
  sink.quadraticCurveTo(shape.lane, y1, shape.lane + bend, y1);
  sink.lineTo(x1, y1);
}

/** A shape as SVG path data. */
export function pathData(shape: LinkShape, dy = 0): string {
  let d = '';
  traceShape(
    {
      moveTo: (x, y) => {
        d += `M${x} ${y}`;
      },
      lineTo: (x, y) => {
        d += `L${x} ${y}`;
      },
      bezierCurveTo: (ax, ay, bx, by, x, y) => {
        d += `C${ax} ${ay} ${bx} ${by} ${x} ${y}`;
      },
      quadraticCurveTo: (ax, ay, x, y) => {
        d += `Q${ax} ${ay} ${x} ${y}`;
      },
    },
    shape,
    dy,
  );
  return d;
}

/** The point at `t` (0 to 1) of the way. */
export function pointAt(shape: LinkShape, t: number): Point {
  const { x0, y0, x1, y1 } = shape;
  if (shape.form === 'curve' || Math.abs(y1 - y0) < 2 * bend) {
    const dx = reach(x0, x1);
    const s = 1 - t;
    return {
      x: s * s * s * x0 + 3 * s * s * t * (x0 + dx) + 3 * s * t * t * (x1 - dx) + t * t * t * x1,
      y: s * s * (s + 3 * t) * y0 + t * t * (t + 3 * s) * y1,
    };
  }
  const first = shape.lane - x0;
  const second = Math.abs(y1 - y0);
  const length = first + second + (x1 - shape.lane);
  const way = t * length;
  if (way <= first) return { x: x0 + way, y: y0 };
  if (way <= first + second) return { x: shape.lane, y: y0 + Math.sign(y1 - y0) * (way - first) };
  return { x: shape.lane + (way - first - second), y: y1 };
}

const samples = 24;

/** How far a point is from a shape, px; `limit` or more where it is clearly not near. */
export function distanceTo(shape: LinkShape, at: Point, limit: number): number {
  const top = Math.min(shape.y0, shape.y1) - limit;
  const bottom = Math.max(shape.y0, shape.y1) + limit;
  if (at.y < top || at.y > bottom) return limit;
  let nearest = limit;
  let from = pointAt(shape, 0);
  for (let step = 1; step <= samples; step += 1) {
    const to = pointAt(shape, step / samples);
    nearest = Math.min(nearest, segmentDistance(at, from, to));
    from = to;
  }
  return nearest;
}

function segmentDistance(at: Point, from: Point, to: Point): number {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((at.x - from.x) * dx + (at.y - from.y) * dy) / length));
  return Math.hypot(at.x - (from.x + t * dx), at.y - (from.y + t * dy));
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Whether a shape runs through a box; its own ends do not count. */
export function crosses(shape: LinkShape, box: Box): boolean {
  for (let step = 1; step < samples; step += 1) {
    const at = pointAt(shape, step / samples);
    if (at.x > box.x && at.x < box.x + box.width && at.y > box.y && at.y < box.y + box.height) return true;
  }
  return false;
}
