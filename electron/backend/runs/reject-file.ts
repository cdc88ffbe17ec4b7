import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { problem } from '#shared/base/problem.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { CallOutput } from '#shared/rpc/contract.ts';
import type { RejectRow } from '#shared/rpc/contract/run.ts';
import { readReject } from './read-reject.ts';

/** Where the rejects of a run are; of a run that is kept to be gone on with, only the first `bytes` belong to it. */
export interface RejectFile {
  readonly path: string;
  readonly bytes?: number;
}

/** Rejects from `offset` on, at most `limit`, of one cause where it is given; `of` counts all of them. Error: `run/rejects-gone`. */
export async function readRejects(
  file: RejectFile,
  offset: number,
  limit: number,
  cause: string | undefined,
): Promise<Result<CallOutput<'run.rejects'>>> {
  const rows: RejectRow[] = [];
  let of = 0;
  try {
    for await (const reject of rejectsIn(file)) {
      if (cause !== undefined && reject.cause !== cause) continue;
      if (of >= offset && rows.length < limit) rows.push(reject.row);
      of += 1;
    }
    return ok({ of, rows });
  } catch (error) {
    return fail(
      problem('run/rejects-gone', `The rejects of this run cannot be read: ${error instanceof Error ? error.message : String(error)}.`, {
        next: 'Run it again to see its rejects.',
      }),
    );
  }
}

/** The first rejects with their causes; none where the file cannot be read. */
export async function firstRejects(
  file: RejectFile,
  most: number,
): Promise<readonly { readonly cause: string; readonly row: RejectRow }[]> {
  const first: { readonly cause: string; readonly row: RejectRow }[] = [];
  try {
    for await (const reject of rejectsIn(file)) {
      first.push(reject);
      if (first.length === most) break;
    }
  } catch {
    // They are shown from the file when the run has ended.
  }
  return first;
}

async function* rejectsIn({ path, bytes }: RejectFile) {
  if (bytes === 0) return;
  for await (const line of createInterface({ input: createReadStream(path, bytes === undefined ? {} : { end: bytes - 1 }) })) {
    const reject = readReject(line);
    if (reject !== undefined) yield reject;
  }
}
