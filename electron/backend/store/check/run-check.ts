import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { checkDeadline } from '#electron/backend/store/file-format.ts';
import { checkContent, type ContentFinding } from './check-content.ts';

/** A machine that cannot start the process within the deadline is given this many times as long. */
const patience = 10;

const findingSchema: z.ZodType<ContentFinding> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('foreign'), what: z.string() }),
  z.object({ kind: z.literal('oversized'), what: z.string() }),
  z.object({ kind: z.literal('damaged'), what: z.string() }),
  z.object({ kind: z.literal('started') }),
  z.object({ kind: z.literal('busy') }),
  z.object({ kind: z.literal('readable') }),
  z.object({ kind: z.literal('whole') }),
]);

/** How a check ended: its last finding, or that time ran out, or that the process died of the file. */
export type CheckOutcome = { readonly last?: ContentFinding; readonly ended: 'done' | 'too-slow' | 'died' };

/**
 * Checks a file in a process that is killed at the deadline. Electron's own binary cannot be started as Node (its fuse is
 * off): there the check runs in this process, whose exact-schema step comes before anything that a file could slow down
 * but the page check.
 */
export function runCheck(
  path: string,
  version: number,
  where: 'process' | 'here' = 'process',
  deadline: number = checkDeadline,
): CheckOutcome {
  const entry = checkEntry();
  if (where === 'here' || entry === undefined || process.versions['electron'] !== undefined) {
    const findings = [...checkContent(path, version)];
    const last = findings.at(-1);
    return { ...(last === undefined ? {} : { last }), ended: 'done' };
  }
  const outcome = checkApart(entry, path, version, deadline);
  return outcome.ended === 'too-slow' && outcome.last === undefined ? checkApart(entry, path, version, deadline * patience) : outcome;
}

function checkApart(entry: string, path: string, version: number, deadline: number): CheckOutcome {
  const run = spawnSync(process.execPath, [...(entry.endsWith('.ts') ? ['--no-warnings'] : []), entry, path, String(version)], {
    timeout: deadline,
    killSignal: 'SIGKILL',
    encoding: 'utf8',
    env: {},
    maxBuffer: 1_000_000,
    windowsHide: true,
  });
  const last = lastFinding(run.stdout);
  const ended =
    run.status === 0 ? 'done' : run.error !== undefined && 'code' in run.error && run.error.code === 'ETIMEDOUT' ? 'too-slow' : 'died';
  return { ...(last === undefined ? {} : { last }), ended };
}

/** The checking program: beside this file in the sources, beside the other bundles in a build. */
function checkEntry(): string | undefined {
  return ['./main.ts', '../project-check/main.js', '../../project-check/main.js']
    .map((place) => fileURLToPath(new URL(place, import.meta.url)))
    .find((file) => existsSync(file));
}

function lastFinding(output: string): ContentFinding | undefined {
  // Only whole lines: the last may have been cut by the kill.
  const line = output.slice(0, output.lastIndexOf('\n')).split('\n').at(-1) ?? '';
  if (line === '') return undefined;
  const parsed = findingSchema.safeParse(JSON.parse(line));
  return parsed.success ? parsed.data : undefined;
}
