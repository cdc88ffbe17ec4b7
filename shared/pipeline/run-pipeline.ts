import type { Problem } from '#shared/base/problem.ts';
import type { WriterState } from '#shared/formats/codec.ts';
import { BlockSize } from './block-size.ts';
import type { Pipeline, PipelineResult } from './pipeline.ts';
import type { BlockEvent, InputEvent } from './read-inputs.ts';
import { inFile, readInputs, readOthers } from './read-inputs.ts';
import type { RunReport, StageName } from './run-report.ts';
import { RunTally } from './run-tally.ts';
import type { WorkedBlock } from './worked-block.ts';
import { addWritten } from './worked-block.ts';

/**
 * Reads, has the records worked on and writes, block by block: while blocks are worked on the next is read, and no more. Every
 * record is mapped, rejected or filtered, once. What cannot go on is the outcome `failed` with its problem and stage; what was
 * counted until then is true.
 */
export async function runPipeline(pipeline: Pipeline): Promise<PipelineResult> {
  return new PipelineRun(pipeline).run();
}

interface AtWork {
  readonly input: BlockEvent;
  readonly worked: Promise<WorkedBlock>;
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
  readonly #size = new BlockSize();
  #writer: WriterState;
  /** Blocks may be worked on out of order: the bytes of one do not depend on those before. */
  #settled: boolean;
  #inputs: AsyncGenerator<InputEvent> | undefined;

  constructor(pipeline: Pipeline) {
    this.#pipeline = pipeline;
    this.#tally = new RunTally(pipeline.after?.tally);
    const writer = pipeline.makeWriter(pipeline.after?.writer);
    this.#writer = writer.state();
    this.#settled = writer.settled();
  }

  async run(): Promise<PipelineResult> {
    const { makeWriter } = this.#pipeline;
    try {
      if (this.#pipeline.after === undefined) await this.#write(makeWriter().open());
      const ended = await this.#blocks();
      if (ended === 'stopped') return this.#result('stopped');
      const writer = makeWriter(this.#writer);
      await this.#write(writer.close());
      this.#tally.warn(writer.warnings());
      this.#tally.reconciled();
      this.#pipeline.onProgress?.(this.#tally.progress());
      return this.#result(this.#tally.above(this.#pipeline.maxRejects) ? 'rejects-above-limit' : 'done');
    } catch (thrown) {
      if (!(thrown instanceof RunStop)) throw thrown;
      if (this.#inputs !== undefined) this.#abandon(this.#inputs);
      return this.#result('failed', thrown);
    }
  }

  async #blocks(): Promise<'read' | 'stopped'> {
    const others = await this.#unlessStopped(readOthers(this.#pipeline.sources));
    if (others === 'stopped') return 'stopped';
    if (!others.ok) throw new RunStop(others.error, 'extract');
    const begun = await this.#unlessStopped(this.#pipeline.begin(others.value));
    if (begun === 'stopped') return 'stopped';
    if (!begun.ok) throw new RunStop(begun.error, 'transform');
    const inputs = readInputs(this.#pipeline, () => this.#size.now());
    this.#inputs = inputs;
    const atWork: AtWork[] = [];
    let fatal: Problem | undefined;
    for (let more = true; more || atWork.length > 0;) {
      const next: IteratorResult<InputEvent, void> | 'stopped' | undefined = more ? await this.#unlessStopped(inputs.next()) : undefined;
      if (next === 'stopped') return this.#abandon(inputs);
      const event: InputEvent | undefined = next === undefined || next.done === true ? undefined : next.value;
      more = event !== undefined && !('fatal' in event);
      if (event !== undefined && 'fatal' in event) ({ fatal } = event);
      if (event !== undefined && 'warnings' in event) this.#tally.warn(event.warnings);
      while (atWork.length > 0 && (!more || atWork.length >= this.#lanes())) {
        const [first] = atWork.splice(0, 1);
        if (first === undefined) break;
        const worked = await this.#unlessStopped(first.worked);
        if (worked === 'stopped') return this.#abandon(inputs);
        await this.#take(first.input, worked);
      }
      if (event !== undefined && 'block' in event) atWork.push(this.#start(event));
    }
    if (fatal !== undefined) throw new RunStop(fatal, 'extract');
    return 'read';
  }

  /** Until the writer is settled one block waits for the other. */
  #lanes(): number {
    return this.#settled ? (this.#pipeline.lanes ?? 1) : 1;
  }

  #start(input: BlockEvent): AtWork {
    const worked = this.#pipeline.work(input.block, this.#writer);
    // A failure is met where the block is taken; until then it is nobody's.
    worked.catch(() => undefined);
    return { input, worked };
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

  #abandon(inputs: AsyncGenerator<InputEvent>): 'stopped' {
    void inputs.return(undefined).catch(() => undefined);
    return 'stopped';
  }

  /** Hands over what became of a block; it counts when all of it is with the sinks. */
  async #take({ block, next, numbered, free }: BlockEvent, worked: WorkedBlock): Promise<void> {
    if ('bytes' in block) this.#size.learn(block.bytes.bytes.length, worked.milliseconds);
    free?.();
    const before = numbered === true ? 0 : this.#tally.progress().counts.read;
    for (const part of worked.output) await this.#write(part);
    for (const reject of worked.rejects) {
      const written = await this.#pipeline.rejects.write({ ...reject, record: reject.record + before });
      if (!written.ok) throw new RunStop(written.error, 'load');
    }
    for (const output of worked.checked) this.#pipeline.onChecked?.(output);
    this.#tally.add(worked.tally, before);
    this.#writer = addWritten(this.#writer, worked.writer);
    this.#settled ||= this.#pipeline.makeWriter(this.#writer).settled();
    this.#pipeline.onProgress?.(this.#tally.progress());
    const [source] = this.#pipeline.sources;
    if (worked.fatal !== undefined) throw new RunStop(source === undefined ? worked.fatal : inFile(worked.fatal, source), 'extract');
    const kept = await this.#pipeline.committed?.(() => ({
      tally: this.#tally.state(),
      writer: this.#writer,
      ...(next === undefined ? {} : { place: next }),
    }));
    if (kept !== undefined && !kept.ok) throw new RunStop(kept.error, 'load');
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
