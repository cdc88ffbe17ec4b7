import type { Figure, Goal } from '#scripts/figure.ts';
import { atLeast, atMost } from '#scripts/figure.ts';
import { workloads } from '#test/drivers/workloads/workloads.ts';
import { costFigure, ratioFigure, surplusFigure } from './ratio.ts';
import type { Rounds } from './rounds.ts';
import { costsOf } from './rounds.ts';
import type { EngineName, Task } from './task.ts';

/** What is measured together, round by round, and what comes of it. */
export interface Group {
  /** Of the workload; `f` is the preview. */
  readonly name: string;
  readonly tasks: ReadonlyMap<string, Task>;
  readonly figures: (rounds: Rounds) => readonly Figure[];
}

export type Time = Pick<Task, 'warm' | 'seconds'>;

/** What is asked of a workload. */
interface Goals {
  /** Times faster than the reference. */
  readonly reference?: Goal;
  /** Time against that of the hand-written code. */
  readonly hand?: Goal;
  /** Times faster than the reference where no code is generated. */
  readonly closures?: Goal;
  /** Time of ten times the rows against that of the rows; only a join by hash grows so. */
  readonly growth?: Goal;
  /** What one bad record in a hundred costs all, in percent. */
  readonly errors?: Goal;
}

const goals: Readonly<Record<string, Goals>> = {
  a0: { reference: { must: 300, aim: 800 } },
  a: { reference: { must: 30, aim: 50 }, hand: { must: 1.8, aim: 1.3 }, closures: { must: 12, aim: 20 }, errors: { must: 40, aim: 10 } },
  b: { reference: { must: 80, aim: 150 }, hand: { must: 1.8, aim: 1.3 }, closures: { must: 12, aim: 20 } },
  c1: { reference: { must: 1_000, aim: 5_000 }, growth: { must: 15 } },
  c2: { reference: { must: 1_000, aim: 5_000 }, growth: { must: 15 } },
  d: { reference: { must: 200, aim: 800 } },
};

/** Rows of the larger join. */
const manyRows = 10_000;

export function workloadGroups(time: Time): readonly Group[] {
  return workloads.map(({ name, title }) => {
    const { reference, hand, closures, growth, errors } = goals[name] ?? {};
    const task = (engine: EngineName, more: Partial<Task> = {}): Task => ({ engine, workload: name, ...time, ...more });
    const tasks = new Map<string, Task>([
      // One input of the slow joins takes the reference seconds.
      ['the reference', task('reference', growth === undefined ? {} : { batch: 1 })],
      ['Mapwright', task('mapwright')],
      ['Mapwright without limits', task('unlimited')],
      ['JavaScript by hand', task('hand')],
    ]);
    if (closures !== undefined) tasks.set('Mapwright’s closures', task('closures'));
    if (growth !== undefined) {
      // As many rows in memory as with the smaller tables.
      tasks.set('Mapwright, ten times the rows', task('mapwright', { batch: 2, size: manyRows }));
      tasks.set('JavaScript by hand, ten times the rows', task('hand', { batch: 2, size: manyRows }));
    }
    if (errors !== undefined) tasks.set('Mapwright, one bad record in 100', task('mapwright', { badEvery: 100 }));
    return {
      name,
      tasks,
      figures: (rounds) => {
        const of = (competitor: string): ReturnType<typeof costsOf> => costsOf(rounds, competitor);
        const [stock, ours, byHand] = [of('the reference'), of('Mapwright'), of('JavaScript by hand')];
        const figures = [...tasks.keys()].map((competitor) => costFigure(`${name}, ${title}: ${competitor}`, of(competitor), 'µs', 1));
        figures.push(atLeast(ratioFigure(`${name}: times faster than the reference`, stock, ours), reference ?? {}));
        figures.push(atMost(ratioFigure(`${name}: time against JavaScript by hand`, ours, byHand), hand ?? {}));
        if (closures !== undefined)
          figures.push(
            atLeast(ratioFigure(`${name}: closures alone, times faster than the reference`, stock, of('Mapwright’s closures')), closures),
          );
        if (growth !== undefined) {
          const growths = `${name}: ten times the rows, times the time`;
          figures.push(atMost(ratioFigure(growths, of('Mapwright, ten times the rows'), ours), growth));
          figures.push(ratioFigure(`${growths}, by hand`, of('JavaScript by hand, ten times the rows'), byHand));
        }
        if (errors !== undefined)
          figures.push(
            atMost(surplusFigure(`${name}: cost of one bad record in 100`, of('Mapwright, one bad record in 100'), ours), errors),
          );
        figures.push(surplusFigure(`${name}: ${limitsCost}`, ours, of('Mapwright without limits')));
        return figures;
      },
    };
  });
}

const limitsCost = 'cost of the limits';

/** Of all workloads together: single ones differ by chance by as much as the limits cost. */
export function limitsFigure(figures: readonly Figure[]): readonly Figure[] {
  const shares = figures.filter(({ name }) => name.endsWith(`: ${limitsCost}`)).map(({ value = 0 }) => Math.log1p(value / 100));
  if (shares.length === 0) return [];
  const mean = Math.expm1(shares.reduce((sum, share) => sum + share, 0) / shares.length) * 100;
  return [
    atMost(
      { name: 'limits of time, depth and length: cost, all workloads', value: mean, unit: '%', detail: `mean of ${shares.length}` },
      { must: 10, aim: 3 },
    ),
  ];
}

/** The preview of a mapping of 200 rules, each an expression of its own. */
export function previewGroup(time: Time): Group {
  const task = (engine: EngineName): Task => ({ engine, workload: 'f', ...time });
  const tasks = new Map<string, Task>([
    ['the reference', task('reference')],
    ['Mapwright', task('mapwright')],
    ['JavaScript by hand', task('hand')],
  ]);
  return {
    name: 'f',
    tasks,
    figures: (rounds) => {
      const milliseconds = (label: string, competitor: string, thing: string): Figure =>
        costFigure(`f, ${label}: ${competitor}`, costsOf(rounds, competitor, thing), 'ms', 1_000);
      const times = (label: string, thing: string): Figure =>
        ratioFigure(
          `f, ${label}: times faster than the reference`,
          costsOf(rounds, 'the reference', thing),
          costsOf(rounds, 'Mapwright', thing),
        );
      const both = (label: string, thing: string): readonly Figure[] => [
        milliseconds(label, 'the reference', thing),
        milliseconds(label, 'Mapwright', thing),
      ];
      const edit = ratioFigure(
        'f, one rule edited, 100 records: time against the reference',
        costsOf(rounds, 'Mapwright', 'edit'),
        costsOf(rounds, 'the reference', 'edit'),
      );
      return [
        ...both('200 rules compiled, cold', 'compile'),
        ...both('first 100 records, cold', 'cold'),
        ...both('1 record', 'one'),
        times('1 record', 'one'),
        milliseconds('100 records', 'the reference', 'hundred'),
        // A frame of the screen.
        atMost(milliseconds('100 records', 'Mapwright', 'hundred'), { aim: 16 }),
        milliseconds('100 records', 'JavaScript by hand', 'hundred'),
        atLeast(times('100 records', 'hundred'), { must: 8, aim: 15 }),
        milliseconds('one rule edited, 100 records', 'the reference', 'edit'),
        atMost(milliseconds('one rule edited, 100 records', 'Mapwright', 'edit'), { must: 2, aim: 0.5 }),
        atMost(edit, { must: 1 }),
      ];
    },
  };
}
