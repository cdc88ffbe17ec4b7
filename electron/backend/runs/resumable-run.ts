import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { problem } from '#shared/base/problem.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { MappingDefinition } from '#shared/mapping/mapping.ts';
import type { RunState } from '#shared/pipeline/run-state.ts';
import type { RunReport } from '#shared/pipeline/run-report.ts';
import { RunTally } from '#shared/pipeline/run-tally.ts';
import type { Side } from '#shared/project/documents/side.ts';
import type { Checkpoint } from './checkpoint.ts';
import { forgetInterrupted, notRunning, readCheckpoint, removeCheckpoint, writeCheckpoint } from './checkpoint.ts';
import type { FileSink } from './file-sink.ts';
import { isDevice, openFileSink, reopenFileSink } from './file-sink.ts';
import type { InputBytes } from './run-input.ts';
import type { Seen } from './run-mapping.ts';
import { rulesHash } from './rules-hash.ts';

/** Milliseconds between two checkpoints, so much work a kill may cost. */
const checkpointEvery = 500;

export interface ResumableRequest {
  readonly output: string;
  readonly rejects?: string;
  /** Go on with the interrupted run to this output, where there is one. */
  readonly resume: boolean;
  /** Nobody else can be writing this output, whatever process the checkpoint names; default false. */
  readonly alone?: boolean;
  /** See `settingsHash`. */
  readonly settings: string;
  /** The driving input. */
  readonly input: InputBytes;
}

/** The files of a run that survives a kill, and where it begins. */
export interface ResumableRun {
  readonly output: FileSink;
  readonly rejects?: FileSink;
  readonly after?: RunState;
  readonly resumed?: NonNullable<RunReport['resumed']>;
  /** A run before it was interrupted and is not gone on with: the records it had accounted for. */
  readonly left?: number;
  /** Writes a checkpoint when the last is half a second old: both files on disk first, then the state that belongs to them. */
  committed(state: () => RunState, seen: Seen): Promise<Result<void>>;
  /** Leaves everything so that the run can be gone on with. */
  interrupt(): Promise<Result<void>>;
  /** The files are in place, or taken away. */
  ended(): Promise<void>;
}

/**
 * Opens the files of a run; with `resume`, those of the interrupted one. Errors: `run/other-run`, `run/settings-changed`,
 * `run/input-changed`, `run/part-changed`, `output/…`.
 */
export async function openResumableRun(request: ResumableRequest): Promise<Result<ResumableRun>> {
  const left = readCheckpoint(request.output);
  if (left !== undefined && request.alone !== true) {
    const free = notRunning(request.output, left);
    if (!free.ok) return free;
  }
  if (left === undefined || !request.resume) {
    if (left !== undefined) await forgetInterrupted(request.output, left);
    const output = await openFileSink(request.output, true);
    if (!output.ok) return output;
    const rejects = await openNew(request.rejects);
    if (rejects?.ok === false) {
      await output.value.discard();
      return rejects;
    }
    const run = new Run(request, output.value, rejects?.value, left === undefined ? {} : { left: left.state.tally.counts.read });
    const begun = isDevice(request.output) ? ok(undefined) : await run.begin();
    if (begun.ok) return ok(run);
    await output.value.discard();
    await rejects?.value.discard();
    return begun;
  }
  const same = await sameRun(request, left);
  if (!same.ok) return same;
  const output = await reopenFileSink(request.output, left.output);
  if (!output.ok) return output;
  const rejects = left.rejects === undefined ? await openNew(request.rejects) : await reopenFileSink(left.rejects.path, left.rejects);
  if (rejects?.ok === false) {
    await output.value.leave();
    return rejects;
  }
  const records = left.state.tally.counts.read;
  const run = new Run(request, output.value, rejects?.value, {
    ...(records === 0 ? {} : { after: left.state }),
    resumed: { started: left.started, records },
  });
  const begun = await run.begin(left);
  return begun.ok ? ok(run) : begun;
}

async function openNew(path: string | undefined): Promise<Result<FileSink> | undefined> {
  return path === undefined ? undefined : openFileSink(path, true);
}

