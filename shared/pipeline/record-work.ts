import { setOwn } from '#shared/base/json-value.ts';
import type { Problem } from '#shared/base/problem.ts';
import { ByteWriter } from '#shared/formats/byte-writer.ts';
import type { FormatWriter, ReadEvent, ReadItem, WriterState } from '#shared/formats/codec.ts';
import type { OnInvalid } from '#shared/mapping/mapping.ts';
import type { MappedRecord } from '#shared/mapping/outcome.ts';
import type { CheckedOutput } from '#shared/quality/quality-rule.ts';
import type { Value } from '#shared/records/value.ts';
import { isArray } from '#shared/records/value.ts';
import { makeReject } from './make-reject.ts';
import type { Reject, StageName } from './run-report.ts';
import { RunTally } from './run-tally.ts';
import type { WorkedBlock } from './worked-block.ts';

/** What the work on a record needs. */
export interface RecordPorts {
  /** Maps one record; `position` counts from 0 in the block. */
  map(value: Value, position: number): MappedRecord;
  /** What the target says of an output; errors make it invalid. */
  check(output: Value): readonly Problem[];
  /** What has not been checked until now. */
  notes(): readonly Problem[];
  makeWriter(after: WriterState, bytes: ByteWriter): FormatWriter;
  readonly onInvalid: OnInvalid;
  /** The output is a sequence of records: an array that a mapping gives is written item by item. */
  readonly sequenceOut: boolean;
  /** The name of the source, and the others under theirs: the input of the mapping is an object of them all. */
  readonly joined?: { readonly name: string; readonly others: Readonly<Record<string, Value>> };
  /** Every output is handed back with what the check found. */
  readonly showOutputs: boolean;
  /** Milliseconds of a clock. */
  now(): number;
}

/**
 * The work on records, the same for every format: map, check, encode, or reject with the reason. Every record of a block is mapped, rejected or
 * filtered, once.
 */
export class RecordWork {
  readonly #ports: RecordPorts;
  readonly #bytes: ByteWriter;

  /** `bytes` is where outputs are encoded. */
  constructor(ports: RecordPorts, bytes = new ByteWriter()) {
    this.#ports = ports;
    this.#bytes = bytes;
  }

  /** Works on the records of one block; `after` says where the writer stands before it. */
  block(events: Iterable<ReadEvent>, after: WriterState): WorkedBlock {
    const started = this.#ports.now();
    const work = new BlockWork(this.#ports, this.#bytes, after);
    let fatal: Problem | undefined;
    let position = 0;
    for (const event of events) {
      if ('fatal' in event) {
        ({ fatal } = event);
        break;
      }
      work.record(event, position);
      position += 1;
    }
    const worked = work.result(this.#ports.now() - started);
    return fatal === undefined ? worked : { ...worked, fatal };
  }
}

class BlockWork {
  readonly #ports: RecordPorts;
  readonly #after: WriterState;
  readonly #writer: FormatWriter;
  readonly #tally = new RunTally();
  readonly #rejects: Reject[] = [];
  readonly #checked: CheckedOutput[] = [];
  readonly #parts: Uint8Array[] = [];
  /** The part that is growing: its first bytes, and where it ends in their memory. */
  #part: { readonly first: Uint8Array; end: number } | undefined;
  #trial: FormatWriter | undefined;

  constructor(ports: RecordPorts, bytes: ByteWriter, { written, columns }: WriterState) {
    this.#ports = ports;
    this.#after = columns === undefined ? { written } : { written, columns };
    this.#writer = ports.makeWriter(this.#after, bytes);
  }

  record(item: ReadItem, position: number): void {
    this.#tally.bytesRead = item.bytesRead;
    if (!item.ok) return this.#reject(item, 'extract', item.problem);
    if (item.warnings !== undefined) this.#tally.warn(item.warnings);
    this.#mapped(item, this.#ports.map(this.#input(item.value), position));
  }

  result(milliseconds: number): WorkedBlock {
    const state = this.#writer.state();
    this.#closePart();
    return {
      output: this.#parts,
      rejects: this.#rejects,
      tally: this.#tally.state(),
      writer: { ...state, written: state.written - this.#after.written },
      milliseconds,
      notes: this.#ports.notes(),
      checked: this.#checked,
    };
  }

  #input(value: Value): Value {
    const { joined } = this.#ports;
    if (joined === undefined) return value;
    const input: Record<string, Value> = {};
    setOwn(input, joined.name, value);
    for (const [name, part] of Object.entries(joined.others)) setOwn(input, name, part);
    return input;
  }

  #mapped(item: ReadItem, result: MappedRecord): void {
    const { onInvalid, sequenceOut } = this.#ports;
    const failed = firstError(result.problems);
    if (failed !== undefined && (onInvalid === 'reject' || result.output === undefined)) return this.#reject(item, 'transform', failed);
    if (result.filtered || result.output === undefined) return this.#tally.filtered();
    const outputs = sequenceOut && isArray(result.output) ? result.output : [result.output];
    const [only] = outputs;
    const found = outputs.length === 1 && only !== undefined ? this.#check(only) : outputs.flatMap((output) => this.#check(output));
    const invalid = firstError(found);
    if (invalid !== undefined && onInvalid === 'reject') return this.#reject(item, 'validate', invalid);
    const unwritable = this.#encode(outputs);
    if (unwritable !== undefined) return this.#reject(item, 'load', unwritable);
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

  #check(output: Value): readonly Problem[] {
    const problems = this.#ports.check(output);
    if (this.#ports.showOutputs) this.#checked.push({ value: output, problems });
    return problems;
  }

  /** Writes all outputs of a record or none; what of them cannot be written is the answer. */
  #encode(outputs: readonly Value[]): Problem | undefined {
    if (outputs.length > 1) {
      this.#trial ??= this.#ports.makeWriter(this.#after, new ByteWriter());
      for (const output of outputs) {
        const tried = this.#trial.write(output);
        if (!tried.ok) return tried.error;
      }
    }
    for (const output of outputs) {
      const bytes = this.#writer.write(output);
      if (!bytes.ok) return bytes.error;
      this.#add(bytes.value);
    }
    return undefined;
  }

  /** What stands behind the last bytes in the same memory becomes one part with them. */
  #add(bytes: Uint8Array): void {
    const part = this.#part;
    if (part !== undefined && part.first.buffer === bytes.buffer && part.end === bytes.byteOffset) part.end += bytes.length;
    else {
      this.#closePart();
      this.#part = { first: bytes, end: bytes.byteOffset + bytes.length };
    }
  }

  #closePart(): void {
    const part = this.#part;
    if (part === undefined) return;
    const { buffer, byteOffset } = part.first;
    this.#parts.push(new Uint8Array(buffer, byteOffset, part.end - byteOffset));
  }

  #reject(item: ReadItem, stage: StageName, found: Problem): void {
    const reject = makeReject(item, stage, found);
    this.#rejects.push(reject);
    this.#tally.rejected(reject);
  }
}

function firstError(problems: readonly Problem[]): Problem | undefined {
  return problems.length === 0 ? undefined : problems.find((found) => found.severity === 'error');
}
