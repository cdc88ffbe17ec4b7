import type { Figure } from '#scripts/figure.ts';

/** What something took: by the clock, and of all processors together; the unit is that of its list. */
export interface Spent {
  readonly wall: number;
  readonly cpu: number;
}

/** The figure of how much one is of the other: the median over the rounds, of processor time. */
export function ratioFigure(name: string, upper: readonly Spent[], lower: readonly Spent[]): Figure {
  const cpu = ratios(upper, lower, 'cpu');
  return { name, value: median(cpu), unit: '×', detail: `${roundsOf(cpu)}; by the clock ${shown(median(ratios(upper, lower, 'wall')))}` };
}

/** By how much of itself the lower grows to the upper, in percent; of processor time. */
export function surplusFigure(name: string, upper: readonly Spent[], lower: readonly Spent[]): Figure {
  const more = ratios(upper, lower, 'cpu').map((ratio) => (ratio - 1) * 100);
  return { name, value: median(more), unit: '%', detail: roundsOf(more) };
}

/** The figure of a cost: the median over the rounds, of processor time, in a unit of which one has so many of the list's. */
export function costFigure(name: string, costs: readonly Spent[], unit: string, size: number): Figure {
  const cpu = costs.map((cost) => cost.cpu / size);
  return { name, value: median(cpu), unit, detail: roundsOf(cpu) };
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  if (low === undefined || high === undefined) throw new Error('There is no median of nothing.');
  return (low + high) / 2;
}

function ratios(upper: readonly Spent[], lower: readonly Spent[], key: keyof Spent): readonly number[] {
  return upper.slice(0, lower.length).map((one, i) => one[key] / (lower[i]?.[key] ?? Number.NaN));
}

function roundsOf(numbers: readonly number[]): string {
  const count = `${numbers.length} round${numbers.length === 1 ? '' : 's'}`;
  return numbers.length === 1 ? count : `${count}, ${shown(Math.min(...numbers))} to ${shown(Math.max(...numbers))}`;
}

const shown = (value: number): string =>
  Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en-US') : value.toFixed(Math.abs(value) < 10 ? 2 : 1);
