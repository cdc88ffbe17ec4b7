import type { FilterStage, IndexStage } from '#shared/syntax/resolved.ts';
import { newTupleStream, type Sequence } from '../values/sequence.ts';
import type { Builder } from './builder.ts';
import { timesKept } from './filter.ts';
import type { Frame } from './frame.ts';
import type { Scope } from './scope.ts';
import { extended, isTuple, itemKey, tupleFrame } from './tuples.ts';

/** What a filter or an index behind a step with bindings leaves of the stream. */
export type TupleStage = (stream: Sequence, frame: Frame) => Sequence;

/** Builds the filters and indexes behind a step, in order. */
export function buildTupleStages(stages: readonly (FilterStage | IndexStage)[], scope: Scope, builder: Builder): readonly TupleStage[] {
  return stages.map((stage) => (stage.type === 'filter' ? buildTupleFilter(stage, scope, builder) : indexed(stage.value)));
}

function indexed(name: string): TupleStage {
  return (stream) => {
    const numbered = newTupleStream();
    for (const [i, tuple] of stream.entries()) if (isTuple(tuple)) numbered.push(extended(tuple, name, i));
    return numbered;
  };
}

function buildTupleFilter(stage: FilterStage, scope: Scope, builder: Builder): TupleStage {
  const { expr } = stage;
  const { machine } = builder;
  if (expr.type === 'number' && expr.predicate === undefined) {
    const position = Math.floor(expr.value);
    return (stream) => {
      const picked = newTupleStream();
      const tuple = stream[position < 0 ? stream.length + position : position];
      if (tuple !== undefined) picked.push(tuple);
      return picked;
    };
  }
  const inner = scope.tuple([expr]);
  const test = builder.build(expr, inner);
  return (stream, frame) => {
    const kept = newTupleStream();
    machine.budget.spend(stream.length);
    for (let i = 0; i < stream.length; i += 1) {
      const tuple = stream[i];
      if (!isTuple(tuple)) continue;
      const answer = test(tuple[itemKey], tupleFrame(frame, tuple, inner.size));
      for (let times = timesKept(machine, answer, i, stream.length); times > 0; times -= 1) kept.push(tuple);
    }
    return kept;
  };
}
