import { basename, dirname } from 'node:path';
import type { Evaluator } from '#electron/backend/evaluator/evaluator.ts';
import type { HandedFile } from '#electron/backend/files/upload-folder.ts';
import type { ProjectSession } from '#electron/backend/sessions/project-session.ts';
import type { JsonValue } from '#shared/base/json-value.ts';
import { problem } from '#shared/base/problem.ts';
import { fail, ok } from '#shared/base/result.ts';
import type { Result } from '#shared/base/result.ts';
import type { MappingDefinition } from '#shared/mapping/mapping.ts';
import type { RejectLimit, RunProgress } from '#shared/pipeline/pipeline.ts';
import type { Reject } from '#shared/pipeline/run-report.ts';
import { mappingSources } from '#shared/project/mapping-definition.ts';
import { qualityCheck } from '#shared/quality/check.ts';
import type { CallOutput, CallParsed } from '#shared/rpc/contract.ts';
import type { RejectRow, RunSummary } from '#shared/rpc/contract/run.ts';
import { openFileSink } from './file-sink.ts';
import type { FileSink } from './file-sink.ts';
import { readRejectLimit } from './reject-limit.ts';
import { rejectSink } from './reject-sink.ts';
import { rejectRow } from './read-reject.ts';
import { rulesHash } from './rules-hash.ts';
import { fileInput, heldInput } from './run-input.ts';
import type { InputBytes } from './run-input.ts';
import { runMapping } from './run-mapping.ts';
import { findDocument } from '#shared/project/documents/project-documents.ts';

export interface ActiveRunRequest {
  readonly id: string;
  readonly number: number;
  readonly session: ProjectSession;
  readonly definition: MappingDefinition;
  readonly input: CallParsed<'run.start'>;
  readonly file: HandedFile | undefined;
  readonly evaluator: Evaluator;
  readonly outputPath: string;
  readonly rejectsPath: string;
  readonly tell: (summary: RunSummary) => void;
}

const tellEvery = 250;
const rejectsShown = 2_000;

/** One run under way: its progress told four times a second, its first rejects at hand, its summary kept at the end. */
export class ActiveRun {
  readonly session: ProjectSession;
  readonly rejectsPath: string;
  readonly ended: Promise<void>;
  readonly #request: ActiveRunRequest;
  readonly #stop = new AbortController();
  readonly #rejects: { readonly cause: string; readonly row: RejectRow }[] = [];
  readonly #causes = new Map<string, { cause: string; stage: RejectRow['stage']; count: number }>();
  readonly #clock = performance.now();
  #summary: RunSummary;
  #told = 0;
  #second = { at: 0, read: 0 };

