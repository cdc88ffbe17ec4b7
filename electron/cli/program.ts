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
import type { End, ExitCode } from './exit-codes.ts';
import { exitCodes } from './exit-codes.ts';
import { say } from './streams.ts';

/** Runs one command and gives its exit code. Data goes to standard output, words to standard error. */
export async function runProgram(args: readonly string[]): Promise<ExitCode> {
  const given = { exit: exitCodes.done as ExitCode };
  try {
    await makeProgram((exit) => (given.exit = exit)).parseAsync(args, { from: 'user' });
    return given.exit;
  } catch (error) {
    if (error instanceof CliFailure) {
      say(sentence(error.problem));
      return error.exit;
    }
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.wrongUse;
    say(
      `Mapwright made a mistake. Report this together with what you did:\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    return exitCodes.internal;
  }
}

function makeProgram(end: End): Command {
  const program = new Command('mapwright')
    .description('Map, prove and run data mappings without the window.')
    .version(version, '--version', 'which version this is');
  for (const add of [newCommand, infoCommand, mapCommand, runCommand, checkCommand, testCommand, specCommand, diffCommand, serveCommand])
    add(program, end);
  for (const command of [program, ...program.commands])
    command
      .helpOption('--help', 'what it takes')
      .showHelpAfterError('Say mapwright <command> --help to see what it takes.')
      .exitOverride()
      .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, '')) });
  return program;
}

/** A problem in a line; a file that the sentence names itself is not named twice. */
function sentence(found: Problem): string {
  const { file, ...place } = found.place ?? {};
  return problemText(file !== undefined && found.message.includes(file) ? { ...found, place } : found);
}
