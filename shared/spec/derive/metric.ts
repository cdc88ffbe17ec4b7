import type { Inline } from '../document.ts';
import type { Measured, MeasuredRun } from '../measured.ts';
import type { SpecContext } from '../section.ts';
import { count, fact, text } from './inline.ts';
import { runFact } from './run-fact.ts';

type Row = Readonly<Record<string, string>>;

/** The metric in the last run; what no run measures says so. */
export function currentMetric({ measured }: SpecContext, row: Row): Inline {
  const run = ended(measured)[0];
  const value = run === undefined ? undefined : valueOf(run, row['metric'] ?? '');
  if (run === undefined || value === undefined) return fact('not measured', 'run', { state: 'not-measured' });
  return runFact(run, value.words);
}

/** Against the run of the same mapping before. */
export function metricTrend({ measured }: SpecContext, row: Row): Inline {
  const [last, ...earlier] = ended(measured);
  const before = earlier.find((run) => run.mapping === last?.mapping);
  if (last === undefined || before === undefined) return text('–');
  const now = valueOf(last, row['metric'] ?? '');
  const then = valueOf(before, row['metric'] ?? '');
  if (now === undefined || then === undefined) return text('–');
  // A change under 2 % is noise of one machine.
  const change = then.figure === 0 ? 0 : (now.figure - then.figure) / then.figure;
  return runFact(last, change > 0.02 ? '↑' : change < -0.02 ? '↓' : '→');
}

function ended(measured: Measured): readonly MeasuredRun[] {
  return measured.runs.filter((run) => run.state === 'done');
}

function valueOf(run: MeasuredRun, metric: string): { readonly figure: number; readonly words: string } | undefined {
  const { read, mapped, filtered } = run.counts;
  switch (metric) {
    case 'Processing Time':
      return { figure: run.milliseconds, words: duration(run.milliseconds) };
    case 'Throughput': {
      if (run.milliseconds === 0) return undefined;
      const perHour = Math.round((read / run.milliseconds) * 3_600_000);
      return { figure: perHour, words: `${count(perHour)} records/hour` };
    }
    case 'Success Rate': {
      if (read === 0) return undefined;
      const rate = ((mapped + filtered) / read) * 100;
      return { figure: rate, words: `${rate.toFixed(2)} %` };
    }
    default:
      return undefined;
  }
}

function duration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1000;
  return seconds < 120 ? `${seconds.toFixed(1)} s` : `${(seconds / 60).toFixed(1)} minutes`;
}