/** SHA-256 (hex) of what decides the outputs of a run but for its driving input; other inputs are read for it. */
export async function settingsHash(
  definition: MappingDefinition,
  target: Side,
  sources: readonly { readonly side: Side; readonly input: InputBytes; readonly choice: object }[],
  more: object,
): Promise<string> {
  const hash = createHash('sha256');
  const { parameters = {}, now = null } = definition;
  const sides = sources.map(({ side, choice }) => [side.name, side.format, side.schema, side.read, choice]);
  hash.update(JSON.stringify([rulesHash(definition), parameters, now, target.format, target.schema, target.write, sides, more]));
  for (const { input } of sources.slice(1)) for await (const part of input.read()) hash.update(part);
  return hash.digest('hex');
}

/** Where rejects are kept; a device keeps none. */
function keptPath(rejects: string | undefined): string | undefined {
  return rejects === undefined || isDevice(rejects) ? undefined : resolve(rejects);
}

async function sameRun({ input, settings, rejects }: ResumableRequest, left: Checkpoint): Promise<Result<void>> {
  const anew = 'Run again without --resume.';
  if (left.settings !== settings || left.rejects?.path !== keptPath(rejects))
    return fail(problem('run/settings-changed', 'The rules or options are not those of the interrupted run.', { next: anew }));
  const hash = createHash('sha256');
  let bytes = 0;
  if (input.size === left.input.size)
    for await (const part of input.read()) {
      const wanted = part.subarray(0, left.input.bytes - bytes);
      hash.update(wanted);
      bytes += wanted.length;
      if (bytes === left.input.bytes) break;
    }
  if (input.size === left.input.size && bytes === left.input.bytes && hash.digest('hex') === left.input.sha256) return ok(undefined);
  return fail(
    problem('run/input-changed', `${input.file} has changed since the run was interrupted.`, { place: { file: input.file }, next: anew }),
  );
}

class Run implements ResumableRun {
  readonly output: FileSink;
  readonly rejects?: FileSink;
  readonly after?: RunState;
  readonly resumed?: NonNullable<RunReport['resumed']>;
  readonly left?: number;
  readonly #request: ResumableRequest;
  readonly #started: string;
  #last: { readonly state: () => RunState; readonly seen: Seen } | undefined;
  #written = performance.now();

  constructor(
    request: ResumableRequest,
    output: FileSink,
    rejects: FileSink | undefined,
    more: Pick<ResumableRun, 'after' | 'resumed' | 'left'>,
  ) {
    this.#request = request;
    this.output = output;
    this.#started = more.resumed?.started ?? new Date().toISOString();
    if (rejects !== undefined) this.rejects = rejects;
    if (more.after !== undefined) this.after = more.after;
    if (more.resumed !== undefined) this.resumed = more.resumed;
    if (more.left !== undefined) this.left = more.left;
  }

  /** Writes the first checkpoint, so that whatever happens from now on what is left behind is known. */
  begin(left?: Checkpoint): Promise<Result<void>> {
    const nothing: RunState = { tally: new RunTally().state(), writer: { written: 0 } };
    const none = createHash('sha256').digest('hex');
    const { bytes, sha256 } = left?.input ?? { bytes: 0, sha256: none };
    return this.#write(left?.state ?? nothing, { bytes, sha256 });
  }

  committed(state: () => RunState, seen: Seen): Promise<Result<void>> {
    this.#last = { state, seen };
    const due = performance.now() - this.#written >= checkpointEvery && !isDevice(this.#request.output);
    return due ? this.#write(state(), seen()) : Promise.resolve(ok(undefined));
  }

  async interrupt(): Promise<Result<void>> {
    const written = this.#last === undefined ? ok(undefined) : await this.#write(this.#last.state(), this.#last.seen());
    await this.output.leave();
    await this.rejects?.leave();
    return written;
  }

  ended(): Promise<void> {
    return removeCheckpoint(this.#request.output);
  }

  async #write(state: RunState, { bytes, sha256 }: ReturnType<Seen>): Promise<Result<void>> {
    const output = await this.output.secure();
    if (!output.ok) return output;
    const rejects = await this.rejects?.secure();
    if (rejects?.ok === false) return rejects;
    const path = keptPath(this.#request.rejects);
    const written = await writeCheckpoint(this.#request.output, {
      process: process.pid,
      started: this.#started,
      settings: this.#request.settings,
      input: { size: this.#request.input.size, bytes, sha256 },
      output: output.value,
      ...(rejects === undefined || path === undefined ? {} : { rejects: { ...rejects.value, path } }),
      state,
    });
    this.#written = performance.now();
    return written;
  }
}
