import { listAt, numberAt } from './arguments.ts';
import { builtin, type Builtin, type FunctionCall } from './builtin.ts';

/** One number of all: `step` takes the number so far and the next. */
function fold(call: FunctionCall, numbers: readonly unknown[], start: number, step: (so: number, next: number) => number): number {
  call.budget.spend(numbers.length);
  let folded = start;
  for (let i = 0; i < numbers.length; i += 1) {
    const next = numbers[i];
    folded = step(folded, typeof next === 'number' ? next : numberAt(call, numbers, i));
  }
  return folded;
}

function sum(call: FunctionCall, numbers: readonly unknown[]): number {
  call.budget.spend(numbers.length);
  let total = 0;
  for (let i = 0; i < numbers.length; i += 1) {
    const next = numbers[i];
    total += typeof next === 'number' ? next : numberAt(call, numbers, i);
  }
  return total;
}

function ofNumbers(name: string, empty: number | undefined, run: (call: FunctionCall, numbers: readonly unknown[]) => number): Builtin {
  return builtin(name, '<a<n>:n>', 1, (call, args) => {
    if (args[0] === undefined) return undefined;
    const numbers = listAt(args, 0);
    return numbers.length === 0 ? empty : run(call, numbers);
  });
}

/** The functions that make one number of a list. */
export const aggregateFunctions: readonly Builtin[] = [
  ofNumbers('sum', 0, sum),
  builtin('count', '<a:n>', 1, (_, args) => (args[0] === undefined ? 0 : listAt(args, 0).length)),
  ofNumbers('max', undefined, (call, numbers) => fold(call, numbers, -Infinity, Math.max)),
  ofNumbers('min', undefined, (call, numbers) => fold(call, numbers, Infinity, Math.min)),
  ofNumbers('average', undefined, (call, numbers) => sum(call, numbers) / numbers.length),
];
