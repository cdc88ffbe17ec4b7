import { statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isProcessAlive } from '#electron/backend/is-process-alive.ts';
import type { RunSummary } from '#shared/rpc/contract/run.ts';
import type { Checkpoint } from './checkpoint.ts';
import { checkpointPath, forgetInterrupted, readCheckpoint } from './checkpoint.ts';
import type { RejectFile } from './reject-file.ts';
import type { KnownRun, RunOrder } from './stored-run.ts';

/** What is kept of a run that can be gone on with, as its summary says it; empty where nothing is. */
export function keptOf(folder: string, order: RunOrder): Pick<RunSummary, 'kept'> {
  const left = readCheckpoint(join(folder, order.output));
  return left === undefined ? {} : { kept: { records: left.state.tally.counts.read, bytes: left.output.bytes } };
}

/** The rejects of a run as far as they are on disk: in place, or half written up to the last checkpoint. */
export function rejectFileOf(folder: string, { summary, order }: KnownRun): RejectFile | undefined {
  if (summary.rejectsFile !== undefined) return { path: join(folder, summary.rejectsFile) };
  const part = order === undefined ? undefined : readCheckpoint(join(folder, order.output))?.rejects;
  return part === undefined ? undefined : { path: join(dirname(part.path), basename(part.part)), bytes: part.bytes };
}

/**
 * A run that is not under way here as it stands now: one kept as running was interrupted, and its figures are those of its
 * last checkpoint; unless another program runs it, which cannot be where the project is `locked`.
 */
export function presentRun(folder: string, { summary, order }: KnownRun, locked: boolean): RunSummary {
  if (summary.state === 'done' || order === undefined) return summary;
  const left = readCheckpoint(join(folder, order.output));
  if (summary.state !== 'running') return { ...summary, ...keptOf(folder, order) };
  if (left === undefined) return { ...summary, state: 'interrupted' };
  const now = atCheckpoint(folder, summary, order, left);
  return !locked && isProcessAlive(left.process) ? { ...now, state: 'running' } : { ...now, ...keptOf(folder, order) };
}

function atCheckpoint(folder: string, summary: RunSummary, order: RunOrder, left: Checkpoint): RunSummary {
  const { counts, bytesRead, stages, rejectsByCause } = left.state.tally;
  const ended = statSync(checkpointPath(join(folder, order.output)), { throwIfNoEntry: false })?.mtime ?? new Date(left.started);
  const at = summary.resumed?.at ?? summary.started;
  const seconds = Math.round((ended.getTime() - Date.parse(at)) / 1000);
  const before = summary.throughput.length;
  // The figures of each second are lost with the program; the mean stands for them.
  const rate = seconds > 0 && before === 0 ? Math.round(counts.read / seconds) : 0;
  return {
    ...summary,
    state: 'interrupted',
    ended: ended.toISOString(),
    counts,
    bytesRead,
    stages,
    throughput: rate > 0 ? Array.from({ length: seconds }, () => rate) : summary.throughput,
    rejectsByCause: rejectsByCause.map(({ cause, stage, count }) => ({ cause, stage, count })),
  };
}

/** Takes away what is kept of a run to be gone on with. */
export async function discardKept(folder: string, order: RunOrder): Promise<void> {
  const output = join(folder, order.output);
  const left = readCheckpoint(output);
  if (left !== undefined) await forgetInterrupted(output, left);
  if (order.input.from === 'file') await rm(join(folder, basename(order.input.kept)), { force: true });
}
