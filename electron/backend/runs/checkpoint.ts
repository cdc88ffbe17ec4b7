import { readFileSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { isProcessAlive } from '#electron/backend/is-process-alive.ts';
import { problem } from '#shared/base/problem.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { RunState } from '#shared/pipeline/run-state.ts';
import type { PartState } from './file-sink.ts';
import { syncFolder } from './file-sink.ts';
import { outputProblem } from './output-problem.ts';

/** Where an interrupted run stands on disk: the files half written and the state that belongs to exactly those bytes. */
export interface Checkpoint {
  /** The process that runs, or ran. */
  readonly process: number;
  readonly started: string;
  /** SHA-256 (hex) of all that decides the outputs but the driving input. */
  readonly settings: string;
  /** Of the driving input: its whole size, and the SHA-256 of what had been read of it. */
  readonly input: { readonly size: number; readonly bytes: number; readonly sha256: string };
  readonly output: PartState;
  readonly rejects?: PartState & { readonly path: string };
  readonly state: RunState;
}

const counted = z.object({ read: z.number(), mapped: z.number(), rejected: z.number(), filtered: z.number(), written: z.number() });
const stage = z.enum(['extract', 'transform', 'validate', 'load', 'reconcile']);
const part = z.object({ part: z.string(), bytes: z.number(), sha256: z.string() });
const found = z.object({ code: z.string(), message: z.string(), severity: z.enum(['error', 'warning', 'info']) }).loose();

const checkpoint = z.object({
  process: z.number(),
  started: z.string(),
  settings: z.string(),
  input: z.object({ size: z.number(), bytes: z.number(), sha256: z.string() }),
  output: part,
  rejects: part.extend({ path: z.string() }).exactOptional(),
  state: z.object({
    tally: z.object({
      counts: counted,
      bytesRead: z.number(),
      stages: z.record(stage, z.number()),
      invalid: z.number(),
      warnings: z.array(found),
      rejectsByCause: z.array(z.object({ stage, code: z.string(), cause: z.string(), count: z.number() })),
      inexact: z.array(z.object({ rule: z.string(), records: z.number() })),
    }),
    writer: z.object({
      written: z.number(),
      columns: z.array(z.string()).exactOptional(),
      protectedCells: z.number().exactOptional(),
      firstProtected: z.string().exactOptional(),
    }),
    place: z.object({ at: z.number(), line: z.number() }).exactOptional(),
  }),
});

/** The file that holds the checkpoint of a run to this output, beside it. */
export function checkpointPath(output: string): string {
  return join(dirname(output), `.${basename(output)}.checkpoint`);
}

/** Where the next checkpoint is written before it takes the place of the last; always the same, so that a kill leaves no second. */
function nextPath(output: string): string {
  return `${checkpointPath(output)}.next`;
}

/** The checkpoint of an interrupted run to this output; `undefined` where there is none that can be read. */
export function readCheckpoint(output: string): Checkpoint | undefined {
  try {
    const read = checkpoint.safeParse(JSON.parse(readFileSync(checkpointPath(output), 'utf8')));
    return read.success ? read.data : undefined;
  } catch {
    // None, or one that is none: there is nothing to go on from.
    return undefined;
  }
}

/** Puts a checkpoint in the place of the one before, in one step that a kill or a power cut cannot halve. */
export async function writeCheckpoint(output: string, content: Checkpoint): Promise<Result<void>> {
  const path = checkpointPath(output);
  const temporary = nextPath(output);
  try {
    const handle = await open(temporary, 'w');
    try {
      await handle.writeFile(JSON.stringify(content));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
    await syncFolder(dirname(path));
    return ok(undefined);
  } catch (error) {
    await rm(temporary, { force: true });
    const known = outputProblem(error, path);
    if (known === undefined) throw error;
    return fail(known);
  }
}

/** Takes the checkpoint of a run away that has come to its end. */
export async function removeCheckpoint(output: string): Promise<void> {
  await rm(nextPath(output), { force: true });
  await rm(checkpointPath(output), { force: true });
}

/** Takes away what an interrupted run has left, files half written included. */
export async function forgetInterrupted(output: string, left: Checkpoint): Promise<void> {
  await rm(join(dirname(output), basename(left.output.part)), { force: true });
  if (left.rejects !== undefined) await rm(join(dirname(left.rejects.path), basename(left.rejects.part)), { force: true });
  await removeCheckpoint(output);
}

/** Refuses where the process that wrote the checkpoint is still at work. */
export function notRunning(output: string, { process: id }: Checkpoint): Result<void> {
  return id === process.pid || !isProcessAlive(id)
    ? ok(undefined)
    : fail(
        problem('run/other-run', `Process ${id} may still be writing ${output}.`, {
          next: `Wait for its end, or stop it. If it is no run of Mapwright, delete ${checkpointPath(output)}.`,
        }),
      );
}
