import { ExactNumber } from '#shared/records/exact-number.ts';
import { applyFunction } from '../closures/apply.ts';
import { itemAt, keepFixed, timesKept } from '../closures/filter.ts';
import { ComposedFunction } from '../closures/function-kinds.ts';
import { flattenInto, Gathered, keepList, settleMany, settleOne } from '../closures/gathered.ts';
import { Groups, reserved } from '../closures/groups.ts';
import type { Machine } from '../closures/machine.ts';
import { type Read, readMember } from '../closures/member.ts';
import { isAmong } from '../closures/operators.ts';
import { rangeOf } from '../closures/range.ts';
import { distinct } from '../functions/arrays.ts';
import type { Builtin } from '../functions/builtin.ts';
import { lookUp } from '../functions/objects.ts';
import { numberOf } from '../functions/read-number.ts';
import { roundHalfEven } from '../functions/round.ts';
import { before, behind, countCharacters, cut, pad, trimmed } from '../functions/text.ts';
import { writeNumber, writeText } from '../functions/write-text.ts';
import type { EvaluationLimits } from '../limits.ts';
import { plainValue } from '../plain-value.ts';
import type { ArgumentCheck } from '../values/check-signature.ts';
import { countsAsTrue } from '../values/counts-as-true.ts';
import { toDouble } from '../values/doubles.ts';
import { equalValues } from '../values/equal.ts';
import { FunctionBase } from '../values/function-value.ts';
import { isList } from '../values/is-object.ts';
import {
  collapse,
  isConstructed,
  isMarked,
  isOuterInput,
  isSequence,
  keepSequence,
  newConstructed,
  newSequence,
  sequenceOf,
} from '../values/sequence.ts';
import { GeneratedFunction } from './generated-function.ts';
import { OneKeyGroups } from './one-key-groups.ts';
import { orderOfKeys } from './order-of-keys.ts';

/** What generated code throws where it has no way; the closures then evaluate from the start and say what is wrong. */
const givenUp = new Error('Generated code gave up');

function bail(): never {
  throw givenUp;
}

