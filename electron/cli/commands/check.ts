import type { Command } from 'commander';
import { forkEvaluator } from '#electron/backend/evaluator/fork-evaluator.ts';
import { ProjectSession } from '#electron/backend/sessions/project-session.ts';
import { SessionStatus } from '#electron/backend/sessions/session-status.ts';
import type { ProblemRow } from '#shared/rpc/contract/preview.ts';
import type { End } from '#electron/cli/exit-codes.ts';
import { exitCodes } from '#electron/cli/exit-codes.ts';
import { openToRead } from '#electron/cli/open-project.ts';
import { counted, print, printJson, say } from '#electron/cli/streams.ts';

export function checkCommand(program: Command, end: End): void {
  program
    .command('check')
    .description('problems of a project, its sample included')
    .argument('<project>')
    .option('--json', 'as JSON')
    .action((path: string, options: { readonly json?: true }) => checkProject(path, options, end));
}

async function checkProject(path: string, options: { readonly json?: true }, end: End): Promise<void> {
  const session = new ProjectSession('cli', openToRead(path), () => forkEvaluator());
  try {
    const status = new SessionStatus(session, () => undefined);
    await status.measure();
    const { problems, counts } = status.status();
    const errors = problems.filter((found) => found.severity === 'error').length;
    await (options.json === true ? printJson({ problems, counts }) : print(problems.map((row) => `${problemLine(row)}\n`).join('')));
    say(
      `${counted(counts.rules, 'rule')}, ${counts.mapped} of ${counted(counts.targets, 'field')} mapped, ${counts.requiredMapped} of ${counts.required} mandatory ones: ${counted(errors, 'error')}, ${counted(problems.length - errors, 'warning')}.`,
    );
    end(errors > 0 ? exitCodes.saysNo : exitCodes.done);
  } finally {
    session.close();
  }
}

/** `error R-3 Lines.Line.TaxCode: is mandatory and has no rule. [mapping/unmapped-mandatory]` */
function problemLine(row: ProblemRow): string {
  const field = row.target ?? row.place?.field;
  const where = [row.place?.rule, field ?? row.subject].filter((part) => part !== undefined && part !== '').join(' ');
  const records =
    row.count === undefined || row.count === 0
      ? ''
      : ` In ${counted(row.count, 'record')}${row.records === undefined || row.records.length === 0 ? '' : ` (${row.records.slice(0, 5).join(', ')}${row.count > 5 ? ', …' : ''})`}.`;
  return `${row.severity} ${where}: ${row.message}${row.next === undefined ? '' : ` ${row.next}`}${records} [${row.code}]`;
}
