import { setOwn } from '#shared/base/json-value.ts';
import type { Problem } from '#shared/base/problem.ts';
import { problem } from '#shared/base/problem.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { ReadEvent, ReadItem } from '#shared/formats/codec.ts';
import type { Value } from '#shared/records/value.ts';
import type { Pipeline, PipelineSource } from './pipeline.ts';

/** A record ready to be mapped; `own` is what the driving source gave, where `value` holds other sources beside it. */
export type InputItem = ReadItem & { readonly own?: Value };

/** Some inputs in order, ready to be mapped; or the end of what can be read. */
export type InputBatch = { readonly items: readonly InputItem[] } | { readonly fatal: Problem };

const batchRecords = 200;
const batchBytes = 1024 * 1024;

/** The inputs of a mapping in batches: records of the driving source joined with the others, or the one document. */
export async function* readInputs(pipeline: Pick<Pipeline, 'sources' | 'per' | 'after'>): AsyncGenerator<InputBatch, void, undefined> {
  const [driving, ...others] = pipeline.sources;
  if (driving === undefined) return;
  const rest: Record<string, Value> = {};
  for (const other of others) {
    const whole = await readWhole(other);
    if (!whole.ok) {
      yield { fatal: whole.error };
      return;
    }
    setOwn(rest, other.name, whole.value.value);
  }
  const join = (value: Value): Joined => {
    if (others.length === 0) return { value };
    const input: Record<string, Value> = {};
    setOwn(input, driving.name, value);
    for (const [name, part] of Object.entries(rest)) setOwn(input, name, part);
    return { value: input, own: value };
  };
  if (pipeline.per === 'record') yield* readBatches(driving, join, pipeline.after?.tally.counts.read ?? 0);
  else yield await readDocument(driving, join);
}

interface Joined {
  readonly value: Value;
  readonly own?: Value;
}

/** `skip` records at the start are read and left. */
async function* readBatches(
  source: PipelineSource,
  join: (value: Value) => Joined,
  skip: number,
): AsyncGenerator<InputBatch, void, undefined> {
  let items: InputItem[] = [];
  let start = 0;
  let seen = 0;
  for await (const event of source.read()) {
    if ('fatal' in event) {
      if (items.length > 0) yield { items };
      yield { fatal: inFile(event.fatal, source) };
      return;
    }
    seen += 1;
    if (seen <= skip) {
      start = event.bytesRead;
      continue;
    }
    items.push(event.ok ? { ...event, ...join(event.value) } : event);
    if (items.length < batchRecords && event.bytesRead - start < batchBytes) continue;
    yield { items };
    start = event.bytesRead;
    items = [];
  }
  if (items.length > 0) yield { items };
}

async function readDocument(source: PipelineSource, join: (value: Value) => Joined): Promise<InputBatch> {
  const whole = await readWhole(source);
  if (!whole.ok) return { fatal: whole.error };
  const { value, bytesRead, warnings } = whole.value;
  return { items: [{ ok: true, number: 1, ...join(value), bytesRead, warnings }] };
}

/** A source as one value: the array of its records, or its document. A record that cannot be read fails the whole. */
async function readWhole(
  source: PipelineSource,
): Promise<Result<{ readonly value: Value; readonly bytesRead: number; readonly warnings: readonly Problem[] }>> {
  const records: Value[] = [];
  const warnings: Problem[] = [];
  let bytesRead = 0;
  for await (const event of source.read()) {
    const failed = failureOf(event);
    if (failed !== undefined) return fail(inFile(failed, source));
    if ('fatal' in event || !event.ok) continue;
    records.push(event.value);
    ({ bytesRead } = event);
    if (event.warnings !== undefined && warnings.length < 100) warnings.push(...event.warnings);
  }
  if (source.sequence) return ok({ value: records, bytesRead, warnings });
  const [document] = records;
  return document === undefined
    ? fail(problem('run/no-document', `${source.file} holds no document.`, { place: { file: source.file } }))
    : ok({ value: document, bytesRead, warnings });
}

function failureOf(event: ReadEvent): Problem | undefined {
  if ('fatal' in event) return event.fatal;
  return event.ok ? undefined : event.problem;
}

function inFile(found: Problem, source: PipelineSource): Problem {
  return found.place?.file === undefined ? { ...found, place: { ...found.place, file: source.file } } : found;
}
