import type { Problem } from '#shared/base/problem.ts';
import { problem } from '#shared/base/problem.ts';
import type { Result } from '#shared/base/result.ts';
import type { ExitCode } from './exit-codes.ts';
import { exitCodes } from './exit-codes.ts';

/** Ends a command with a sentence and an exit code. */
export class CliFailure extends Error {
  readonly exit: ExitCode;
  readonly problem: Problem;

  constructor(exit: ExitCode, found: Problem) {
    super(found.message);
    this.exit = exit;
    this.problem = found;
  }
}

/** The value, or the end of the command. */
export function need<T>(result: Result<T>, exit: ExitCode = exitCodes.unreadable): T {
  if (result.ok) return result.value;
  throw new CliFailure(usage.has(result.error.code) ? exitCodes.wrongUse : exit, result.error);
}

/** Codes that say the command was given wrongly, wherever they come from. */
const usage: ReadonlySet<string> = new Set([
  'format/unknown-option',
  'format/bad-option',
  'format/unknown',
  'run/reject-limit',
  'run/no-input',
  'run/other-run',
  'run/settings-changed',
  'run/no-source',
  'schema/no-such-root',
  'schema/unknown-root',
]);

export function wrongUse(message: string, next?: string): CliFailure {
  return new CliFailure(exitCodes.wrongUse, problem('cli/wrong-use', message, next === undefined ? {} : { next }));
}
