import type { CampaignOptions } from './campaign-options.ts';

/** One measured figure: what, how much, in which unit. A ratio has the unit "×", a count the unit of what it counts. */
export interface Figure {
  readonly name: string;
  /** Absent where it could not be measured here; `detail` has the reason. */
  readonly value?: number;
  readonly unit: string;
  /** The bound the project holds itself to, when there is one, as a person would say it: "at most 1.5 ×". */
  readonly bound?: string;
  /** Whether the figure keeps its bound; absent when it has none or was not measured. */
  readonly kept?: boolean;
  /** What the project is after beyond the bound, and how far away the figure is: "50 ×, 12 % short". */
  readonly aim?: string;
  /** How sure it is or how it came about: "5 rounds, 36.1 to 41.0". */
  readonly detail?: string;
}

/** What each file of scripts/bench and scripts/prove exports. `run` takes what it needs from the built project and cleans up after itself. */
export interface Campaign {
  readonly name: string;
  readonly run: (options: CampaignOptions) => Promise<readonly Figure[]>;
}

/** What a figure is held to: `must` is the bound, `aim` what lies beyond. Either may be absent. */
export interface Goal {
  readonly must?: number;
  readonly aim?: number;
}

/** A figure that is the better the larger it is. */
export function atLeast(figure: Figure, goal: Goal): Figure {
  return held(figure, goal, 'at least', (value, wanted) => value >= wanted);
}

/** A figure that is the better the smaller it is. */
export function atMost(figure: Figure, goal: Goal): Figure {
  return held(figure, goal, 'at most', (value, wanted) => value <= wanted);
}

function held(figure: Figure, { must, aim }: Goal, words: string, reaches: (value: number, wanted: number) => boolean): Figure {
  const { value, unit } = figure;
  const distance = (wanted: number): string => {
    if (value === undefined) return '';
    if (reaches(value, wanted)) return ', reached';
    const share = Math.ceil(Math.abs(value / wanted - 1) * 100);
    return `, ${share} % ${value < wanted ? 'short' : 'over'}`;
  };
  return {
    ...figure,
    ...(must === undefined ? {} : { bound: `${words} ${amount(must)} ${unit}` }),
    ...(must === undefined || value === undefined ? {} : { kept: reaches(value, must) }),
    ...(aim === undefined ? {} : { aim: `${amount(aim)} ${unit}${distance(aim)}` }),
  };
}

/** The figure as a line for people: `open, 2,000 fields   412 ms   (at most 500 ms)`. */
export function renderFigure(figure: Figure): string {
  const value = figure.value === undefined ? 'not measured' : `${amount(figure.value)} ${figure.unit}`;
  const said = [
    ...(figure.bound === undefined ? [] : [`${figure.bound}${figure.kept === false ? ': not kept' : ''}`]),
    ...(figure.aim === undefined ? [] : [`aim ${figure.aim}`]),
    ...(figure.detail === undefined ? [] : [figure.detail]),
  ];
  return `${figure.name.padEnd(76)} ${value.padStart(16)}${said.length === 0 ? '' : `   (${said.join('; ')})`}`;
}

/** A number as it is shown: whole from 100 on, else two places. */
export function amount(value: number): string {
  return Math.abs(value) >= 100 || Number.isInteger(value) ? Math.round(value).toLocaleString('en-US') : value.toFixed(2);
}
