import { placeText, problemText } from '#shared/base/problem.ts';
import type { RunReport } from '#shared/pipeline/run-report.ts';
import { count, counted } from './streams.ts';

const shown = 10;

/** What a person reads after a run: counts that add up, why records were rejected, what to know of the output. */
export function runSummaryLines(report: RunReport): readonly string[] {
  const { counts, outcome } = report;
  const lines = report.warnings.slice(0, shown).map((found) => `${found.severity === 'error' ? 'Invalid' : 'Note'}: ${problemText(found)}`);
  if (report.warnings.length > shown) lines.push(`… and ${count(report.warnings.length - shown)} more.`);
  for (const { rule, records } of report.inexact)
    lines.push(`Note: ${rule} computed on numbers that a double rounds, in ${counted(records, 'record')}.`);
  for (const { cause, count: times, stage } of report.rejectsByCause.slice(0, shown))
    lines.push(`Rejected at ${stage}: ${count(times)} × ${cause}`);
  lines.push(
    `Read ${count(counts.read)} = mapped ${count(counts.mapped)} + rejected ${count(counts.rejected)} + filtered ${count(counts.filtered)}; written ${count(counts.written)}, in ${(report.milliseconds / 1000).toFixed(1)} s.`,
  );
  if (report.output !== undefined) lines.push(`Output: ${report.output.file}, ${counted(report.output.bytes, 'byte')}.`);
  if (report.rejects !== undefined && counts.rejected > 0) lines.push(`Rejects: ${report.rejects.file}.`);
  else if (counts.rejected > 0 && report.rejects === undefined) lines.push('Keep rejects with --rejects <file>.');
  if (outcome === 'stopped') lines.push('The run was stopped; no output was written. A run to a file can be gone on with by --resume.');
  if (outcome === 'rejects-above-limit') lines.push('More records were rejected than --max-rejects allows.');
  if (report.problem !== undefined)
    lines.push(
      `The run ended early. ${report.problem.place === undefined ? '' : `${placeText(report.problem.place)}: `}${report.problem.message}${report.problem.next === undefined ? '' : ` ${report.problem.next}`}`,
    );
  return lines;
}
