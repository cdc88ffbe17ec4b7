import type { CampaignOptions } from './campaign-options.ts';

/** One measured figure: what, how much, in which unit. A ratio has the unit "×", a count the unit of what it counts. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The bound the project holds itself to, when there is one, as a person would say it: "at most 1.5 ×". */
  readonly bound?: string;
  /** Whether the figure keeps its bound; absent when it has none. */
  readonly kept?: boolean;
}

/** What each file of scripts/bench and scripts/prove exports. `run` takes what it needs from the built project and cleans up after itself. */
export interface Campaign {
  readonly name: string;
  readonly run: (options: CampaignOptions) => Promise<readonly Figure[]>;
}

/** The figure as a line for people: `open, 2,000 fields   412 ms   (at most 500 ms)`. */
export function renderFigure(figure: Figure): string {
  const value =
    Math.abs(figure.value) >= 100 || Number.isInteger(figure.value)
      ? Math.round(figure.value).toLocaleString('en-US')
      : figure.value.toFixed(2);
  const bound = figure.bound === undefined ? '' : `   (${figure.bound}${figure.kept === false ? ': not kept' : ''})`;
  return `${figure.name.padEnd(56)} ${`${value} ${figure.unit}`.padStart(16)}${bound}`;
}
