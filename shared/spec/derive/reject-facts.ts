import type { Block } from '../document.ts';
import type { SpecContext } from '../section.ts';
import { count, fact, paragraph, table, text } from './inline.ts';
import { lastRun, runFact } from './run-fact.ts';

/** Rejects of the last run, by cause. */
export function rejectFacts({ measured }: SpecContext): readonly Block[] {
  const run = lastRun(measured);
  if (run === undefined)
    return [paragraph(text('A record is never dropped in silence. '), fact('no run yet', 'run', { state: 'not-measured' }))];
  const { read, mapped, rejected, filtered } = run.counts;
  const sentence = paragraph(
    text(`A record is never dropped in silence: in run ${run.number}, `),
    runFact(run, `${count(read)} read`),
    text(' equals '),
    runFact(run, `${count(mapped)} mapped`),
    text(' plus '),
    runFact(run, `${count(rejected)} rejected`),
    text(' plus '),
    runFact(run, `${count(filtered)} filtered`),
    text('.'),
  );
  if (run.rejectsByCause.length === 0) return [sentence];
  const rows = run.rejectsByCause.map((cause) => [text(cause.cause), text(cause.stage), runFact(run, count(cause.count))]);
  return [sentence, table('rejects', ['Cause', 'Stage', `In run ${run.number}`], rows)];
}