  private constructor(
    request: ActiveRunRequest,
    limit: RejectLimit | undefined,
    inputs: readonly InputBytes[],
    output: FileSink,
    rejects: FileSink,
  ) {
    this.#request = request;
    this.session = request.session;
    this.rejectsPath = request.rejectsPath;
    this.#summary = {
      id: request.id,
      number: request.number,
      mapping: request.definition.mapping.id,
      input: request.file?.name ?? inputs[0]?.file ?? '',
      bytes: inputs[0]?.size ?? 0,
      state: 'running',
      started: new Date().toISOString(),
      counts: { read: 0, mapped: 0, rejected: 0, filtered: 0, written: 0 },
      bytesRead: 0,
      stages: { extract: 0, transform: 0, validate: 0, load: 0, reconcile: 0 },
      throughput: [],
      rejectsByCause: [],
      checks: [],
      folder: dirname(request.outputPath),
      rulesHash: rulesHash(request.definition),
      stale: false,
    };
    this.ended = this.#run(limit, inputs, output, rejects);
  }

  /** Opens input and outputs; what cannot be opened is an error and nothing runs. */
  static async start(request: ActiveRunRequest): Promise<Result<ActiveRun>> {
    const limit =
      request.input.maxRejects === undefined || request.input.maxRejects === '' ? ok(undefined) : readRejectLimit(request.input.maxRejects);
    if (!limit.ok) return limit;
    const inputs = runInputs(request);
    if (!inputs.ok) return inputs;
    const output = await openFileSink(request.outputPath);
    if (!output.ok) return output;
    const rejects = await openFileSink(request.rejectsPath);
    if (!rejects.ok) {
      await output.value.discard();
      return rejects;
    }
    return ok(new ActiveRun(request, limit.value, inputs.value, output.value, rejects.value));
  }

  summary(): RunSummary {
    return this.#summary;
  }

  /** Ends it after what is at hand. */
  stop(): Promise<void> {
    this.#stop.abort();
    return this.ended;
  }

  rejects(offset: number, limit: number, cause: string | undefined): CallOutput<'run.rejects'> {
    const rows = this.#rejects.filter((reject) => cause === undefined || reject.cause === cause).map((reject) => reject.row);
    const of = cause === undefined ? this.#summary.counts.rejected : (this.#causes.get(cause)?.count ?? 0);
    return { of, rows: rows.slice(offset, offset + limit) };
  }

  async #run(limit: RejectLimit | undefined, inputs: readonly InputBytes[], output: FileSink, rejects: FileSink): Promise<void> {
    const { definition, session, input, evaluator } = this.#request;
    const { project } = session.file;
    const target = findDocument(project, 'side', definition.mapping.target);
    const sources = mappingSources(project, definition.mapping);
    if (target === undefined)
      return this.#finish({ state: 'failed', problem: problem('run/no-target', 'The mapping has no target.') }, output, rejects);
    const quality = qualityCheck(target.schema);
    const file = rejectSink(rejects, () => ({ at: this.#seconds() }));
    const ran = await runMapping({
      definition,
      sources: sources.flatMap((side, i) => {
        const bytes = inputs[i];
        return bytes === undefined ? [] : [{ side, input: bytes, choice: {} }];
      }),
      target,
      write: input.formatOut === undefined ? {} : { format: input.formatOut },
      ...(input.invalid === undefined ? {} : { invalid: input.invalid }),
      ...(limit === undefined ? {} : { maxRejects: limit }),
      evaluator,
      output,
      rejects: { write: (reject) => (this.#note(reject), file.write(reject)) },
      onProgress: (progress) => this.#progress(progress),
      onChecked: (checked) => quality.add(checked),
      signal: this.#stop.signal,
    });
    if (!ran.ok) return this.#finish({ state: 'failed', problem: ran.error }, output, rejects);
    const { result } = ran.value;
    this.#progress(result);
    const { outcome } = result;
    const problemText = result.problem === undefined ? {} : { problem: result.problem };
    const above =
      outcome === 'rejects-above-limit'
        ? {
            problem: problem('run/rejects-above-limit', `More records were rejected than ${input.maxRejects ?? ''} allows.`),
          }
        : {};
    await this.#finish(
      {
        state: outcome === 'done' ? 'done' : outcome === 'stopped' ? 'stopped' : 'failed',
        checks: quality.finish(result.counts),
        rejectsByCause: result.rejectsByCause.map(({ cause, stage, count }) => ({ cause, stage, count })),
        ...problemText,
        ...above,
      },
      output,
      rejects,
    );
  }

  /** Puts the files in place and keeps the run. Records written before a stop are whole; a failed run leaves only its rejects. */
  async #finish(end: Partial<RunSummary> & Pick<RunSummary, 'state'>, output: FileSink, rejects: FileSink): Promise<void> {
    const { session, evaluator, outputPath, tell } = this.#request;
    evaluator.close();
    const written = end.state === 'failed' && this.#summary.counts.written === 0 ? await output.discard() : await output.finish();
    const kept = await rejects.finish();
    const failed = written !== undefined && !written.ok ? written.error : kept.ok ? undefined : kept.error;
    this.#summary = {
      ...this.#summary,
      ...end,
      ended: new Date().toISOString(),
      ...(written === undefined ? {} : { outputFile: basename(outputPath) }),
      rejectsFile: basename(this.rejectsPath),
      ...(failed === undefined ? {} : { state: 'failed', problem: failed }),
    };
    const stored = session.file.putRun({ id: this.#summary.id, number: this.#summary.number, summary: asJson(this.#summary) });
    // The run itself is done; that it could not be kept in the project is said with it.
    if (!stored.ok && this.#summary.problem === undefined) this.#summary = { ...this.#summary, problem: stored.error };
    tell(this.#summary);
  }

  #note(reject: Reject): void {
    const noted = rejectRow(reject, this.#seconds());
    if (this.#rejects.length < rejectsShown) this.#rejects.push(noted);
    const known = this.#causes.get(noted.cause) ?? { cause: noted.cause, stage: reject.stage, count: 0 };
    known.count += 1;
    this.#causes.set(noted.cause, known);
  }

  #progress({ counts, bytesRead, stages }: RunProgress): void {
    const now = performance.now() - this.#clock;
    const throughput = [...this.#summary.throughput];
    const seconds = Math.round((now - this.#second.at) / 1000);
    if (now - this.#second.at >= 1000) {
      // A batch that took several seconds stands for each of them.
      const rate = Math.round(((counts.read - this.#second.read) * 1000) / (now - this.#second.at));
      for (let second = 0; second < seconds; second += 1) throughput.push(rate);
      this.#second = { at: now, read: counts.read };
    }
    this.#summary = {
      ...this.#summary,
      counts,
      bytesRead,
      stages,
      throughput,
      rejectsByCause: [...this.#causes.values()].sort((a, b) => b.count - a.count),
    };
    if (now - this.#told < tellEvery) return;
    this.#told = now;
    this.#request.tell(this.#summary);
  }

  /** Since the start, in tenths. */
  #seconds(): number {
    return Math.round((performance.now() - this.#clock) / 100) / 10;
  }
}

/** The driving input first; the others are the samples of their sources. */
function runInputs({ session, definition, input, file }: ActiveRunRequest): Result<readonly InputBytes[]> {
  const { project } = session.file;
  const inputs: InputBytes[] = [];
  for (const [i, side] of mappingSources(project, definition.mapping).entries()) {
    if (i === 0 && file !== undefined) {
      const opened = fileInput(file.path);
      if (!opened.ok) return opened;
      inputs.push({ ...opened.value, file: file.name });
      continue;
    }
    const id = i === 0 && 'sample' in input.input ? input.input.sample : side.sample;
    const sample = id === undefined ? undefined : findDocument(project, 'sample', id);
    if (sample === undefined)
      return fail(problem('run/no-input', `The source ${side.name} has no file to run on.`, { next: 'Choose a file.' }));
    const bytes = session.file.sample(sample.hash);
    if (!bytes.ok) return bytes;
    inputs.push(heldInput(sample.file, bytes.value));
  }
  return ok(inputs);
}

/** The summary as plain JSON; it holds nothing else. */
function asJson(summary: RunSummary): JsonValue {
  return JSON.parse(JSON.stringify(summary)) as JsonValue;
}
