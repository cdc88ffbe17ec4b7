import type { ResolvedNode } from '#shared/syntax/resolved.ts';
import { isList } from '../values/is-object.ts';
import type { Budget } from '../values/budget.ts';
import { collapse, isConstructed, isSequence, newSequence, sequenceOf, type Sequence } from '../values/sequence.ts';
import type { Builder } from './builder.ts';
import { buildFilter, type Filter } from './filter.ts';
import type { Frame } from './frame.ts';
import { flattenInto, settleMany, settleOne } from './gathered.ts';
import { type Read, readMember } from './member.ts';
import type { Run } from './run.ts';
import type { Scope } from './scope.ts';
import { buildSort } from './sort.ts';

/**
 * One step of a path. What it gives: nothing, one value, or a list that the next step goes through; at the end of the path a
 * list of the data as it is.
 */
export interface Step {
  one(item: unknown, frame: Frame): unknown;
  all(items: readonly unknown[], frame: Frame): unknown;
}

/** Builds a step without bindings. */
export function buildStep(node: ResolvedNode, last: boolean, scope: Scope, builder: Builder): Step {
  const { budget } = builder.machine;
  const filters = (node.stages ?? []).flatMap((stage) => (stage.type === 'filter' ? [buildFilter(stage.expr, scope, builder)] : []));
  if (node.type === 'sort') {
    const sort = buildSort(node, scope, builder);
    const all: Step['all'] = (items, frame) => {
      const sorted = filtered(sort(items, frame), filters, frame);
      if (isSequence(sorted)) return settleMany(sorted);
      // What `[…]` made and sorting left as it is: the next step goes through its items.
      return !last && isConstructed(sorted) ? Array.from(sorted) : sorted;
    };
    return { one: (item, frame) => all(sequenceOf(item), frame), all };
  }
  if (node.type === 'name' && node.keepArray !== true && node.predicate === undefined) {
    const read = builder.reading(node);
    if (filters.length === 0)
      return {
        one: (item) => settleOne(readMember(item, read), last),
        all: (items) => collectMembers(items, read, last, budget),
      };
    return itemStep((item) => readMember(item, read), filters, last, budget);
  }
  return itemStep(builder.build(node, scope), filters, last, budget);
}

function itemStep(run: Run, filters: readonly Filter[], last: boolean, budget: Budget): Step {
  const each: Run = filters.length === 0 ? run : (item, frame) => filtered(run(item, frame), filters, frame);
  return {
    one: (item, frame) => settleOne(each(item, frame), last),
    all: (items, frame) => collectStep(items, each, frame, last, budget),
  };
}

function filtered(value: unknown, filters: readonly Filter[], frame: Frame): unknown {
  let result = value;
  for (const filter of filters) result = filter(result, frame);
  return result;
}

/** The field of each item: `collectStep` without a call in between, for the most frequent of steps. */
function collectMembers(items: readonly unknown[], read: Read, last: boolean, budget: Budget): unknown {
  budget.spend(items.length);
  let only: unknown;
  let out: Sequence | undefined;
  for (let i = 0; i < items.length; i += 1) {
    const item = items[i];
    const found = isList(item) ? readMember(item, read) : read(item);
    const value = isList(found) ? collapse(found) : found;
    if (value === undefined) continue;
    if (out !== undefined) {
      if (isList(value)) flattenInto(out, value);
      else out.push(value);
    } else if (only === undefined) only = value;
    else {
      out = newSequence();
      flattenInto(out, only);
      flattenInto(out, value);
    }
    if (out !== undefined && out.length > budget.items) budget.checkLength(out.length);
  }
  return out === undefined ? settleOne(only, last) : settleMany(out);
}

function collectStep(items: readonly unknown[], each: Run, frame: Frame, last: boolean, budget: Budget): unknown {
  budget.spend(items.length);
  let only: unknown;
  let out: Sequence | undefined;
  for (let i = 0; i < items.length; i += 1) {
    const value = each(items[i], frame);
    if (value === undefined) continue;
    if (out !== undefined) flattenInto(out, value);
    else if (only === undefined) only = value;
    else {
      out = newSequence();
      flattenInto(out, only);
      flattenInto(out, value);
    }
    if (out !== undefined && out.length > budget.items) budget.checkLength(out.length);
  }
  return out === undefined ? settleOne(only, last) : settleMany(out);
}
