import { describe, expect, it } from 'vitest';
import { problem } from '#shared/base/problem.ts';
import { fail, ok } from '#shared/base/result.ts';
import type { ByteWriter } from '#shared/formats/byte-writer.ts';
import type { FormatWriter, ReadEvent, WriterState } from '#shared/formats/codec.ts';
import { makeRegistry } from '#shared/formats/registry.ts';
import type { MappedRecord } from '#shared/mapping/outcome.ts';
import type { Pipeline, PipelineSource, RunProgress } from '#shared/pipeline/pipeline.ts';
import type { RecordPorts } from '#shared/pipeline/record-work.ts';
import { RecordWork } from '#shared/pipeline/record-work.ts';
import { runPipeline } from '#shared/pipeline/run-pipeline.ts';
import type { Reject } from '#shared/pipeline/run-report.ts';
import type { Value } from '#shared/records/value.ts';

const registry = makeRegistry();

function ndjson(after?: WriterState, bytes?: ByteWriter): FormatWriter {
  const more = { ...(after === undefined ? {} : { after }), ...(bytes === undefined ? {} : { bytes }) };
  const writer = registry.codec('ndjson').writer({ options: {}, per: 'record', ...more });
  if (!writer.ok) throw new Error(writer.error.message);
  return writer.value;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A source of events; a value is a record, a text one that cannot be read. */
function source(
  name: string,
  events: readonly (Value | { readonly bad: string } | { readonly fatal: string })[],
  sequence = true,
): PipelineSource {
  return {
    name,
    file: `${name}.x`,
    sequence,
    read: async function* (): AsyncGenerator<ReadEvent> {
      for (const [i, event] of events.entries()) {
        const number = i + 1;
        if (typeof event === 'object' && event !== null && 'fatal' in event) yield { fatal: problem('x/fatal', text(event.fatal)) };
        else if (typeof event === 'object' && event !== null && 'bad' in event)
          yield {
            ok: false,
            number,
            problem: problem('x/bad', 'No record.', { place: { line: number } }),
            raw: text(event.bad),
            bytesRead: number,
          };
        else yield { ok: true, number, value: event as Value, line: number, bytesRead: number };
      }
    },
  };
}

interface Ran {
  readonly text: string;
  readonly rejects: readonly Reject[];
  readonly progress: readonly RunProgress[];
}

/** A pipeline whose records are worked on here, by ports of which a test gives its own. */
function pipelineOf(
  map: (value: Value) => MappedRecord,
  { ports, ...more }: Partial<Pipeline> & Pick<Pipeline, 'sources'> & { readonly ports?: Partial<RecordPorts> },
): { readonly pipeline: Pipeline; readonly ran: () => Ran } {
  const parts: Uint8Array[] = [];
  const rejects: Reject[] = [];
  const progress: RunProgress[] = [];
  let work: RecordWork | undefined;
  return {
    pipeline: {
      per: 'record',
      begin: (others) => {
        const [{ name }] = more.sources as readonly [PipelineSource];
        work = new RecordWork({
          map,
          check: () => [],
          notes: () => [],
          makeWriter: ndjson,
          onInvalid: 'reject',
          sequenceOut: true,
          showOutputs: false,
          now: () => 0,
          ...(Object.keys(others).length === 0 ? {} : { joined: { name, others } }),
          ...ports,
        });
        return Promise.resolve(ok(undefined));
      },
      work: (block, after) => {
        if (work === undefined || !('items' in block)) throw new Error('Items are worked on, once it has begun');
        return Promise.resolve(work.block(block.items, after));
      },
      makeWriter: ndjson,
      output: { write: (part) => Promise.resolve(ok(void parts.push(part))) },
      rejects: { write: (reject) => Promise.resolve(ok(void rejects.push(reject))) },
      onProgress: (at) => void progress.push(at),
      ...more,
    },
    ran: () => ({ text: Buffer.concat(parts).toString(), rejects, progress }),
  };
}

const mapped = (output: Value, more: Partial<MappedRecord> = {}): MappedRecord => ({
  filtered: false,
  output,
  problems: [],
  inexact: [],
  ...more,
});

describe('a run', () => {
  it('accounts for every record once, and says why each reject is one', async () => {
    const error = problem('T2001', 'Not a number.', { place: { rule: 'R-1', field: 'A.B' }, token: 'x' });
    const { pipeline, ran } = pipelineOf(
      (value) =>
        value === 1
          ? { filtered: true, problems: [], inexact: [] }
          : value === 2
            ? mapped({ a: 2 }, { problems: [error] })
            : value === 3
              ? { filtered: false, problems: [], inexact: [] }
              : mapped({ v: value }, { inexact: ['R-9'] }),
      {
        sources: [source('s', [1, 2, { bad: 'raw text' }, 3, 4, 5])],
        ports: {
          check: (output) => (JSON.stringify(output) === '{"v":5}' ? [problem('check/type', 'v is 5.', { place: { field: 'v' } })] : []),
        },
      },
    );
    const result = await runPipeline(pipeline);
    expect(result).toEqual({
      outcome: 'done',
      counts: { read: 6, mapped: 1, rejected: 3, filtered: 2, written: 1 },
      bytesRead: 6,
      stages: { extract: 5, transform: 4, validate: 1, load: 1, reconcile: 6 },
      rejectsByCause: [
        { stage: 'transform', code: 'T2001', cause: 'A.B: Not a number.', count: 1 },
        { stage: 'extract', code: 'x/bad', cause: 'No record.', count: 1 },
        { stage: 'validate', code: 'check/type', cause: 'v is n.', count: 1 },
      ],
      inexact: [{ rule: 'R-9', records: 1 }],
      warnings: [],
      invalid: 0,
    });
    expect(ran().text).toBe('{"v":4}\n');
    expect(ran().rejects).toEqual([
      { record: 2, line: 2, stage: 'transform', code: 'T2001', reason: 'Not a number.', rule: 'R-1', field: 'A.B', value: 'x', raw: '2' },
      { record: 3, line: 3, stage: 'extract', code: 'x/bad', reason: 'No record.', raw: 'raw text' },
      { record: 6, line: 6, stage: 'validate', code: 'check/type', reason: 'v is 5.', field: 'v', raw: '5' },
    ]);
  });

  it('writes and reports what is not valid where the mapping says so', async () => {
    const bad = problem('check/type', 'v is wrong.', { place: { field: 'v' } });
    const { pipeline, ran } = pipelineOf((value) => mapped({ v: value }), {
      sources: [source('s', [1, 2])],
      ports: { onInvalid: 'report', check: (output) => (JSON.stringify(output) === '{"v":2}' ? [bad] : []) },
    });
    const result = await runPipeline(pipeline);
    expect([result.counts.mapped, result.invalid, result.warnings]).toEqual([2, 1, [{ ...bad, place: { field: 'v', record: 2 } }]]);
    expect(ran().text).toBe('{"v":1}\n{"v":2}\n');
  });

  it('writes the items of an array as records, all of them or none', async () => {
    const { pipeline, ran } = pipelineOf((value) => mapped(value === 2 ? [{ v: 2 }, Number.NaN] : [{ v: value }, { w: value }]), {
      sources: [source('s', [1, 2, 3])],
    });
    const result = await runPipeline(pipeline);
    expect(result.counts).toEqual({ read: 3, mapped: 2, rejected: 1, filtered: 0, written: 4 });
    expect(ran().text).toBe('{"v":1}\n{"w":1}\n{"v":3}\n{"w":3}\n');
    expect(ran().rejects.map(({ stage, record }) => [stage, record])).toEqual([['load', 2]]);
  });

  it('gives a second source whole, under its name', async () => {
    const seen: Value[] = [];
    const take = (value: Value): MappedRecord => {
      seen.push(value);
      return mapped(1);
    };
    await runPipeline(
      pipelineOf(take, { sources: [source('o', [{ id: 1 }, { id: 2 }]), source('c', ['x', 'y']), source('d', [{ doc: 1 }], false)] })
        .pipeline,
    );
    expect(seen).toEqual([1, 2].map((id) => ({ o: { id }, c: ['x', 'y'], d: { doc: 1 } })));
  });

  it('reads a sequence as one document when that is asked', async () => {
    const { pipeline, ran } = pipelineOf((value) => mapped(value), {
      sources: [source('s', [1, 2, 3])],
      per: 'document',
      ports: { sequenceOut: false },
    });
    expect((await runPipeline(pipeline)).counts).toEqual({ read: 1, mapped: 1, rejected: 0, filtered: 0, written: 1 });
    expect(ran().text).toBe('[1,2,3]\n');
  });

  it('fails at what cannot be read on, after what came before it', async () => {
    const { pipeline, ran } = pipelineOf((value) => mapped(value), { sources: [source('s', [1, 2, { fatal: 'Cut off.' }])] });
    const result = await runPipeline(pipeline);
    expect([result.outcome, result.failedAt, result.problem, result.counts.read]).toEqual([
      'failed',
      'extract',
      { code: 'x/fatal', message: 'Cut off.', severity: 'error', place: { file: 's.x' } },
      2,
    ]);
    expect(ran().text).toBe('1\n2\n');
  });

  it('fails at what cannot be written', async () => {
    const full = problem('output/disk-full', 'Full.');
    const { pipeline } = pipelineOf((value) => mapped(value), {
      sources: [source('s', [1])],
      output: { write: () => Promise.resolve(fail(full)) },
    });
    expect(await runPipeline(pipeline)).toMatchObject({ outcome: 'failed', failedAt: 'load', problem: full, counts: { read: 0 } });
  });

  it('holds rejects against their limit', async () => {
    const run = async (maxRejects: NonNullable<Pipeline['maxRejects']>): Promise<string> =>
      (
        await runPipeline(
          pipelineOf((value) => mapped(value), { sources: [source('s', [1, { bad: '' }, { bad: '' }, 4])], maxRejects }).pipeline,
        )
      ).outcome;
    expect([await run({ count: 2 }), await run({ count: 1 }), await run({ percent: 50 }), await run({ percent: 49 })]).toEqual([
      'done',
      'rejects-above-limit',
      'done',
      'rejects-above-limit',
    ]);
  });

  it('stops at once when asked, also while a batch hangs, with true counts', async () => {
    const abort = new AbortController();
    const { pipeline } = pipelineOf((value) => mapped(value), {
      sources: [
        source(
          's',
          Array.from({ length: 1000 }, (_, i) => i),
        ),
      ],
      signal: abort.signal,
    });
    const { work } = pipeline;
    const hanging: Pipeline = {
      ...pipeline,
      work: (block, after) => {
        if (!('items' in block) || !block.items.some((item) => item.ok && item.value === 300)) return work(block, after);
        abort.abort();
        return new Promise(() => undefined);
      },
    };
    const result = await runPipeline(hanging);
    expect([result.outcome, result.counts]).toEqual(['stopped', { read: 200, mapped: 200, rejected: 0, filtered: 0, written: 200 }]);
  });

  it('never reads far ahead of what is mapped', async () => {
    let read = 0;
    let done = 0;
    let furthest = 0;
    const slow: PipelineSource = {
      ...source('s', []),
      read: async function* (): AsyncGenerator<ReadEvent> {
        for (read = 1; read <= 5000; read += 1) yield { ok: true, number: read, value: read, bytesRead: read };
      },
    };
    const { pipeline } = pipelineOf((value) => mapped(value), { sources: [slow] });
    const { work } = pipeline;
    const slowly: Pipeline = {
      ...pipeline,
      work: async (block, after) => {
        await new Promise((resolve) => setImmediate(resolve));
        furthest = Math.max(furthest, read - done);
        if ('items' in block) done += block.items.length;
        return work(block, after);
      },
    };
    expect((await runPipeline(slowly)).counts.written).toBe(5000);
    expect(furthest).toBeLessThanOrEqual(401);
  });
});
