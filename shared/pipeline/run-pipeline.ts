import type { Problem } from '#shared/base/problem.ts';
import type { MappedRecord } from '#shared/mapping/outcome.ts';
import type { Value } from '#shared/records/value.ts';
import { isArray } from '#shared/records/value.ts';
import { makeReject } from './make-reject.ts';
import type { Pipeline, PipelineResult } from './pipeline.ts';
import type { InputBatch, InputItem } from './read-inputs.ts';
import { readInputs } from './read-inputs.ts';
import type { RunReport, StageName } from './run-report.ts';
import { RunTally } from './run-tally.ts';

/**
 * Reads, maps, checks and writes, batch by batch: while one batch is mapped the next is read, and no more. Every record
 * is mapped, rejected or filtered, once. What cannot go on is the outcome `failed` with its problem and stage; what was
 * counted until then is true.
 */
export async function runPipeline(pipeline: Pipeline): Promise<PipelineResult> {
  return new PipelineRun(pipeline).run();
}

interface AtWork {
  readonly items: readonly InputItem[];
  readonly mapped: Promise<readonly MappedRecord[]>;
}

/** Ends a run from within; carried as an exception through the loops, never out of `run`. */
class RunStop extends Error {
  readonly problem: Problem;
  readonly stage: StageName;

  constructor(found: Problem, stage: StageName) {
    super(found.message);
    this.problem = found;
    this.stage = stage;
  }
}

class PipelineRun {
  readonly #pipeline: Pipeline;
  readonly #tally: RunTally;

  constructor(pipeline: Pipeline) {
    this.#pipeline = pipeline;
    this.#tally = new RunTally(pipeline.after?.tally);
  }

  async run(): Promise<PipelineResult> {
    try {
      if (this.#pipeline.after === undefined) await this.#write(this.#pipeline.writer.open());
      const ended = await this.#batches();
      if (ended === 'stopped') return this.#result('stopped');
      await this.#write(this.#pipeline.writer.close());
      this.#tally.warn(this.#pipeline.writer.warnings());
      this.#tally.reconciled();
      this.#pipeline.onProgress?.(this.#tally.progress());
      return this.#result(this.#tally.above(this.#pipeline.maxRejects) ? 'rejects-above-limit' : 'done');
    } catch (thrown) {
      if (!(thrown instanceof RunStop)) throw thrown;
      return this.#result('failed', thrown);
    }
  }

  async #batches(): Promise<'read' | 'stopped'> {
    const batches = readInputs(this.#pipeline);
    const lanes = this.#pipeline.lanes ?? 1;
    const atWork: AtWork[] = [];
    let fatal: Problem | undefined;
    for (let more = true; more || atWork.length > 0;) {
      const next: IteratorResult<InputBatch, void> | 'stopped' | undefined = more ? await this.#unlessStopped(batches.next()) : undefined;
      if (next === 'stopped') return this.#abandon(batches);
      const batch: InputBatch | undefined = next === undefined || next.done === true ? undefined : next.value;
      more = batch !== undefined && !('fatal' in batch);
      if (batch !== undefined && 'fatal' in batch) fatal = batch.fatal;
      while (atWork.length > 0 && (!more || atWork.length >= lanes)) {
        const [first] = atWork.splice(0, 1);
        if (first === undefined) break;
        const mapped = await this.#unlessStopped(first.mapped);
        if (mapped === 'stopped') return this.#abandon(batches);
        await this.#take(first.items, mapped);
      }
      if (batch !== undefined && !('fatal' in batch)) atWork.push(this.#start(batch.items));
    }
    if (fatal !== undefined) throw new RunStop(fatal, 'extract');
    return 'read';
  }

  #start(items: readonly InputItem[]): AtWork {
    const mapped = this.#pipeline.map(items.flatMap((item) => (item.ok ? [item.value] : [])));
    // A failure is met where the batch is taken; until then it is nobody's.
    mapped.catch(() => undefined);
    return { items, mapped };
  }

  /** Waits, but no longer than until the run is stopped. Nothing of what was waited for is kept. */
  #unlessStopped<T>(work: Promise<T>): Promise<T | 'stopped'> {
    const { signal } = this.#pipeline;
    if (signal === undefined) return work;
    if (signal.aborted) return Promise.resolve('stopped');
    return new Promise((resolve, reject) => {
      const stop = (): void => resolve('stopped');
      signal.addEventListener('abort', stop, { once: true });
      work.finally(() => signal.removeEventListener('abort', stop)).then(resolve, reject);
    });
  }

