import { registry } from '#electron/backend/codecs/registry.ts';
import type { Evaluator } from '#electron/backend/evaluator/evaluator.ts';
import type { Problem } from '#shared/base/problem.ts';
import { problem } from '#shared/base/problem.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { FormatName, FormatOptions } from '#shared/formats/codec.ts';
import type { MappingDefinition, OnInvalid } from '#shared/mapping/mapping.ts';
import type { Pipeline, PipelineResult, RejectLimit, RunProgress, Sink } from '#shared/pipeline/pipeline.ts';
import { runPipeline } from '#shared/pipeline/run-pipeline.ts';
import type { RunState } from '#shared/pipeline/run-state.ts';
import type { Reject } from '#shared/pipeline/run-report.ts';
import type { WorkSettings } from '#shared/pipeline/work-settings.ts';
import { settledWriter } from '#shared/pipeline/work-settings.ts';
import type { Side } from '#shared/project/documents/side.ts';
import type { CheckedOutput } from '#shared/quality/quality-rule.ts';
import type { InputBytes, ReadChoice, RunSource } from './run-input.ts';
import { openRunSource } from './run-input.ts';

/** One execution of a mapping on real input. */
export interface RunRequest {
  readonly definition: MappingDefinition;
  /** In the mapping's order; the first drives. */
  readonly sources: readonly { readonly side: Side; readonly input: InputBytes; readonly choice: ReadChoice }[];
  readonly target: Side;
  /** Where it differs from what the project says. */
  readonly write: { readonly format?: FormatName; readonly options?: FormatOptions };
  readonly invalid?: OnInvalid;
  readonly maxRejects?: RejectLimit;
  readonly evaluator: Evaluator;
  /** More of them, to map batches at the same time; order and results are those of one. */
  readonly helpers?: readonly Evaluator[];
  readonly output: Sink<Uint8Array>;
  readonly rejects: Sink<Reject>;
  readonly onProgress?: (progress: RunProgress) => void;
  /** Every output with what the target says of it; for the quality checks of the run. */
  readonly onChecked?: (output: CheckedOutput) => void;
  readonly signal?: AbortSignal;
  /** Go on behind the records of an interrupted run. */
  readonly after?: RunState;
  /** Hears where the run stands, and what has been read of the driving input; an error value ends the run. */
  readonly committed?: (state: () => RunState, seen: Seen) => Promise<Result<void>>;
}

/** Says how much of the driving input has been read, and its SHA-256 (hex). */
export type Seen = () => { readonly bytes: number; readonly sha256: string };

export interface RunOutcome {
  readonly result: PipelineResult;
  /** Of the driving input. */
  readonly input: { readonly file: string; readonly bytes: number; readonly sha256: string };
  readonly format: FormatName;
}

const evaluatorKey = 'run';

/** Runs a mapping: settles formats and options, loads the rules, and sends the records through the pipeline. Errors are those of the settling. */
export async function runMapping(request: RunRequest): Promise<Result<RunOutcome>> {
  const { definition, target, evaluator } = request;
  const opened: RunSource[] = [];
  for (const { side, input, choice } of request.sources) {
    const source = await openRunSource(side, input, choice);
    if (!source.ok) return source;
    opened.push(source.value);
  }
  const [driving] = opened;
  if (driving === undefined)
    return fail(problem('run/no-source', `The mapping ${definition.mapping.name} has no source.`, { next: 'Give it a source first.' }));
  const format = request.write.format ?? target.format;
  const { per } = definition.mapping;
  const sequenceOut = per === 'record' || format === 'csv' || format === 'ndjson';
  const options = { ...(format === target.format ? target.write : {}), ...request.write.options };
  const codec = registry.codec(format);
  const checked = codec.checkWriteOptions(options);
  if (!checked.ok) return checked;
  const settings: WorkSettings = {
    source: driving.reading,
    target: { format, options, per: sequenceOut ? 'record' : 'document', schema: target.schema },
    onInvalid: request.invalid ?? definition.mapping.onInvalid ?? (per === 'record' ? 'reject' : 'report'),
    sequenceOut,
    showOutputs: request.onChecked !== undefined,
  };
  const evaluators = [evaluator, ...(request.helpers ?? [])];
  const [textProblems = []] = await Promise.all(evaluators.map((one) => one.load(evaluatorKey, definition)));
  const fatal = textProblems.find((found) => found.code.startsWith('evaluation/'));
  if (fatal !== undefined) return fail(fatal);
  const notes = new Map<string, Problem>();
  const { committed = () => Promise.resolve(ok(undefined)) } = request;
  const work = spread(evaluators);
  const pipeline: Pipeline = {
    sources: opened.map((one) => one.source),
    per,
    ...(request.maxRejects === undefined ? {} : { maxRejects: request.maxRejects }),
    begin: (others) => {
      for (const one of evaluators) one.begin(evaluatorKey, settings, others);
      return Promise.resolve(ok(undefined));
    },
    work: async (block, after) => {
      const worked = await work(block, after);
      for (const note of worked.notes) notes.set(`${note.message} ${note.place?.field ?? ''}`, note);
      return worked;
    },
    lanes: evaluators.length * 2,
    makeWriter: (after) => settledWriter(settings, registry, after),
    output: request.output,
    rejects: request.rejects,
    ...(request.onProgress === undefined ? {} : { onProgress: request.onProgress }),
    ...(request.onChecked === undefined ? {} : { onChecked: request.onChecked }),
    ...(request.signal === undefined ? {} : { signal: request.signal }),
    ...(request.after === undefined ? {} : { after: request.after }),
    ...(request.committed === undefined ? {} : { committed: (state) => committed(state, () => driving.passage.soFar()) }),
  };
  const result = await runPipeline(pipeline);
  for (const one of evaluators) one.forget(evaluatorKey);
  const [first] = request.sources;
  const { passage } = driving;
  return ok({
    result: withNotes(result, [...notes.values()]),
    format,
    input: { file: first?.input.file ?? '', bytes: passage.bytes(), sha256: passage.sha256() },
  });
}

/** Each block goes to the evaluator with the least to do. */
function spread(evaluators: readonly Evaluator[]): Pipeline['work'] {
  const lanes = evaluators.map((evaluator) => ({ evaluator, waiting: 0 }));
  return async (block, after) => {
    const lane = lanes.reduce((best, one) => (one.waiting < best.waiting ? one : best));
    lane.waiting += 1;
    try {
      return await lane.evaluator.work(evaluatorKey, block, after);
    } finally {
      lane.waiting -= 1;
    }
  };
}

function withNotes(result: PipelineResult, notes: readonly Problem[]): PipelineResult {
  return notes.length === 0 ? result : { ...result, warnings: [...notes, ...result.warnings] };
}
