import type { JsonValue } from '#shared/base/json-value.ts';
import type { Problem } from '#shared/base/problem.ts';
import { problem } from '#shared/base/problem.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { WriterState } from '#shared/formats/codec.ts';
import type { LookupTable } from '#shared/lookup/lookup-table.ts';
import type { MappingDefinition } from '#shared/mapping/mapping.ts';
import type { MappedRecord } from '#shared/mapping/outcome.ts';
import type { WorkSettings } from '#shared/pipeline/work-settings.ts';
import type { InputBlock, WorkedBlock } from '#shared/pipeline/worked-block.ts';
import type { Value } from '#shared/records/value.ts';
import type { BranchesTaken } from '#shared/scenarios/branches.ts';
import type { FoundRecords, Spread, ValuesTable } from '#shared/rpc/contract/preview.ts';
import type { Suspect } from '#shared/scenarios/blame/suspect.ts';
import type { Place } from '#shared/trace/place.ts';
import type { Trace } from '#shared/trace/trace.ts';
import type { Parts, SpawnEvaluator } from './child-port.ts';
import { evaluationLimit } from './evaluation-limit.ts';
import type { EvaluatorAnswers, EvaluatorQuestion, Gives, LostRecord, Override, RuleTally, WireMapped, WirePreview } from './messages.ts';
import { ProcessPair } from './process-pair.ts';
import { addTallies, changedValues, spreadOf } from './rule-spread.ts';
import { fromWireWorked, toWireBlock } from './wire-block.ts';
import { fromWireFast, toWireFast } from './wire-fast.ts';

interface LoadedMapping {
  readonly definition: MappingDefinition;
  readonly version: number;
  /** Number of its set of tables. */
  readonly tables: number;
  readonly question: Extract<EvaluatorQuestion, { op: 'load' }>;
}

interface Exchanged<O extends EvaluatorQuestion> {
  readonly answer: EvaluatorAnswers[O['op']];
  readonly bytes?: Parts;
}

export interface EvaluatorOptions {
  readonly spawn: SpawnEvaluator;
  /** Milliseconds that one record (or one rule of it) may take; absent: as `evaluationLimit` says. Beyond it the process is killed. */
  readonly limit?: number;
  /** Whether a second process stands by, so that a kill costs no start; default true. A run spends the memory on its records. */
  readonly spare?: boolean;
}

const longRun = 250;
const mostFound = 1_000;
const batchSize = 200;
const keptTables = 4;

/**
 * Evaluates mappings in a process of their own that is killed and replaced when a record takes longer than the limit.
 * Mappings and records are given once under a key and put again into each new process. Questions are answered one
 * after another, short ones (preview, values, evaluate) before the next stretch of a long one.
 */
export class Evaluator {
  readonly #pair: ProcessPair;
  readonly #limit: number | undefined;
  readonly #mappings = new Map<string, LoadedMapping>();
  /** The last sets of tables, shared by the mappings that use them: they are large, and seldom change. */
  readonly #tables: { readonly number: number; readonly tables: readonly LookupTable[] }[] = [];
  readonly #records = new Map<string, { readonly values: readonly JsonValue[]; readonly version: number }>();
  readonly #begun = new Map<string, { readonly version: number; readonly question: Extract<EvaluatorQuestion, { op: 'begin' }> }>();
  /** Mappings that ended a process: their records are mapped with an eye on each rule. */
  readonly #suspects = new Set<string>();
  #version = 0;
  #urgent: (() => Promise<void>)[] = [];
  #patient: (() => Promise<void>)[] = [];
  #working = false;

  constructor(options: EvaluatorOptions) {
    this.#pair = new ProcessPair(options.spawn, options.spare ?? true);
    this.#limit = options.limit;
  }

  /** Starts the process and its spare, if they are not up, and waits for both. */
  warm(): Promise<void> {
    return this.#pair.warm();
  }

  /** Takes a mapping under a key; an earlier one of that key is replaced. Gives the problems of its texts, the working rules work. */
  async load(key: string, definition: MappingDefinition): Promise<readonly Problem[]> {
    this.#version += 1;
    const { lookups, ...rest } = definition;
    const tables = this.#numberOf(lookups);
    const question = {
      op: 'load',
      key,
      definition: rest,
      tables: tablesKey(tables),
      milliseconds: this.#limit ?? evaluationLimit(definition.mapping.per),
    } as const;
    this.#mappings.set(key, { definition, version: this.#version, tables, question });
    this.#suspects.delete(key);
    const loaded = await this.#ask(question, true);
    return loaded.ok ? loaded.value : [loaded.error];
  }

