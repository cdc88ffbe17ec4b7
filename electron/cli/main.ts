// The command line: each command is a file in commands/, this one holds them together.
import { Command, CommanderError } from 'commander';
import { version } from '#electron/backend/version.ts';
import type { Problem } from '#shared/base/problem.ts';
import { problemText } from '#shared/base/problem.ts';
import { CliFailure } from './cli-failure.ts';
import { checkCommand } from './commands/check.ts';
import { diffCommand } from './commands/diff.ts';
import { infoCommand } from './commands/info.ts';
import { mapCommand } from './commands/map.ts';
import { newCommand } from './commands/new.ts';
import { runCommand } from './commands/run.ts';
import { serveCommand } from './commands/serve.ts';
import { specCommand } from './commands/spec.ts';
import { testCommand } from './commands/test.ts';
import { exitCodes } from './exit-codes.ts';
import { say } from './streams.ts';

const program = new Command('mapwright')
  .description('Map, prove and run data mappings without the window.')
  .version(version, '--version', 'which version this is')
  .helpOption('--help', 'what a command takes')
  .showHelpAfterError('Say mapwright <command> --help to see what it takes.')
  .exitOverride();

for (const add of [newCommand, infoCommand, mapCommand, runCommand, checkCommand, testCommand, specCommand, diffCommand, serveCommand]) add(program);
for (const command of program.commands) command.helpOption('--help', 'what it takes').exitOverride().showHelpAfterError('Say mapwright <command> --help to see what it takes.').configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, '')) });
program.configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, '')) });

/** A problem in a line; a file that the sentence names itself is not named twice. */
function sentence(found: Problem): string {
  const { file, ...place } = found.place ?? {};
  return problemText(file !== undefined && found.message.includes(file) ? { ...found, place } : found);
}

// A reader that has enough (`| head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CliFailure) {
    say(sentence(error.problem));
    process.exitCode = error.exit;
  } else if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.wrongUse;
  } else {
    say(`Mapwright made a mistake. Report this together with what you did:\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    process.exitCode = exitCodes.internal;
  }
}
