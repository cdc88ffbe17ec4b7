import type { FieldPath } from '#shared/base/field-path.ts';

/** What can be picked up: a field of a source, a field of the target (looking for its source), or a node's output. */
export type Origin =
  | { readonly from: 'source'; readonly side: string; readonly path: FieldPath }
  | { readonly from: 'target'; readonly path: FieldPath }
  | { readonly from: 'node'; readonly node: string };

/** What lies under the pointer and would take what is carried. */
export type Drop =
  | { readonly on: 'source'; readonly side: string; readonly path: FieldPath }
  | { readonly on: 'target'; readonly path: FieldPath }
  | { readonly on: 'input'; readonly node: string; readonly input: number }
  | { readonly on: 'band'; readonly loop: string }
  | { readonly on: 'link'; readonly link: string }
  | { readonly on: 'canvas' };

/**
 * The states of the one gesture that connects:
 * idle — nothing is carried;
 * pressed — the button is down and has not travelled far enough to mean a drag;
 * dragging — the line follows the pointer, the button is down;
 * carrying — picked up by a click on a port: the next click puts it down.
 */
export type GestureState =
  | { readonly name: 'idle' }
  | { readonly name: 'pressed'; readonly origin: Origin; readonly port: boolean; readonly x: number; readonly y: number }
  | { readonly name: 'dragging' | 'carrying'; readonly origin: Origin; readonly x: number; readonly y: number; readonly over?: Drop };

export type GestureEvent =
  | { readonly type: 'press'; readonly origin: Origin; readonly port: boolean; readonly x: number; readonly y: number }
  | { readonly type: 'move'; readonly x: number; readonly y: number; readonly over?: Drop }
  | { readonly type: 'release'; readonly over?: Drop; readonly x: number; readonly y: number }
  | { readonly type: 'cancel' };

export type GestureEffect =
  | { readonly do: 'connect'; readonly origin: Origin; readonly drop: Drop; readonly x: number; readonly y: number }
  /** The press was a click: select what was pressed. */
  | { readonly do: 'click'; readonly origin: Origin };

export interface GestureStep {
  readonly state: GestureState;
  readonly effect?: GestureEffect;
}

/** Travel that turns a press into a drag, px. */
export const dragThreshold = 4;

const idle: GestureState = { name: 'idle' };

/** One step of the gesture. Nothing but the drop itself changes anything: every other way out leaves all as it was. */
export function gestureStep(state: GestureState, event: GestureEvent): GestureStep {
  if (event.type === 'cancel') return { state: idle };
  switch (state.name) {
    case 'idle':
      return event.type === 'press'
        ? { state: { name: 'pressed', origin: event.origin, port: event.port, x: event.x, y: event.y } }
        : { state };
    case 'pressed':
      if (event.type === 'move') {
        if (Math.hypot(event.x - state.x, event.y - state.y) < dragThreshold) return { state };
        return { state: carried('dragging', state.origin, event) };
      }
      if (event.type === 'release') {
        const effect: GestureEffect = { do: 'click', origin: state.origin };
        // A click on a port picks up; a click on a row only selects it.
        return state.port ? { state: { name: 'carrying', origin: state.origin, x: event.x, y: event.y }, effect } : { state: idle, effect };
      }
      return { state };
    case 'dragging':
      if (event.type === 'move') return { state: carried('dragging', state.origin, event) };
      return event.type === 'release' ? drop(state.origin, event) : { state };
    case 'carrying':
      if (event.type === 'move') return { state: carried('carrying', state.origin, event) };
      if (event.type === 'release') return drop(state.origin, event);
      // The press that puts it down: what counts is where it is let go.
      return { state: { ...state, x: event.x, y: event.y } };
  }
}

function carried(
  name: 'dragging' | 'carrying',
  origin: Origin,
  at: { readonly x: number; readonly y: number; readonly over?: Drop },
): GestureState {
  return { name, origin, x: at.x, y: at.y, ...(at.over === undefined ? {} : { over: at.over }) };
}

function drop(origin: Origin, event: { readonly over?: Drop; readonly x: number; readonly y: number }): GestureStep {
  if (event.over === undefined || sameKind(origin, event.over)) return { state: idle };
  return { state: idle, effect: { do: 'connect', origin, drop: event.over, x: event.x, y: event.y } };
}

/** A source has nothing to give to a source, a target nothing to a target. */
function sameKind(origin: Origin, over: Drop): boolean {
  return (origin.from === 'source' && over.on === 'source') || (origin.from === 'target' && over.on === 'target');
}

/** Band along a tree's edge in which carrying scrolls it, px; and the speed at its depth, px a frame. */
const scrollEdge = 30;
export function edgeScroll(y: number, top: number, height: number): number {
  const above = top + scrollEdge - y;
  const below = y - (top + height - scrollEdge);
  const depth = Math.max(above, below);
  if (depth <= 0) return 0;
  const speed = 4 + (20 * Math.min(depth, scrollEdge)) / scrollEdge;
  return above > below ? -speed : speed;
}

/** How far from its port a row still catches the pointer, px. */
export const snapReach = 28;
/** Canvas before a target row that counts as the row, px. */
export const rowApron = 12;
/** How long a closed group is hovered before it opens, ms. */
export const openAfter = 600;
