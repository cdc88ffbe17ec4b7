import type { Command } from 'commander';
import { Option } from 'commander';
import { forkEvaluator } from '#electron/backend/evaluator/fork-evaluator.ts';
import { readStoredRun } from '#electron/backend/runs/stored-run.ts';
import { ProjectSession } from '#electron/backend/sessions/project-session.ts';
import { SessionStatus } from '#electron/backend/sessions/session-status.ts';
import { need, wrongUse } from '#electron/cli/cli-failure.ts';
import { openToRead } from '#electron/cli/open-project.ts';
import { say } from '#electron/cli/streams.ts';
import { writeWhole } from '#electron/cli/write-file.ts';

export function specCommand(program: Command): void {
  program
    .command('spec')
    .description('write the specification of a project')
    .argument('<project>')
    .addOption(
      new Option('--format <format>', 'what to write').choices(['md', 'html', 'pdf', 'docx', 'xlsx', 'json']).makeOptionMandatory(),
    )
    .requiredOption('--output <file>', 'where to write it')
    .action(writeSpec);
}

async function writeSpec(path: string, options: { readonly format: string; readonly output: string }): Promise<void> {
  // The renderers are large; no other command needs them.
  const { isSpecFormat, specFormats } = await import('#shared/spec/render.ts');
  const { buildSpec } = await import('#shared/spec/build.ts');
  const { measuredFigures } = await import('#electron/backend/spec/measured-of.ts');
  if (!isSpecFormat(options.format))
    throw wrongUse(`--format ${options.format} is not in this version.`, `Use ${Object.keys(specFormats).join(', ')}.`);
  const session = new ProjectSession('cli', openToRead(path), () => forkEvaluator());
  try {
    const status = new SessionStatus(session, () => undefined);
    await status.measure();
    const runs = need(session.file.listRuns()).flatMap((run) => readStoredRun(run)?.summary ?? []);
    const document = buildSpec(session.file.project, measuredFigures(session, status, runs));
    await writeWhole(options.output, await specFormats[options.format](document));
    say(`Wrote ${options.output}.`);
  } finally {
    session.close();
  }
}
