import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Evaluator } from '#electron/backend/evaluator/evaluator.ts';
import type { ProjectSession } from '#electron/backend/sessions/project-session.ts';
import { problem } from '#shared/base/problem.ts';
import { fail, ok } from '#shared/base/result.ts';
import type { Result } from '#shared/base/result.ts';
import type { MappingDefinition } from '#shared/mapping/mapping.ts';
import type { RejectLimit, RunProgress } from '#shared/pipeline/pipeline.ts';
import { findDocument } from '#shared/project/documents/project-documents.ts';
import type { Side } from '#shared/project/documents/side.ts';
import type { QualityCheck } from '#shared/quality/check.ts';
import { qualityCheck } from '#shared/quality/check.ts';
import type { CallOutput } from '#shared/rpc/contract.ts';
import type { RunSummary } from '#shared/rpc/contract/run.ts';
import type { FileSink } from './file-sink.ts';
import { keepsOutput } from './kept-output.ts';
import { keptOf } from './kept-run.ts';
import { readRejectLimit } from './reject-limit.ts';
import { rejectSink } from './reject-sink.ts';
import type { ResumableRun } from './resumable-run.ts';
import { openResumableRun, settingsHash } from './resumable-run.ts';
import { rulesHash } from './rules-hash.ts';
import type { RunOutcome } from './run-mapping.ts';
import { runMapping } from './run-mapping.ts';
import { RunMeter } from './run-meter.ts';
import type { ChosenSource } from './run-sources.ts';
import { runSources } from './run-sources.ts';
import { spentOf } from './spent-of.ts';
import type { RunOrder } from './stored-run.ts';
import { storedRun } from './stored-run.ts';

export interface ActiveRunRequest {
  readonly id: string;
  readonly number: number;
  readonly session: ProjectSession;
  readonly definition: MappingDefinition;
  readonly order: RunOrder;
  /** The folder of runs. */
  readonly folder: string;
  /** Makes the evaluation processes for an input of so many bytes. */
  readonly evaluators: (bytes: number) => readonly [Evaluator, ...Evaluator[]];
  /** The number of the run whose rejects are run again. */
  readonly replays?: number;
  /** Go on with this run. */
  readonly earlier?: Earlier;
  readonly tell: (summary: RunSummary) => void;
}

/** What is known of a run that is gone on with. */
export interface Earlier {
  readonly summary: RunSummary;
  /** Its checks over the outputs written so far, where they are still at hand. */
  readonly quality: QualityCheck | undefined;
  readonly rejects: ConstructorParameters<typeof RunMeter>[0]['rejects'];
}

interface Opened {
  readonly limit: RejectLimit | undefined;
  readonly target: Side;
  readonly sources: readonly [ChosenSource, ...ChosenSource[]];
  readonly files: ResumableRun;
  readonly rejects: FileSink;
  readonly evaluators: readonly [Evaluator, ...Evaluator[]];
}

const tellEvery = 250;

/** One run under way: checkpointed, its progress told four times a second, its first rejects at hand, its summary kept. */
export class ActiveRun {
  readonly session: ProjectSession;
  /** Where its rejects are once it has ended. */
  readonly rejectsPath: string;
  /** Over the outputs so far; for going on with it. */
  readonly quality: QualityCheck;
  readonly ended: Promise<void>;
  readonly #request: ActiveRunRequest;
  readonly #opened: Opened;
  readonly #stop = new AbortController();
  readonly #meter: RunMeter;
  #summary: RunSummary;
  #told = 0;

