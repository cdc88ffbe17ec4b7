import type { Problem } from '#shared/base/problem.ts';
import { problem } from '#shared/base/problem.ts';
import { setOwn } from '#shared/base/json-value.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { BlockPlace } from '#shared/formats/byte-block.ts';
import type { ReadEvent, ReadItem } from '#shared/formats/codec.ts';
import type { Value } from '#shared/records/value.ts';
import type { Pipeline, PipelineSource } from './pipeline.ts';
import type { RunState } from './run-state.ts';
import type { InputBlock } from './worked-block.ts';

/** Some inputs in order, ready to be worked on, the place behind them, and a way to say that their memory is not needed any more. */
export interface BlockEvent {
  readonly block: InputBlock;
  readonly next?: BlockPlace;
  /** Its records are numbered as in the file, not from 1. */
  readonly numbered?: boolean;
  readonly free?: () => void;
}

/** Inputs; remarks about the whole; or the end of what can be read. */
export type InputEvent = BlockEvent | { readonly warnings: readonly Problem[] } | { readonly fatal: Problem };

const batchRecords = 200;
const batchBytes = 1024 * 1024;

/** The other sources by name, each read whole. */
export async function readOthers(sources: readonly PipelineSource[]): Promise<Result<Readonly<Record<string, Value>>>> {
  const others: Record<string, Value> = {};
  for (const source of sources.slice(1)) {
    const whole = await readWhole(source);
    if (!whole.ok) return whole;
    setOwn(others, source.name, whole.value.value);
  }
  return ok(others);
}

/** The inputs of a mapping in blocks: records of the driving source, or the one document. `size` are the bytes aimed at where bytes are cut. */
export async function* readInputs(
  { sources, per, after }: Pick<Pipeline, 'sources' | 'per' | 'after'>,
  size: () => number,
): AsyncGenerator<InputEvent, void, undefined> {
  const [driving] = sources;
  if (driving === undefined) return;
  if (per === 'document') yield await readDocument(driving);
  // A run that was interrupted while it read record by record goes on so.
  else if (driving.cut !== undefined && (after === undefined || after.place !== undefined))
    yield* cutBlocks(driving, driving.cut(size, after?.place));
  else yield* readBatches(driving, after);
}

async function* cutBlocks(
  source: PipelineSource,
  events: ReturnType<NonNullable<PipelineSource['cut']>>,
): AsyncGenerator<InputEvent, void, undefined> {
  for await (const event of events) {
    if ('fatal' in event) return yield { fatal: inFile(event.fatal, source) };
    yield 'block' in event ? { block: { bytes: event.block }, next: event.next, free: event.free } : event;
  }
}

/** Records that an earlier run has accounted for are read and left. */
async function* readBatches(source: PipelineSource, after: RunState | undefined): AsyncGenerator<InputEvent, void, undefined> {
  const skip = after?.tally.counts.read ?? 0;
  let items: ReadItem[] = [];
  let start = 0;
  let seen = 0;
  const { numbered = false } = source;
  for await (const event of source.read()) {
    if ('fatal' in event) {
      if (items.length > 0) yield { block: { items }, numbered };
      return yield { fatal: inFile(event.fatal, source) };
    }
    seen += 1;
    if (seen <= skip) {
      start = event.bytesRead;
      continue;
    }
    items.push(numbered ? event : { ...event, number: items.length + 1 });
    if (items.length < batchRecords && event.bytesRead - start < batchBytes) continue;
    yield { block: { items }, numbered };
    start = event.bytesRead;
    items = [];
  }
  if (items.length > 0) yield { block: { items }, numbered };
}

async function readDocument(source: PipelineSource): Promise<InputEvent> {
  const whole = await readWhole(source);
  if (!whole.ok) return { fatal: whole.error };
  return { block: { items: [{ ok: true, number: 1, ...whole.value }] } };
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

/** A failure of a source, with its name. */
export function inFile(found: Problem, source: PipelineSource): Problem {
  return found.place?.file === undefined ? { ...found, place: { ...found.place, file: source.file } } : found;
}