  /** Keeps records under a key for spreads. */
  keep(records: string, values: readonly Value[]): void {
    this.#version += 1;
    this.#records.set(records, { values: values.map(toWireFast), version: this.#version });
  }

  /** Forgets a mapping or records. */
  forget(key: string): void {
    this.#begun.delete(key);
    this.#mappings.delete(key);
    this.#records.delete(key);
  }

  /**
   * Maps records in order, one result each. A record that does not end within the limit, or ends the process, has the
   * problem `evaluation/timeout` or `evaluation/died` with its rule; the others are mapped.
   */
  async mapRecords(key: string, records: readonly Value[]): Promise<readonly MappedRecord[]> {
    const mapped: MappedRecord[] = [];
    for (let from = 0; from < records.length; from += batchSize)
      mapped.push(...(await this.#mapBatch(key, records.slice(from, from + batchSize).map(toWireFast))));
    return mapped;
  }

  async #mapBatch(key: string, values: readonly JsonValue[]): Promise<readonly MappedRecord[]> {
    if (values.length === 0) return [];
    if (!this.#suspects.has(key)) {
      const all = await this.#ask({ op: 'map', key, values, trace: false }, false);
      if (all.ok) return all.value.map(mappedRecord);
      this.#suspects.add(key);
    }
    // Each rule is announced from now on, so that the next kill names its record and rule.
    const traced = await this.#ask({ op: 'map', key, values, trace: true }, false);
    if (traced.ok) return traced.value.map(mappedRecord);
    const named = Math.min(traced.error.place?.record ?? 0, values.length - 1);
    // What was announced last may not have left the process: the one that was heard of is tried again as the first.
    if (named > 0) return [...(await this.#mapBatch(key, values.slice(0, named))), ...(await this.#mapBatch(key, values.slice(named)))];
    const { record: _record, ...place } = traced.error.place ?? {};
    const lost: MappedRecord = { filtered: false, problems: [{ ...traced.error, place }], inexact: [] };
    return [lost, ...(await this.#mapBatch(key, values.slice(1)))];
  }

  /** What working on blocks needs beside the mapping loaded under the key; `others` are the sources that do not drive. */
  begin(key: string, settings: WorkSettings, others: Readonly<Record<string, Value>>): void {
    this.#version += 1;
    const wire = Object.fromEntries(Object.entries(others).map(([name, value]): [string, JsonValue] => [name, toWireFast(value)]));
    this.#begun.set(key, { version: this.#version, question: { op: 'begin', key, settings, others: wire } });
  }

  /**
   * Works on a block of a run that has begun; `after` says where its writer stands. A record that does not end within the limit, or
   * ends the process, is rejected with `evaluation/timeout` or `evaluation/died` and its rule; the others are worked on.
   */
  async work(key: string, block: InputBlock, after: WriterState): Promise<WorkedBlock> {
    const { block: wire, bytes } = toWireBlock(block);
    const lost: LostRecord[] = [];
    let from = 0;
    for (;;) {
      const trace = this.#suspects.has(key);
      const question = { op: 'work', key, block: wire, after, lost: [...lost], ...(trace ? { traceFrom: from } : {}) } as const;
      const worked = await this.#exchange(question, false, bytes);
      if (worked.ok) {
        if (trace && lost.length === 0) this.#suspects.delete(key);
        return fromWireWorked(worked.value.answer, worked.value.bytes ?? []);
      }
      this.#suspects.add(key);
      // Which record it was is known only of a process that announced each of them.
      if (!trace) continue;
      const { record: position = from, ...place } = worked.error.place ?? {};
      // What was announced last may not have left the process: only a record that was the first to be announced is guilty for certain.
      if (position > from) from = position;
      else {
        if (lost.some((one) => one.position === position)) throw new Error(`The evaluation process ends beside record ${position}`);
        lost.push({ position, problem: { ...worked.error, place } });
        from = position + 1;
      }
    }
  }

  /** One record with all that is known of it; `overrides` are texts not saved yet. */
  preview(key: string, record: Value, overrides: readonly Override[] = []): Promise<Result<WirePreview>> {
    return this.#ask({ op: 'preview', key, value: toWireFast(record), overrides, trace: false }, true);
  }

  /** What rules give over all kept records, in the order asked. */
  async tally(
    key: string,
    records: string,
    rules: readonly string[],
    overrides: readonly Override[] = [],
    urgent = false,
  ): Promise<Result<readonly RuleTally[]>> {
    const count = this.#records.get(records)?.values.length ?? 0;
    let total: readonly RuleTally[] | undefined;
    for (let from = 0; from < Math.max(count, 1); from += longRun) {
      const part = await this.#ask({ op: 'tally', key, records, from, to: from + longRun, rules, overrides, trace: false }, urgent);
      if (!part.ok) return part;
      total = total === undefined ? part.value : addTallies(total, part.value);
    }
    return ok(total ?? []);
  }

  /** One rule over all kept records; with an expression, that one, compared with the loaded one. */
  async spread(key: string, records: string, rule: string, expression?: string): Promise<Result<Spread>> {
    const saved = await this.tally(key, records, [rule], [], true);
    if (!saved.ok || expression === undefined) return saved.ok ? first(saved.value, rule, spreadOf) : saved;
    const edited = await this.tally(key, records, [rule], [{ rule, expression }], true);
    if (!edited.ok) return edited;
    const [was, is] = [saved.value[0], edited.value[0]];
    if (was === undefined || is === undefined) return unknownRule(rule);
    return ok({ ...spreadOf(is), changed: changedValues(was, is) });
  }

  /** The values of the parts of a rule per loop item of one record. */
  values(key: string, rule: string, expression: string, record: Value): Promise<Result<ValuesTable>> {
    return this.#ask({ op: 'values', key, value: toWireFast(record), rule, expression }, true);
  }

  /** Why a value of one record's output is what it is; `overrides` are texts not saved yet. */
  trace(key: string, record: Value, place: Place, overrides: readonly Override[] = []): Promise<Result<Trace>> {
    return this.#ask({ op: 'trace', key, value: toWireFast(record), place, overrides }, true);
  }

  /** Who is to blame for a value of the output of one of the kept records, by its number from 1. */
  blame(key: string, records: string, record: number, place: Place, expected: JsonValue | undefined): Promise<Result<readonly Suspect[]>> {
    return this.#ask({ op: 'blame', key, records, record: record - 1, place, ...(expected === undefined ? {} : { expected }) }, true);
  }

  /** The kept records for which a rule gives a certain thing. */
  async find(key: string, records: string, rule: string, gives: Gives): Promise<Result<FoundRecords>> {
    const all = this.#records.get(records)?.values.length ?? 0;
    const found: number[] = [];
    const items: (readonly number[])[] = [];
    let count = 0;
    for (let from = 0; from < all; from += longRun) {
      const part = await this.#ask({ op: 'find', key, records, from, to: from + longRun, rule, gives }, true);
      if (!part.ok) return part;
      count += part.value.count;
      items.push(...part.value.items.slice(0, mostFound - found.length));
      found.push(...part.value.records.slice(0, mostFound - found.length));
    }
    return ok({ count, records: found, items });
  }

  /** The branches that the rules take for each record. */
  async cover(key: string, records: readonly Value[]): Promise<Result<readonly BranchesTaken[]>> {
    const all: BranchesTaken[] = [];
    for (let from = 0; from < records.length; from += longRun) {
      const part = await this.#ask({ op: 'cover', key, values: records.slice(from, from + longRun).map(toWireFast) }, false);
      if (!part.ok) return part;
      all.push(...part.value);
    }
    return ok(all);
  }

  /** Any expression over any input, with the lookups and parameters of a loaded mapping. */
  evaluate(
    key: string,
    expression: string,
    input: Value | undefined,
    variables: Readonly<Record<string, Value>> = {},
  ): Promise<Result<EvaluatorAnswers['evaluate']>> {
    const wire: Record<string, JsonValue> = {};
    for (const [name, value] of Object.entries(variables)) wire[name] = toWireFast(value);
    return this.#ask(
      { op: 'evaluate', key, expression, ...(input === undefined ? {} : { value: toWireFast(input) }), variables: wire },
      true,
    );
  }

  /** Ends the processes. What is asked afterwards starts new ones. */
  close(): void {
    this.#pair.close();
  }

  #numberOf(tables: readonly LookupTable[]): number {
    const known = this.#tables.findLast((set) => sameTables(set.tables, tables));
    if (known !== undefined) return known.number;
    const number = (this.#tables.at(-1)?.number ?? 0) + 1;
    this.#tables.push({ number, tables });
    if (this.#tables.length > keptTables) this.#tables.shift();
    return number;
  }

  async #ask<O extends EvaluatorQuestion>(question: O, urgent: boolean): Promise<Result<EvaluatorAnswers[O['op']]>> {
    const exchanged = await this.#exchange(question, urgent);
    return exchanged.ok ? ok(exchanged.value.answer) : exchanged;
  }

  /** An answer, and the bytes beside it, to a question with bytes beside it. */
  #exchange<O extends EvaluatorQuestion>(question: O, urgent: boolean, bytes?: Parts): Promise<Result<Exchanged<O>>> {
    return new Promise((resolve, reject) => {
      const job = (): Promise<void> => this.#work(question, bytes).then(resolve, reject);
      (urgent ? this.#urgent : this.#patient).push(job);
      if (!this.#working) void this.#drain();
    });
  }

  async #drain(): Promise<void> {
    this.#working = true;
    for (let job = this.#urgent.shift() ?? this.#patient.shift(); job !== undefined; job = this.#urgent.shift() ?? this.#patient.shift())
      await job();
    this.#working = false;
  }

  async #work<O extends EvaluatorQuestion>(question: O, bytes?: Parts): Promise<Result<Exchanged<O>>> {
    const child = this.#pair.current();
    const limit = this.#limitOf(question);
    for (const needed of this.#missing(question, child.holds)) {
      const reply = await child.ask(needed.question, 30_000);
      if (reply.kind !== 'answer') return fail(this.#pair.lost(reply, limit));
      child.holds.set(needed.key, needed.version);
    }
    const loading = question.op === 'load' ? this.#mappings.get(question.key) : undefined;
    // The guard inside comes first and names the rule; the kill is for what the guard cannot stop.
    const reply = await child.ask(question, limit + 250, bytes);
    if (reply.kind === 'answer') {
      // Not where a later load of this key waits already.
      if (loading !== undefined && loading.question === (question as EvaluatorQuestion))
        child.holds.set(loading.question.key, loading.version);
      return ok({ answer: reply.answer as EvaluatorAnswers[O['op']], ...(reply.bytes === undefined ? {} : { bytes: reply.bytes }) });
    }
    return fail(atRecord(this.#pair.lost(reply, limit), question));
  }

  #limitOf(question: EvaluatorQuestion): number {
    const mapping = 'key' in question ? this.#mappings.get(question.key) : undefined;
    return mapping?.question.milliseconds ?? this.#limit ?? evaluationLimit('record');
  }

  /** What the process must be given before it can answer. */
  #missing(
    question: EvaluatorQuestion,
    holds: ReadonlyMap<string, number>,
  ): readonly { key: string; version: number; question: EvaluatorQuestion }[] {
    const missing: { key: string; version: number; question: EvaluatorQuestion }[] = [];
    if ('key' in question) {
      const { key } = question;
      const mapping = this.#mappings.get(key);
      if (mapping === undefined && question.op !== 'load') throw new Error(`No mapping is loaded under ${key}`);
      if (mapping !== undefined && holds.get(key) !== mapping.version) {
        const { tables, question: load, definition } = mapping;
        if (holds.get(load.tables) !== tables)
          missing.push({ key: load.tables, version: tables, question: { op: 'lookups', tables: load.tables, values: definition.lookups } });
        if (question.op !== 'load') missing.push({ key, version: mapping.version, question: load });
      }
    }
    const begun = question.op === 'work' ? this.#begun.get(question.key) : undefined;
    if (begun !== undefined && holds.get(`${begun.question.key} begun`) !== begun.version)
      missing.push({ key: `${begun.question.key} begun`, version: begun.version, question: begun.question });
    const asksKept = question.op === 'tally' || question.op === 'find' || question.op === 'blame';
    const records = asksKept ? this.#records.get(question.records) : undefined;
    if (!asksKept || records === undefined || holds.get(question.records) === records.version) return missing;
    const step = 2_000;
    for (let from = 0; from < Math.max(1, records.values.length); from += step)
      missing.push({
        key: question.records,
        version: records.version,
        question: { op: 'keep', records: question.records, values: records.values.slice(from, from + step), from },
      });
    return missing;
  }
}

/** A batch is searched by position; a person counts from 1; a question of one record has no use for either. */
function atRecord(found: Problem, question: EvaluatorQuestion): Problem {
  const { record, ...place } = found.place ?? {};
  if (question.op === 'map' || question.op === 'work') return found;
  return { ...found, place: question.op === 'tally' && record !== undefined ? { ...place, record: record + 1 } : place };
}

/** Where the process keeps a set of tables: a later set takes the place of one long gone. */
function tablesKey(number: number): string {
  return `tables ${number % keptTables}`;
}

function sameTables(before: readonly LookupTable[], after: readonly LookupTable[]): boolean {
  return before.length === after.length && before.every((table, i) => table === after[i]);
}

function mappedRecord({ filtered, output, problems, inexact }: WireMapped): MappedRecord {
  return { filtered, ...(output === undefined ? {} : { output: fromWireFast(output) }), problems, inexact };
}

function first<T>(tallies: readonly RuleTally[], rule: string, make: (tally: RuleTally) => T): Result<T> {
  const [tally] = tallies;
  return tally === undefined ? unknownRule(rule) : ok(make(tally));
}

function unknownRule(rule: string): Result<never> {
  return fail(problem('mapping/unknown-rule', `There is no rule ${rule}.`, { place: { rule } }));
}