  private constructor(request: ActiveRunRequest, opened: Opened) {
    const { session, definition, order, folder, earlier } = request;
    const { files, target, sources, evaluators } = opened;
    this.#request = request;
    this.#opened = opened;
    this.session = session;
    this.rejectsPath = join(folder, order.rejects);
    this.quality = earlier?.quality ?? qualityCheck(target.schema);
    const before = files.after?.tally;
    const { input } = sources[0];
    const now = new Date().toISOString();
    const spent = earlier === undefined ? 0 : spentOf(earlier.summary);
    this.#meter = new RunMeter({
      spent,
      read: before?.counts.read ?? 0,
      throughput: earlier?.summary.throughput ?? [],
      rejects: before === undefined ? [] : (earlier?.rejects ?? []),
      causes: before?.rejectsByCause.map(({ cause, stage, count }) => ({ cause, stage, count })) ?? [],
    });
    const unseen = earlier?.quality === undefined ? (before?.counts.read ?? 0) : 0;
    this.#summary = {
      id: request.id,
      number: request.number,
      mapping: definition.mapping.id,
      input: basename(input.file),
      bytes: input.size,
      state: 'running',
      started: earlier?.summary.started ?? now,
      ...(earlier === undefined ? {} : { resumed: { at: now, spent } }),
      ...(request.replays === undefined ? {} : { replays: request.replays }),
      workers: evaluators.length,
      counts: before?.counts ?? { read: 0, mapped: 0, rejected: 0, filtered: 0, written: 0 },
      bytesRead: before?.bytesRead ?? 0,
      stages: before?.stages ?? { extract: 0, transform: 0, validate: 0, load: 0, reconcile: 0 },
      throughput: earlier?.summary.throughput ?? [],
      rejectsByCause: earlier?.summary.rejectsByCause ?? [],
      checks: [],
      ...(unseen === 0 ? {} : { unchecked: unseen }),
      folder,
      rulesHash: rulesHash(definition),
      stale: false,
    };
    // Kept at once, so that whatever happens to this program the run is known afterwards; where that fails, its end says so.
    session.file.putRun(storedRun(this.#summary, order));
    this.ended = this.#run();
  }

  /** Opens input and outputs; what cannot be opened is an error and nothing runs. */
  static async start(request: ActiveRunRequest): Promise<Result<ActiveRun>> {
    const { definition, session, order, folder } = request;
    const limit = order.maxRejects === undefined ? ok(undefined) : readRejectLimit(order.maxRejects);
    if (!limit.ok) return limit;
    const target = findDocument(session.file.project, 'side', definition.mapping.target);
    if (target === undefined) return fail(problem('run/no-target', 'The mapping has no target.'));
    const sources = runSources(session, definition.mapping, order, folder);
    if (!sources.ok) return sources;
    const [driving] = sources.value;
    const how = { formatOut: order.formatOut ?? null, invalid: order.invalid ?? null };
    const files = await openResumableRun({
      output: join(folder, order.output),
      rejects: join(folder, order.rejects),
      resume: request.earlier !== undefined,
      alone: session.file.readOnly === undefined,
      settings: await settingsHash(definition, target, sources.value, how),
      input: driving.input,
    });
    if (!files.ok) return files;
    const { rejects } = files.value;
    if (rejects === undefined) throw new Error('A run with a file for rejects has opened none');
    const evaluators = request.evaluators(definition.mapping.per === 'document' ? 0 : driving.input.size);
    return ok(
      new ActiveRun(request, {
        limit: limit.value,
        target,
        sources: sources.value,
        files: files.value,
        rejects,
        evaluators,
      }),
    );
  }

  summary(): RunSummary {
    return this.#summary;
  }

  /** Ends it after what is at hand; it can be gone on with. */
  stop(): Promise<void> {
    this.#stop.abort();
    return this.ended;
  }

  rejects(offset: number, limit: number, cause: string | undefined): CallOutput<'run.rejects'> {
    const { of, rows } = this.#meter.rejects(cause);
    return { of, rows: rows.slice(offset, offset + limit) };
  }

  async #run(): Promise<void> {
    const { definition, order } = this.#request;
    const { limit, target, sources, files, rejects, evaluators } = this.#opened;
    const [evaluator, ...helpers] = evaluators;
    const file = rejectSink(rejects, () => ({ at: this.#meter.seconds() }));
    const ran = await runMapping({
      definition,
      sources,
      target,
      write: order.formatOut === undefined ? {} : { format: order.formatOut },
      ...(order.invalid === undefined ? {} : { invalid: order.invalid }),
      ...(limit === undefined ? {} : { maxRejects: limit }),
      evaluator,
      helpers,
      output: files.output,
      rejects: { write: (reject) => (this.#meter.note(reject), file.write(reject)) },
      onProgress: (progress) => this.#progress(progress),
      onChecked: (checked) => this.quality.add(checked),
      signal: this.#stop.signal,
      ...(files.after === undefined ? {} : { after: files.after }),
      committed: (state, seen) => files.committed(state, seen),
    });
    for (const one of evaluators) one.close();
    if (!ran.ok) {
      await files.output.discard();
      await rejects.discard();
      return this.#gone({ state: 'failed', problem: ran.error });
    }
    this.#progress(ran.value.result);
    await this.#close(ran.value);
  }

  /** Puts the files in place, or leaves them to be gone on with, as the run has ended. */
  async #close({ result, format }: RunOutcome): Promise<void> {
    const { definition, order } = this.#request;
    const { files, rejects } = this.#opened;
    const { output } = files;
    const causes = result.rejectsByCause.map(({ cause, stage, count }) => ({ cause, stage, count }));
    const found = result.problem === undefined ? {} : { problem: result.problem };
    if (result.outcome === 'stopped') {
      const left = await files.interrupt();
      return this.#leave({ state: 'stopped', rejectsByCause: causes, ...(left.ok ? {} : { problem: left.error }) });
    }
    // The target failed it: when there is room again, it can go on behind the last checkpoint.
    if (result.outcome === 'failed' && result.failedAt === 'load') {
      await output.leave();
      await rejects.leave();
      return this.#leave({ state: 'failed', rejectsByCause: causes, ...found });
    }
    const above = `More records were rejected than ${order.maxRejects ?? ''} allows.`;
    const limit = result.outcome === 'rejects-above-limit' ? { problem: problem('run/rejects-above-limit', above) } : {};
    const keeps = keepsOutput(result, definition.mapping.per, format);
    if (!keeps) await output.discard();
    await this.#finish(
      {
        state: result.outcome === 'done' ? 'done' : 'failed',
        checks: this.quality.finish(result.counts),
        rejectsByCause: causes,
        ...found,
        ...limit,
      },
      keeps ? output : undefined,
    );
  }

  /** Rejects, then the output: while that is not there, the checkpoint leads to both. */
  async #finish(end: Partial<RunSummary> & Pick<RunSummary, 'state'>, output?: FileSink): Promise<void> {
    const { order } = this.#request;
    const kept = await this.#opened.rejects.finish();
    const written = kept.ok ? await output?.finish() : undefined;
    const failed = kept.ok ? (written?.ok === false ? written.error : undefined) : kept.error;
    await this.#gone({
      ...end,
      ...(written?.ok === true ? { outputFile: order.output } : {}),
      ...(kept.ok ? { rejectsFile: order.rejects } : {}),
      ...(failed === undefined ? {} : { state: 'failed', problem: failed }),
    });
  }

  /** Nothing is left of it but what stands in its summary. */
  async #gone(end: Partial<RunSummary>): Promise<void> {
    const { order, folder } = this.#request;
    this.#keep(end);
    await this.#opened.files.ended();
    if (order.input.from === 'file') await rm(join(folder, basename(order.input.kept)), { force: true });
    this.#request.tell(this.#summary);
  }

  #leave(end: Partial<RunSummary> & Pick<RunSummary, 'state'>): void {
    const { order, folder } = this.#request;
    this.#keep(end);
    this.#summary = { ...this.#summary, ...keptOf(folder, order) };
    this.#request.tell(this.#summary);
  }

  #keep(end: Partial<RunSummary>): void {
    this.#summary = { ...this.#summary, ...end, ended: new Date().toISOString() };
    const stored = this.session.file.putRun(storedRun(this.#summary, this.#request.order));
    // The run itself has ended; that it could not be kept in the project is said with it.
    if (!stored.ok && this.#summary.problem === undefined) this.#summary = { ...this.#summary, problem: stored.error };
  }

  #progress(progress: RunProgress): void {
    const { counts, bytesRead, stages } = progress;
    this.#summary = { ...this.#summary, counts, bytesRead, stages, ...this.#meter.take(progress) };
    const now = performance.now();
    if (now - this.#told < tellEvery) return;
    this.#told = now;
    this.#request.tell(this.#summary);
  }
}