/** What generated code calls. Whatever would be an error of the language gives up instead. */
export function makeRuntime(machine: Machine, limits: EvaluationLimits) {
  const { budget } = machine;
  /** A number to compute on, or nothing. */
  const double = (value: unknown): number | undefined => {
    const found = toDouble(value, machine);
    if (found === undefined) return undefined;
    return typeof found === 'number' && Number.isFinite(found) ? found : bail();
  };
  /** Every number that generated code has is finite. */
  const finite = (value: number): number => (value - value === 0 ? value : bail());
  const arithmetic = (compute: (a: number, b: number) => number) => (left: unknown, right: unknown) => {
    const a = double(left);
    const b = double(right);
    return a === undefined || b === undefined ? undefined : finite(compute(a, b));
  };
  const comparison = (compare: (a: string | number, b: string | number) => boolean) => (left: unknown, right: unknown) => {
    const a = toDouble(left, machine);
    const b = toDouble(right, machine);
    if (a === undefined || b === undefined) {
      const other = a ?? b;
      return other === undefined || typeof other === 'string' || typeof other === 'number' ? undefined : bail();
    }
    if (typeof a === 'string' && typeof b === 'string') return compare(a, b);
    return typeof a === 'number' && typeof b === 'number' ? compare(a, b) : bail();
  };
  const sumOf = (numbers: readonly unknown[]): number | undefined => {
    budget.spend(numbers.length);
    let sum = 0;
    for (let i = 0; i < numbers.length; i += 1) {
      const next = numbers[i];
      if (typeof next !== 'number') return undefined;
      sum += next;
    }
    return finite(sum);
  };
  return {
    bail,
    before,
    behind,
    budget,
    collapse,
    countCharacters,
    cut,
    flattenInto,
    isConstructed,
    isMarked,
    isReserved: (key: string) => reserved.has(key),
    isSequence,
    itemAt,
    keepList,
    /** As `keepList`, but what `[…]` made and came through a sorting is no list of one item. */
    keepListBehind: (value: unknown) => (isConstructed(value) ? value : keepList(value)),
    newConstructed,
    newSequence,
    readMember,
    roundHalfEven,
    settleMany,
    settleOne,
    trimmed,
    writeNumber,
    Gathered,
    ExactNumber,
    FunctionBase,
    GeneratedFunction,
    OneKeyGroups,
    plus: arithmetic((a, b) => a + b),
    minus: arithmetic((a, b) => a - b),
    times: arithmetic((a, b) => a * b),
    divide: arithmetic((a, b) => a / b),
    modulo: arithmetic((a, b) => a % b),
    negate: (value: unknown) => {
      const found = double(value);
      return found === undefined ? undefined : -found;
    },
    less: comparison((a, b) => a < b),
    atMost: comparison((a, b) => a <= b),
    more: comparison((a, b) => a > b),
    atLeast: comparison((a, b) => a >= b),
    same: (left: unknown, right: unknown) =>
      left !== undefined && (left === right || (right !== undefined && equalValues(left, right, machine))),
    among: (item: unknown, items: unknown) => item !== undefined && items !== undefined && isAmong(machine, item, items),
    isTrue: countsAsTrue,
    textOf: (value: unknown): string => (value === undefined ? '' : (writeText(machine, value, false) ?? '')),
    range: (from: unknown, to: unknown) => rangeOf(toDouble(from, machine), toDouble(to, machine), budget, bail),
    /** `$`: the item itself, also of an input that is an array. */
    itself: (input: unknown) => (isOuterInput(input) ? input[0] : input),
    /** As `keepOne` for what a filter left, where a lone item stands for the sequence of it. */
    keepFiltered: (value: unknown) => {
      const kept = value === undefined || isList(value) ? value : sequenceOf(value);
      if (isSequence(kept)) keepSequence(kept);
      return kept;
    },
    keepOne: (value: unknown) => {
      if (isSequence(value)) keepSequence(value);
      return value;
    },
    /** Puts an item that a filter answered for with something else than true or false to those kept. */
    kept: (out: unknown[], item: unknown, answer: unknown, index: number, length: number) => {
      for (let times = timesKept(machine, answer, index, length); times > 0; times -= 1) out.push(item ?? (item === null ? null : bail()));
    },
    keptFixed: (items: readonly unknown[], answer: unknown) => keepFixed(machine, newSequence(), items, answer),
    /** Puts the items of a list behind those of an array that `[…]` makes. */
    spread: (made: unknown[], value: unknown) => {
      if (!isList(value)) {
        if (value !== undefined) made.push(value);
        return;
      }
      budget.checkLength(made.length + value.length);
      budget.spend(value.length);
      for (const item of value) made.push(item);
    },
    /** All items put one behind the other. */
    gathered: (items: readonly unknown[]) => {
      budget.spend(items.length);
      const all = new Gathered();
      for (const item of items) all.add(item);
      budget.checkLength(all.length);
      return all.value;
    },
    groups: (position: number | undefined) => new Groups(position, () => new Gathered()),
    /** The field of a value or of all items of a list. */
    member: (value: unknown, read: Read) => readMember(value, read),
    /** The field of an object by a name that only the data know; what a list of objects holds is left to the closures. */
    fieldOf: (value: Readonly<Record<string, unknown>>, key: unknown) => {
      const name = typeof key === 'string' ? key : key === undefined ? 'undefined' : bail();
      return Object.hasOwn(value, name) ? value[name] : undefined;
    },
    lookUp: (value: unknown, key: unknown) => {
      if (isList(value) || (typeof key !== 'string' && key !== undefined)) return bail();
      // A missing key is looked for by the name that the language gives it.
      return lookUp(machine, value, key ?? 'undefined');
    },
    pad,
    numberIn: (text: string) => numberOf(text) ?? bail(),
    /** The sum of numbers; nothing where not all are doubles, as with those below. */
    sumOf,
    meanOf: (numbers: readonly unknown[]) => {
      const sum = sumOf(numbers);
      return sum === undefined ? undefined : sum / numbers.length;
    },
    leastOf: (numbers: readonly unknown[]) => {
      budget.spend(numbers.length);
      let least = Infinity;
      for (let i = 0; i < numbers.length; i += 1) {
        const next = numbers[i];
        if (typeof next !== 'number') return undefined;
        least = Math.min(least, next);
      }
      return least;
    },
    mostOf: (numbers: readonly unknown[]) => {
      budget.spend(numbers.length);
      let most = -Infinity;
      for (let i = 0; i < numbers.length; i += 1) {
        const next = numbers[i];
        if (typeof next !== 'number') return undefined;
        most = Math.max(most, next);
      }
      return most;
    },
    distinctOf: (items: readonly unknown[]) => distinct(machine, items),
    /** Texts one behind the other; nothing where not all are texts. */
    joined: (texts: readonly unknown[], separator: string) => {
      budget.spend(texts.length);
      return texts.every((one) => typeof one === 'string') ? texts.join(separator) : undefined;
    },
    /** A built-in whose arguments its signature checks. */
    invoke: (builtin: Builtin, check: ArgumentCheck, args: readonly unknown[], context: unknown) =>
      builtin.run(machine, check(args, context)),
    /** A function that is only known when it is called. */
    apply: (called: unknown, args: readonly unknown[], context: unknown) =>
      called instanceof FunctionBase ? applyFunction(machine, called, args, context) : bail(),
    chain: (value: unknown, called: unknown) => {
      if (!(called instanceof FunctionBase)) return bail();
      return value instanceof FunctionBase ? new ComposedFunction(value, called) : applyFunction(machine, called, [value], null);
    },
    /** What a sort step goes through. */
    sortable: (value: unknown): readonly unknown[] => (isList(value) && !isConstructed(value) ? value : isList(value) ? bail() : [value]),
    /** A list of one or none as the sort step gives it. */
    sortedAlready: (items: readonly unknown[]) => (isSequence(items) || isConstructed(items) ? items : sequenceOf(items[0])),
    inOrder: (items: readonly unknown[], order: readonly number[]) => {
      const sorted: unknown[] = [];
      for (let i = 0; i < order.length; i += 1) sorted.push(items[order[i] ?? 0]);
      return sorted;
    },
    settleSorted: (sorted: unknown) => (isSequence(sorted) ? settleMany(sorted) : sorted),
    orderOfKeys: (keys: readonly (readonly unknown[])[], length: number, descending: readonly boolean[]) =>
      orderOfKeys(machine, keys, length, descending) ?? bail(),
    /** A value whose parts may leave the expression as they are. */
    unmarked: (value: unknown) => (isList(value) && isMarked(value) ? Array.from(value) : value),
    /** A value that may leave the expression. */
    plain: (value: unknown) => {
      if (value === undefined) return undefined;
      const found = plainValue(value, limits, 'refused');
      return found.ok ? found.value : bail();
    },
  };
}

export type Runtime = ReturnType<typeof makeRuntime>;
export type RuntimeName = keyof Runtime;
