import { collapse, isOuterInput, isSequence } from '../values/sequence.ts';
import type { Builder } from './builder.ts';
import { type Frame, unbound } from './frame.ts';
import type { Run } from './run.ts';
import type { Place, Scope } from './scope.ts';

/** `$name`, `$` and `$$`; what it gives is not yet taken for its item. */
export function buildVariable(name: string, scope: Scope, builder: Builder): Run {
  if (name === '') return (input) => (isOuterInput(input) ? input[0] : input);
  const places = scope.places(name);
  const { globals } = builder.machine;
  const number = builder.global(name);
  const [first, second] = places;
  if (first === undefined) return () => globals[number];
  if (first.slot !== undefined && second === undefined) {
    const { slot } = first;
    const at = frameReader(first.frames);
    if (first.sure) return (_, frame) => at(frame).values[slot];
    return (_, frame) => {
      const value = at(frame).values[slot];
      return value === unbound ? globals[number] : value;
    };
  }
  const readers = places.map((place) => placeReader(place, name));
  return (_, frame) => {
    for (const read of readers) {
      const value = read(frame);
      if (value !== unbound) return value;
    }
    return globals[number];
  };
}

/** A variable as what it counts as. */
export function buildVariableValue(name: string, scope: Scope, builder: Builder): Run {
  const read = buildVariable(name, scope, builder);
  return (input, frame) => {
    const value = read(input, frame);
    return isSequence(value) ? collapse(value) : value;
  };
}

/** The value in one place, `unbound` where it has none. */
function placeReader(place: Place, name: string): (frame: Frame) => unknown {
  const at = frameReader(place.frames);
  const { slot } = place;
  if (slot !== undefined) return (frame) => at(frame).values[slot];
  return (frame) => {
    const { tuple } = at(frame);
    return tuple !== undefined && Object.hasOwn(tuple, name) ? tuple[name] : unbound;
  };
}

function frameReader(frames: number): (frame: Frame) => Frame {
  if (frames === 0) return (frame) => frame;
  if (frames === 1) return (frame) => frame.outer ?? frame;
  return (frame) => {
    let found = frame;
    for (let i = 0; i < frames; i += 1) found = found.outer ?? found;
    return found;
  };
}