  #abandon(batches: AsyncGenerator<InputBatch>): 'stopped' {
    void batches.return(undefined).catch(() => undefined);
    return 'stopped';
  }

  async #take(items: readonly InputItem[], mapped: readonly MappedRecord[]): Promise<void> {
    let at = 0;
    for (const item of items) {
      this.#tally.bytesRead = item.bytesRead;
      if (!item.ok) {
        await this.#reject(item, 'extract', item.problem);
        continue;
      }
      const result = mapped[at];
      at += 1;
      if (result === undefined) throw new Error(`Record ${item.number} was not mapped`);
      if (item.warnings !== undefined) this.#tally.warn(item.warnings);
      await this.#record(item, result);
    }
    this.#pipeline.onProgress?.(this.#tally.progress());
    const kept = await this.#pipeline.committed?.(() => ({ tally: this.#tally.state(), writer: this.#pipeline.writer.state() }));
    if (kept !== undefined && !kept.ok) throw new RunStop(kept.error, 'load');
  }

  async #record(item: InputItem, result: MappedRecord): Promise<void> {
    const { onInvalid } = this.#pipeline;
    const failed = result.problems.find((found) => found.severity === 'error');
    if (failed !== undefined && (onInvalid === 'reject' || result.output === undefined)) return this.#reject(item, 'transform', failed);
    if (result.filtered || result.output === undefined) return this.#tally.filtered();
    const outputs = this.#pipeline.sequenceOut && isArray(result.output) ? result.output : [result.output];
    const found = outputs.flatMap((output) => this.#pipeline.check(output));
    const invalid = found.find((one) => one.severity === 'error');
    if (invalid !== undefined && onInvalid === 'reject') return this.#reject(item, 'validate', invalid);
    const encoded = this.#encode(outputs);
    if ('code' in encoded) return this.#reject(item, 'load', encoded);
    for (const bytes of encoded) await this.#write(bytes);
    this.#tally.mapped(outputs.length);
    this.#tally.inexact(result.inexact);
    if (failed === undefined && invalid === undefined) return;
    this.#tally.invalid += 1;
    this.#tally.warn(
      [...result.problems, ...found]
        .filter((one) => one.severity === 'error')
        .map((one) => ({ ...one, place: { ...one.place, record: item.number } })),
    );
  }

  /** The bytes of all outputs of a record, or what of them cannot be written. */
  #encode(outputs: readonly Value[]): readonly Uint8Array[] | Problem {
    const encoded: Uint8Array[] = [];
    const { trial } = this.#pipeline;
    if (outputs.length > 1)
      for (const output of outputs) {
        const tried = trial.write(output);
        if (!tried.ok) return tried.error;
      }
    for (const output of outputs) {
      const bytes = this.#pipeline.writer.write(output);
      if (!bytes.ok) return bytes.error;
      encoded.push(bytes.value);
    }
    return encoded;
  }

  async #reject(item: InputItem, stage: StageName, found: Problem): Promise<void> {
    const reject = makeReject(item, stage, found);
    const written = await this.#pipeline.rejects.write(reject);
    if (!written.ok) throw new RunStop(written.error, 'load');
    this.#tally.rejected(reject);
  }

  async #write(bytes: Uint8Array): Promise<void> {
    if (bytes.length === 0) return;
    const written = await this.#pipeline.output.write(bytes);
    if (!written.ok) throw new RunStop(written.error, 'load');
  }

  #result(outcome: RunReport['outcome'], stop?: RunStop): PipelineResult {
    return {
      ...this.#tally.progress(),
      outcome,
      rejectsByCause: this.#tally.causes(),
      inexact: this.#tally.inexactRules(),
      warnings: this.#tally.warnings,
      invalid: this.#tally.invalid,
      ...(stop === undefined ? {} : { problem: stop.problem, failedAt: stop.stage }),
    };
  }
}
