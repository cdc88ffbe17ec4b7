import type { CompileSettings } from '#shared/engine/compile-settings.ts';
import { bindLookup } from '#shared/lookup/bind-lookup.ts';
import type { Loop, MappingDefinition } from '#shared/mapping/mapping.ts';
import { effectiveBoolean } from '#shared/records/effective-boolean.ts';
import type { Value } from '#shared/records/value.ts';
import type { Capture, Evaluated } from './capture.ts';
import { capture, observer } from './capture.ts';
import { Origins } from './origins.ts';
import { partSteps } from './part-steps.ts';
import type { Place } from './place.ts';
import { filledBy, placeText, valueAt } from './place.ts';
import { outcomeOf } from './step-outcome.ts';
import type { Trace, TraceStep } from './trace.ts';

/** Items of a loop that its condition leaves out are told, so many of them. */
const mostLeft = 3;

/** Follows a value of one record's output back through loops, rule and lookup tables to the fields of the record. */
export function traceValue(definition: MappingDefinition, settings: CompileSettings, record: Value, place: Place): Trace {
  const filled = filledBy(definition, place);
  const captured = capture(definition, settings, record, filled);
  const origins = new Origins(record, definition.lookups, settings.lookups ?? definition.lookups.map(bindLookup));
  const observe = observer(settings);
  const steps: TraceStep[] = [];
  const tell = (evaluated: Evaluated, depth: number, step: Pick<TraceStep, 'kind' | 'text'> & Partial<TraceStep>): void => {
    const { owner, part, evaluation } = evaluated;
    steps.push({ depth, owner, part, outcome: outcomeOf(evaluation.outcome), ...step });
    const seen = observe(evaluated);
    if (seen !== undefined) steps.push(...partSteps(evaluated, seen, origins, depth + 1));
  };
  for (const one of captured.chosen) {
    if (one.part === 'expression') tell(one, 0, { kind: 'rule', text: one.text });
    if (one.part === 'default') tell(one, 0, { kind: 'default', text: one.text, says: 'the default stands in' });
  }
  for (const [at, loop] of [...filled.loops.entries()].toReversed()) loopSteps(captured, loop, filled.items[at] ?? 0, origins, steps, tell);
  for (const one of captured.chosen)
    if (one.part === 'keep')
      tell(one, 0, { kind: 'keep', text: one.text, says: captured.result.filtered ? 'the record is left out' : 'the record is kept' });
  const own = captured.chosen.findLast(({ part }) => part === 'expression' || part === 'default')?.evaluation.outcome;
  const value = own?.kind === 'value' ? valueAt(own.value, filled.within) : valueAt(captured.result.output, place);
  return {
    place: placeText(place),
    ...(filled.rule === undefined ? {} : { rule: filled.rule.id }),
    filtered: captured.result.filtered,
    outcome: own?.kind === 'error' ? own : outcomeOf(value === undefined ? { kind: 'nothing' } : { kind: 'value', value }),
    steps,
  };
}

type Tell = (evaluated: Evaluated, depth: number, step: Pick<TraceStep, 'kind' | 'text'> & Partial<TraceStep>) => void;

/** Which item of which array it is, and why it is there: condition, sorting, limit. */
function loopSteps({ chosen, result }: Capture, loop: Loop, item: number, origins: Origins, steps: TraceStep[], tell: Tell): void {
  const own = chosen.filter(({ owner }) => owner === loop.id);
  const each = own.find(({ part }) => part === 'each');
  if (each === undefined) return;
  const tests = own.filter(({ part }) => part === 'where');
  const kept = tests.filter(({ evaluation }) => evaluation.outcome.kind === 'value' && effectiveBoolean(evaluation.outcome.value));
  const sorted = own.filter(({ part }) => part === 'sort');
  const { outcome } = each.evaluation;
  const all = outcome.kind === 'value' ? (Array.isArray(outcome.value) ? outcome.value.length : 1) : 0;
  const stays = loop.where === undefined || loop.where.trim() === '' ? all : kept.length;
  const count = result.loops.find((one) => one.loop === loop.id)?.count ?? stays;
  const says =
    item < count || count === 0
      ? `item ${item + 1} of ${count.toLocaleString('en')}`
      : `no item ${item + 1}, there are ${count.toLocaleString('en')}`;
  tell(each, 0, {
    kind: 'loop',
    text: loop.each,
    says: count === all ? says : `${says}; ${all.toLocaleString('en')} before its condition and limit`,
  });
  const source = chosen.find((one) => one.owner !== loop.id && one.context.variables?.[loop.item] !== undefined)?.context.variables?.[
    loop.item
  ];
  const where = origins.place(source);
  if (where !== undefined)
    steps.push({ kind: 'item', depth: 1, owner: loop.id, part: 'each', text: placeText(where), says: `is item ${item + 1}` });
  const mine = tests.find(({ context }) => context.input === source);
  if (mine !== undefined && source !== undefined) tell(mine, 1, { kind: 'filter', text: mine.text, says: 'the item stays' });
  for (const left of tests.filter((one) => !kept.includes(one)).slice(0, mostLeft)) {
    const leftAt = origins.place(left.context.input);
    tell(left, 1, {
      kind: 'filter',
      text: left.text,
      says: leftAt === undefined ? 'an item is left out' : `${placeText(leftAt)} is left out`,
    });
  }
  const key = sorted.find(({ context }) => context.input === source);
  if (key !== undefined)
    tell(key, 1, { kind: 'part', text: key.text, says: loop.sort?.descending === true ? 'sorted by, descending' : 'sorted by' });
  if (loop.limit !== undefined)
    steps.push({
      kind: 'filter',
      depth: 1,
      owner: loop.id,
      part: 'each',
      text: `limit ${loop.limit}`,
      says: `${Math.min(stays, loop.limit).toLocaleString('en')} of ${stays.toLocaleString('en')} items stay`,
    });
}
