import type { Scene } from '#renderer/map/canvas/build-scene.ts';
import type { TreePlaces } from '#renderer/map/trees/tree-places.ts';
import type { TreeRow } from '#renderer/map/trees/tree-rows.ts';
import { splitRowKey } from '#renderer/map/trees/tree-rows.ts';
import type { InputSpot } from './drop-at.ts';
import { dropAt } from './drop-at.ts';
import type { Drop, GestureEffect, GestureEvent, GestureState, Origin } from './gesture.ts';
import { edgeScroll, gestureStep, openAfter } from './gesture.ts';

export interface ConnectInput {
  readonly source: TreePlaces;
  readonly target: TreePlaces;
  readonly scene: () => Scene;
  readonly inputs: () => readonly InputSpot[];
  readonly heads: () => readonly {
    readonly loop: string;
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }[];
  readonly takes: (origin: Origin, row: TreeRow) => boolean;
  readonly readOnly: () => boolean;
  readonly effect: (effect: GestureEffect) => void;
  /** Opens or closes a group while something is carried over it. */
  readonly setOpen: (row: TreeRow, open: boolean) => void;
  readonly scrollTree: (side: 'source' | 'target', by: number) => void;
}

export interface ConnectController {
  /** Listens on the area of trees and canvas until the returned function is called. */
  readonly attach: (stage: HTMLElement, canvas: HTMLElement, input: ConnectInput) => () => void;
  readonly state: () => GestureState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly cancel: () => void;
  /** True right after a click that put something down: the click is not a selection too. */
  readonly tookClick: () => boolean;
}

/** The one gesture for connecting, in all directions: pointer capture, edge scrolling and groups that open are its own. */
export function createConnectController(): ConnectController {
  let state: GestureState = { name: 'idle' };
  let putDown = false;
  const listeners = new Set<() => void>();
  const change = (next: GestureState): void => {
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  };
  let cancel = (): void => change({ name: 'idle' });
  return {
    attach: (stage, canvas, input) => {
      const attached = attach(stage, canvas, input, {
        state: () => state,
        change,
        tookClick: (took) => {
          putDown = took;
        },
      });
      ({ cancel } = attached);
      return attached.detach;
    },
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    cancel: () => cancel(),
    tookClick: () => putDown,
  };
}

interface Held {
  readonly state: () => GestureState;
  readonly change: (state: GestureState) => void;
  readonly tookClick: (took: boolean) => void;
}

