import { describe, expect, it } from 'vitest';
import type { GestureEvent, GestureState } from '#renderer/map/connect/gesture.ts';
import { edgeScroll, gestureStep } from '#renderer/map/connect/gesture.ts';

const origin = { from: 'source', side: 's', path: 'id' } as const;
const over = { on: 'target', path: 'Number' } as const;
const press = (port = false): GestureEvent => ({ type: 'press', origin, port, x: 10, y: 10 });

function play(...events: readonly GestureEvent[]) {
  let state: GestureState = { name: 'idle' };
  const effects = [];
  const names = [];
  for (const event of events) {
    const step = gestureStep(state, event);
    state = step.state;
    names.push(state.name);
    if (step.effect !== undefined) effects.push(step.effect);
  }
  return { names, effects };
}

describe('the gesture that connects', () => {
  it('drags after four pixels and connects where it is let go', () => {
    expect(
      play(
        press(),
        { type: 'move', x: 12, y: 12 },
        { type: 'move', x: 14, y: 10 },
        { type: 'move', x: 90, y: 10, over },
        { type: 'release', x: 90, y: 10, over },
      ),
    ).toEqual({
      names: ['pressed', 'pressed', 'dragging', 'dragging', 'idle'],
      effects: [{ do: 'connect', origin, drop: over, x: 90, y: 10 }],
    });
  });

  it('selects on a click on a row', () => {
    expect(play(press(), { type: 'release', x: 10, y: 10 })).toEqual({ names: ['pressed', 'idle'], effects: [{ do: 'click', origin }] });
  });

  it('carries after a click on a port, until the next click', () => {
    expect(
      play(
        press(true),
        { type: 'release', x: 10, y: 10 },
        { type: 'move', x: 50, y: 50 },
        { type: 'press', origin, port: false, x: 90, y: 9 },
        { type: 'release', x: 90, y: 9, over },
      ),
    ).toEqual({
      names: ['pressed', 'carrying', 'carrying', 'carrying', 'idle'],
      effects: [
        { do: 'click', origin },
        { do: 'connect', origin, drop: over, x: 90, y: 9 },
      ],
    });
  });

  it('changes nothing when cancelled, let go over nothing or over its own side', () => {
    const move: GestureEvent = { type: 'move', x: 90, y: 10, over };
    expect(play(press(), move, { type: 'cancel' }, { type: 'release', x: 90, y: 10, over })).toEqual({
      names: ['pressed', 'dragging', 'idle', 'idle'],
      effects: [],
    });
    expect(play(press(), move, { type: 'release', x: 1, y: 1 }).effects).toEqual([]);
    expect(play(press(), move, { type: 'release', x: 1, y: 1, over: { on: 'source', side: 's', path: 'name' } }).effects).toEqual([]);
  });

  it('scrolls at the edges, faster the deeper', () => {
    expect([
      edgeScroll(100, 0, 200),
      edgeScroll(30, 0, 200),
      edgeScroll(15, 0, 200),
      edgeScroll(-50, 0, 200),
      edgeScroll(200, 0, 200),
    ]).toEqual([0, 0, -14, -24, 24]);
  });
});
