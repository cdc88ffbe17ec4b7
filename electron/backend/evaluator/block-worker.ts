import type { JsonValue } from '#shared/base/json-value.ts';
import type { Problem } from '#shared/base/problem.ts';
import { ByteWriter } from '#shared/formats/byte-writer.ts';
import type { ReadContext, ReadEvent } from '#shared/formats/codec.ts';
import type { Registry } from '#shared/formats/registry.ts';
import type { MappingDefinition } from '#shared/mapping/mapping.ts';
import type { MappedRecord, RecordResult } from '#shared/mapping/outcome.ts';
import { RecordWork } from '#shared/pipeline/record-work.ts';
import type { WorkSettings } from '#shared/pipeline/work-settings.ts';
import { settledPorts } from '#shared/pipeline/work-settings.ts';
import type { InputBlock } from '#shared/pipeline/worked-block.ts';
import type { Value } from '#shared/records/value.ts';
import type { Parts } from './child-port.ts';
import type { EvaluatorQuestion, WireWorked } from './messages.ts';
import { fromWireBlock, toWireWorked } from './wire-block.ts';
import { fromWireFast } from './wire-fast.ts';

const noRules: readonly string[] = [];

/** What the worker of an evaluation process lends to the work on blocks. */
export interface BlockWorkerHost {
  readonly registry: Registry;
  readonly definition: MappingDefinition;
  map(value: Value, trace: boolean, position: number): RecordResult;
  /** A sign of life before a record; when tracing, one that is sent at once. */
  alive(position: number, trace: boolean): void;
}

/** Works on the blocks of one run inside the evaluation process. */
export class BlockWorker {
  readonly #host: BlockWorkerHost;
  readonly #settings: WorkSettings;
  readonly #context: ReadContext;
  readonly #work: RecordWork;
  readonly #bytes = new ByteWriter();
  /** Records from this position on are announced one by one. */
  #traceFrom = Infinity;
  #lost: ReadonlyMap<number, Problem> = new Map();

  constructor(host: BlockWorkerHost, settings: WorkSettings, others: Readonly<Record<string, JsonValue>>) {
    this.#host = host;
    this.#settings = settings;
    const { options, file, schema } = settings.source;
    this.#context = { options, file, schema, per: 'record' };
    const values = Object.fromEntries(Object.entries(others).map(([name, value]): [string, Value] => [name, fromWireFast(value)]));
    const ports = settledPorts(settings, host.definition, values, host.registry);
    this.#work = new RecordWork(
      { ...ports, map: (value, position) => this.#map(value, position), now: () => performance.now() },
      this.#bytes,
    );
  }

  block(
    { block, after, traceFrom, lost }: Extract<EvaluatorQuestion, { op: 'work' }>,
    bytes: Parts | undefined,
  ): WireWorked & { readonly output: Parts } {
    // The outputs of the last block have left the process, or were copied into its answer.
    this.#bytes.restart();
    this.#traceFrom = traceFrom ?? Infinity;
    this.#lost = new Map(lost.map(({ position, problem }) => [position, problem]));
    return toWireWorked(this.#work.block(this.#watched(this.#read(fromWireBlock(block, bytes))), after));
  }

  #read(block: InputBlock): Iterable<ReadEvent> {
    if ('items' in block) return block.items;
    const { blocks } = this.#host.registry.codec(this.#settings.source.format);
    if (blocks === undefined) throw new Error(`${this.#settings.source.format} is not read in blocks`);
    return blocks.read(block.bytes, this.#context);
  }

  /** Before each record is read it is said which it is, so that a process that ends there names it. */
  *#watched(events: Iterable<ReadEvent>): Generator<ReadEvent, void, undefined> {
    let position = 0;
    this.#host.alive(position, position >= this.#traceFrom);
    for (const event of events) {
      yield event;
      position += 1;
      this.#host.alive(position, position >= this.#traceFrom);
    }
  }

  #map(value: Value, position: number): MappedRecord {
    const lost = this.#lost.get(position);
    if (lost !== undefined) return { filtered: false, problems: [lost], inexact: [] };
    const { filtered, output, values, problems } = this.#host.map(value, position >= this.#traceFrom, position);
    let inexact: Set<string> | undefined;
    for (const one of values) if (one.inexact === true) (inexact ??= new Set()).add(one.rule);
    const rules = inexact === undefined ? noRules : [...inexact];
    return output === undefined ? { filtered, problems, inexact: rules } : { filtered, output, problems, inexact: rules };
  }
}