function attach(
  stage: HTMLElement,
  canvas: HTMLElement,
  input: ConnectInput,
  held: Held,
): { readonly cancel: () => void; readonly detach: () => void } {
  let pointer: number | undefined;
  let last = { x: 0, y: 0 };
  let frame = 0;
  let hovered: { readonly key: string; readonly timer: ReturnType<typeof setTimeout> } | undefined;
  let opened: TreeRow | undefined;

  const onCanvas = (event: { readonly clientX: number; readonly clientY: number }): { x: number; y: number } => {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  const over = (at: { readonly x: number; readonly y: number }): Drop | undefined => {
    const state = held.state();
    if (state.name === 'idle') return undefined;
    const { origin } = state;
    return dropAt({
      origin,
      at,
      source: input.source,
      target: input.target,
      scene: input.scene(),
      inputs: input.inputs(),
      heads: input.heads(),
      takes: (row) => input.takes(origin, row),
    });
  };

  const step = (event: GestureEvent): void => {
    const before = held.state();
    const next = gestureStep(before, event);
    const { state } = next;
    if (state.name === 'idle' && before.name !== 'idle') settle(next.effect);
    if ((state.name === 'dragging' || state.name === 'carrying') && frame === 0) frame = requestAnimationFrame(tick);
    held.change(state);
    if (next.effect !== undefined) input.effect(next.effect);
  };

  /** A group that opened for the drag closes again unless something was dropped in it. */
  const settle = (effect: GestureEffect | undefined): void => {
    clearTimeout(hovered?.timer);
    hovered = undefined;
    if (opened !== undefined && effect?.do !== 'connect') input.setOpen(opened, false);
    opened = undefined;
  };

  const watchGroup = (): void => {
    const state = held.state();
    const drop = state.name === 'dragging' || state.name === 'carrying' ? state.over : undefined;
    const rows = input.target.geometry().rows;
    const row = drop?.on === 'target' ? rows.find((one) => one.path === drop.path) : undefined;
    if (opened !== undefined && row !== undefined && row.path !== opened.path && !row.path.startsWith(`${opened.path}.`)) {
      input.setOpen(opened, false);
      opened = undefined;
    }
    const closed = row !== undefined && row.group && !row.open ? row : undefined;
    if (closed?.key === hovered?.key) return;
    clearTimeout(hovered?.timer);
    hovered =
      closed === undefined
        ? undefined
        : {
            key: closed.key,
            timer: setTimeout(() => {
              opened = closed;
              input.setOpen(closed, true);
            }, openAfter),
          };
  };

  const tick = (): void => {
    frame = 0;
    const state = held.state();
    if (state.name !== 'dragging' && state.name !== 'carrying') return;
    const width = input.scene().width;
    for (const side of ['source', 'target'] as const) {
      const places = input[side];
      const { top, height } = places.geometry();
      const near = side === 'source' ? last.x <= 24 : last.x >= width - 40;
      // Only what is being carried towards a tree scrolls it; both trees can be aimed at by one press.
      const wanted = side === 'target' ? state.origin.from !== 'target' : state.origin.from === 'target';
      const by = near && wanted ? edgeScroll(last.y, top, height) : 0;
      if (by !== 0) {
        input.scrollTree(side, by);
        step(moveTo(last));
      }
    }
    frame = requestAnimationFrame(tick);
  };

  const moveTo = (at: { readonly x: number; readonly y: number }): GestureEvent => {
    const drop = over(at);
    return { type: 'move', x: at.x, y: at.y, ...(drop === undefined ? {} : { over: drop }) };
  };

  const pressed = (event: PointerEvent): void => {
    held.tookClick(false);
    if (event.button !== 0 || !(event.target instanceof Element)) return;
    if (held.state().name === 'carrying') {
      event.preventDefault();
      return;
    }
    const found = originOf(event.target);
    if (found === undefined || input.readOnly()) return;
    pointer = event.pointerId;
    const at = onCanvas(event);
    last = at;
    step({ type: 'press', origin: found.origin, port: found.port, ...at });
  };

  const moved = (event: PointerEvent): void => {
    const was = held.state().name;
    if (was === 'idle') return;
    last = onCanvas(event);
    step(moveTo(last));
    if (was === 'pressed' && held.state().name === 'dragging' && pointer !== undefined) stage.setPointerCapture(pointer);
    watchGroup();
  };

  const released = (event: PointerEvent): void => {
    if (held.state().name === 'idle') return;
    const at = onCanvas(event);
    const drop = over(at);
    held.tookClick(held.state().name !== 'pressed');
    step({ type: 'release', x: at.x, y: at.y, ...(drop === undefined ? {} : { over: drop }) });
    if (pointer !== undefined && stage.hasPointerCapture(pointer)) stage.releasePointerCapture(pointer);
    pointer = undefined;
  };

  const cancelled = (): void => step({ type: 'cancel' });
  const key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || held.state().name === 'idle') return;
    event.preventDefault();
    event.stopPropagation();
    cancelled();
  };

  stage.addEventListener('pointerdown', pressed);
  stage.addEventListener('pointermove', moved);
  stage.addEventListener('pointerup', released);
  stage.addEventListener('pointercancel', cancelled);
  window.addEventListener('keydown', key, true);
  return {
    cancel: cancelled,
    detach: () => {
      cancelAnimationFrame(frame);
      clearTimeout(hovered?.timer);
      stage.removeEventListener('pointerdown', pressed);
      stage.removeEventListener('pointermove', moved);
      stage.removeEventListener('pointerup', released);
      stage.removeEventListener('pointercancel', cancelled);
      window.removeEventListener('keydown', key, true);
    },
  };
}

/** What a press began on: a row of a tree, or the output of a node. Chevrons and controls have their own meaning. */
function originOf(target: Element): { readonly origin: Origin; readonly port: boolean } | undefined {
  if (target.closest('[data-chevron], button, input, a') !== null) return undefined;
  const output = target.closest<HTMLElement>('[data-output-of]');
  if (output !== null) return { origin: { from: 'node', node: output.dataset['outputOf'] ?? '' }, port: true };
  const row = target.closest<HTMLElement>('[data-row]');
  const tree = row?.closest<HTMLElement>('[data-tree]');
  if (row === null || row === undefined || tree === null || tree === undefined) return undefined;
  const { side, path } = splitRowKey(row.dataset['row'] ?? '');
  if (path === '') return undefined;
  const port = target.closest('[data-port]') !== null;
  return tree.dataset['tree'] === 'source' ? { origin: { from: 'source', side, path }, port } : { origin: { from: 'target', path }, port };
}
