import type { Block } from '../document.ts';
import type { SpecContext } from '../section.ts';
import { count, fact, paragraph, text } from './inline.ts';
import { lastRun, runFact } from './run-fact.ts';

/** What the last run counted at one stage. */
export function stageFigure({ measured }: SpecContext, stage: string): Block | undefined {
  const run = lastRun(measured);
  if (run === undefined) return stage === 'extract' ? paragraph(fact('no run yet', 'run', { state: 'not-measured' })) : undefined;
  const { read, mapped, rejected, filtered, written } = run.counts;
  switch (stage) {
    case 'extract':
      return paragraph(text(`In run ${run.number}: `), runFact(run, `${count(read)} read`));
    case 'transform':
      return paragraph(
        text(`In run ${run.number}: `),
        runFact(run, `${count(mapped)} mapped`),
        text(', '),
        runFact(run, `${count(filtered)} filtered`),
      );
    case 'validate':
      return paragraph(text(`In run ${run.number}: `), runFact(run, `${count(rejected)} rejected`));
    case 'load':
      return paragraph(text(`In run ${run.number}: `), runFact(run, `${count(written)} written`));
    case 'reconcile':
      return paragraph(
        runFact(run, `${count(read)} read = ${count(mapped)} mapped + ${count(rejected)} rejected + ${count(filtered)} filtered`),
      );
    default:
      return undefined;
  }
}
