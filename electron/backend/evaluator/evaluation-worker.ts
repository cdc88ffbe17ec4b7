import type { JsonValue } from '#shared/base/json-value.ts';
import type { CompileSettings } from '#shared/engine/compile-settings.ts';
import type { Compile } from '#shared/engine/compiled-expression.ts';
import type { MakeFunction } from '#shared/engine/generate/generated-expression.ts';
import { defaultLimits } from '#shared/engine/limits.ts';
import { bindLookup } from '#shared/lookup/bind-lookup.ts';
import type { BoundLookup } from '#shared/lookup/bind-lookup.ts';
import type { LookupTable } from '#shared/lookup/lookup-table.ts';
import { compileMapping } from '#shared/mapping/compile-mapping.ts';
import { mapRecord } from '#shared/mapping/map-record.ts';
import type { MappingDefinition } from '#shared/mapping/mapping.ts';
import type { Outcome, RecordResult } from '#shared/mapping/outcome.ts';
import type { MappingPlan } from '#shared/mapping/plan.ts';
import { WholeMapping } from '#shared/mapping/whole-mapping.ts';
import type { Value } from '#shared/records/value.ts';
import { blame } from '#shared/scenarios/blame/blame.ts';
import type { BranchesTaken } from '#shared/scenarios/branches.ts';
import type { WireOutcome } from '#shared/rpc/contract/preview.ts';
import { traceValue } from '#shared/trace/trace-value.ts';
import { registry } from '#electron/backend/codecs/registry.ts';
import { BlockWorker } from './block-worker.ts';
import { BranchRecorder } from './branch-recorder.ts';
import type { Parts } from './child-port.ts';
import { CompileMemory } from './compile-memory.ts';
import type { EvaluatorAnswers, EvaluatorQuestion, Gives, Override, WireMapped, WirePreview } from './messages.ts';
import { onlyRules } from './only-rules.ts';
import { Tally } from './tally.ts';
import { valueText } from './value-text.ts';
import { readValuesTable } from './values-table.ts';
import { fromWireFast, toWireFast } from './wire-fast.ts';

type WorkQuestion = Extract<EvaluatorQuestion, { op: 'work' }>;
type Tell = (record: number, rule?: string) => void;

/** Records at the start of a run that are mapped rule by rule. */
const mappedSingly = 20;

/** Between signs of life, in milliseconds. */
const quietFor = 100;

interface Loaded {
  readonly definition: MappingDefinition;
  readonly compile: Compile;
  readonly plan: MappingPlan;
  /** Plans of other rule sets or texts than those loaded, by what makes them different. */
  readonly others: Map<string, MappingPlan>;
  readonly settings: CompileSettings;
  recorder?: BranchRecorder;
}

/** What runs inside the evaluation process: keeps mappings and records by key and answers one question after another. */
export class EvaluationWorker {
  readonly #mappings = new Map<string, Loaded>();
  readonly #lookups = new Map<string, { readonly tables: readonly LookupTable[]; readonly bound: readonly BoundLookup[] }>();
  readonly #records = new Map<string, Value[]>();
  readonly #blocks = new Map<string, BlockWorker>();
  readonly #compiled = new CompileMemory();
  readonly #tell: Tell;
  readonly #makeFunction: MakeFunction;
  /** Rules that came to their end once, by plan. */
  readonly #proven = new WeakMap<MappingPlan, Set<string>>();

  /** `tell` hears which record and rule is at work: see `ChildMessage`. `makeFunction` lets expressions become code. */
  constructor(tell: Tell, makeFunction: MakeFunction) {
    this.#tell = tell;
    this.#makeFunction = makeFunction;
  }

  /** Works on a block of a run; its bytes are beside the question, those of the outputs beside the answer. */
  work(question: WorkQuestion, bytes: Parts | undefined): EvaluatorAnswers['work'] & { readonly output: Parts } {
    const worker = this.#blocks.get(question.key);
    if (worker === undefined) throw new Error(`No run has begun under ${question.key}`);
    return worker.block(question, bytes);
  }

  answer(question: Exclude<EvaluatorQuestion, WorkQuestion>): EvaluatorAnswers[keyof EvaluatorAnswers] {
    switch (question.op) {
      case 'lookups':
        this.#lookups.set(question.tables, { tables: question.values, bound: question.values.map(bindLookup) });
        return null;
      case 'load':
        return this.#load(question);
      case 'keep':
        return this.#keep(question.records, question.from, question.values.map(fromWireFast));
      case 'begin':
        return this.#begin(question);
      case 'map':
        return this.#map(this.#loaded(question.key).plan, question.values, question.trace);
      case 'preview': {
        const plan = this.#plan(this.#loaded(question.key), undefined, question.overrides);
        return wirePreview(this.#mapOne(plan, fromWireFast(question.value), question.trace, 0));
      }
      case 'tally': {
        const loaded = this.#loaded(question.key);
        return this.#tally(this.#plan(loaded, question.rules, question.overrides), question);
      }
      case 'values': {
        const { definition, compile: compileText } = this.#loaded(question.key);
        return readValuesTable(definition, compileText, question.rule, question.expression, fromWireFast(question.value));
      }
      case 'trace': {
        const { definition, settings } = this.#loaded(question.key);
        return traceValue(overridden(definition, question.overrides), settings, fromWireFast(question.value), question.place);
      }
      case 'blame':
        return this.#blame(question);
      case 'find':
        return this.#find(question);
      case 'cover':
        return this.#cover(this.#loaded(question.key), question.values);
      case 'evaluate': {
        const compiled = this.#loaded(question.key).compile(question.expression);
        if (!compiled.ok) return { outcome: { kind: 'error', problem: compiled.error }, inexact: false };
        const variables: Record<string, Value> = {};
        for (const [name, value] of Object.entries(question.variables)) variables[name] = fromWireFast(value);
        const { outcome, inexact } = compiled.value.evaluate({
          ...(question.value === undefined ? {} : { input: fromWireFast(question.value) }),
          variables,
        });
        return { outcome: wireOutcome(outcome), inexact };
      }
    }
  }

  #begin({ key, settings, others }: Extract<EvaluatorQuestion, { op: 'begin' }>): null {
    const loaded = this.#loaded(key);
    const whole = WholeMapping.of(loaded.plan, loaded.compile);
    let told = 0;
    let singly = mappedSingly;
    // Rule by rule while it is not known that each comes to its end, and where the mapping as a whole has no answer.
    const map = (value: Value, trace: boolean, position: number): RecordResult => {
      if (trace || whole === undefined || singly > 0) {
        singly -= 1;
        return this.#mapOne(loaded.plan, value, trace, position);
      }
      return whole.map(value) ?? this.#mapOne(loaded.plan, value, trace, position);
    };
    const host = {
      registry,
      definition: loaded.definition,
      map,
      alive: (position: number, trace: boolean) => {
        told = this.#signOfLife(trace ? 0 : told, position);
      },
    };
    this.#blocks.set(key, new BlockWorker(host, settings, others));
    return null;
  }

  #cover(loaded: Loaded, values: readonly JsonValue[]): readonly BranchesTaken[] {
    loaded.recorder ??= new BranchRecorder(loaded.definition, loaded.settings);
    const taken: BranchesTaken[] = [];
    let told = performance.now();
    for (const [i, value] of values.entries()) {
      told = this.#signOfLife(told, i);
      taken.push(loaded.recorder.record(fromWireFast(value)));
    }
    return taken;
  }

  #load({ key, definition: given, tables, milliseconds }: Extract<EvaluatorQuestion, { op: 'load' }>): EvaluatorAnswers['load'] {
    const lookups = this.#lookups.get(tables);
    const definition: MappingDefinition = { ...given, lookups: lookups?.tables ?? [] };
    const settings: CompileSettings = {
      limits: { ...defaultLimits, milliseconds },
      lookups: lookups?.bound ?? [],
      makeFunction: this.#makeFunction,
      ...(definition.parameters === undefined ? {} : { variables: definition.parameters }),
      ...(definition.now === undefined ? {} : { now: definition.now }),
    };
    const compileText = this.#compiled.compilerOf(settings);
    const plan = compileMapping(definition, compileText);
    this.#mappings.set(key, { definition, compile: compileText, plan, others: new Map(), settings });
    return plan.problems;
  }

  #keep(key: string, from: number, values: readonly Value[]): null {
    const kept = from === 0 ? [] : (this.#records.get(key) ?? []);
    kept.length = from;
    for (const value of values) kept.push(value);
    this.#records.set(key, kept);
    return null;
  }

  #map(plan: MappingPlan, values: readonly JsonValue[], trace: boolean): readonly WireMapped[] {
    const mapped: WireMapped[] = [];
    let told = performance.now();
    for (const [i, value] of values.entries()) {
      told = this.#signOfLife(told, i);
      mapped.push(wireMapped(this.#mapOne(plan, fromWireFast(value), trace, i)));
    }
    return mapped;
  }

  #tally(plan: MappingPlan, question: Extract<EvaluatorQuestion, { op: 'tally' }>): EvaluatorAnswers['tally'] {
    const records = this.#records.get(question.records) ?? [];
    const tally = new Tally(question.rules);
    let told = performance.now();
    for (let i = question.from; i < Math.min(question.to, records.length); i += 1) {
      told = this.#signOfLife(told, i);
      tally.add(i + 1, this.#mapOne(plan, records[i] ?? null, question.trace, i));
    }
    return tally.result();
  }

  #blame({ key, records, record, place, expected }: Extract<EvaluatorQuestion, { op: 'blame' }>): EvaluatorAnswers['blame'] {
    const { definition, settings } = this.#loaded(key);
    const samples = this.#records.get(records) ?? [];
    const told = expected === undefined ? {} : { value: fromWireFast(expected) };
    const { milliseconds } = settings.limits;
    // Of the many ways tried one may never end; none of them may take the time of all.
    const hasty = { ...settings, limits: { ...settings.limits, milliseconds: milliseconds / 8 } };
    const question = { definition, settings: hasty, record: samples[record] ?? null, place, told, samples };
    return blame({ ...question, milliseconds: Math.min(1_500, milliseconds / 2) });
  }

  #find({ key, records, from, to, rule, gives }: Extract<EvaluatorQuestion, { op: 'find' }>): EvaluatorAnswers['find'] {
    const plan = this.#plan(this.#loaded(key), [rule], []);
    const kept = this.#records.get(records) ?? [];
    const found: number[] = [];
    const items: (readonly number[])[] = [];
    let told = performance.now();
    for (let i = from; i < Math.min(to, kept.length); i += 1) {
      told = this.#signOfLife(told, i);
      const { values } = this.#mapOne(plan, kept[i] ?? null, false, i);
      const first = values.find((value) => value.rule === rule && fits(value.outcome, gives));
      if (first === undefined) continue;
      found.push(i + 1);
      items.push(first.items);
    }
    return { count: found.length, records: found, items };
  }

  #signOfLife(told: number, record: number): number {
    const now = performance.now();
    if (now - told < quietFor) return told;
    this.#tell(record);
    return now;
  }

  /** Says which rule is at work before each of them, or only before those that never came to their end. */
  #mapOne(plan: MappingPlan, record: Value, trace: boolean, position: number): RecordResult {
    const proven = this.#proven.get(plan) ?? new Set<string>();
    this.#proven.set(plan, proven);
    let before: string | undefined;
    const result = mapRecord(plan, record, {
      onRule: (rule) => {
        if (before !== undefined) proven.add(before);
        before = rule;
        if (trace || !proven.has(rule)) this.#tell(position, rule);
      },
    });
    if (before !== undefined) proven.add(before);
    return result;
  }

  #loaded(key: string): Loaded {
    const loaded = this.#mappings.get(key);
    if (loaded === undefined) throw new Error(`No mapping is loaded under ${key}`);
    return loaded;
  }

  /** The plan with some texts replaced, and only some rules where they are named. The last few are kept. */
  #plan(loaded: Loaded, rules: readonly string[] | undefined, overrides: readonly Override[]): MappingPlan {
    if (rules === undefined && overrides.length === 0) return loaded.plan;
    const name = JSON.stringify([rules, overrides]);
    const known = loaded.others.get(name);
    if (known !== undefined) return known;
    const changed = overridden(loaded.definition, overrides);
    const made = compileMapping(rules === undefined ? changed : onlyRules(changed, rules), loaded.compile);
    if (loaded.others.size >= 8) loaded.others.clear();
    loaded.others.set(name, made);
    return made;
  }
}

/** The mapping with some texts replaced. */
function overridden(definition: MappingDefinition, overrides: readonly Override[]): MappingDefinition {
  const texts = new Map(overrides.map((one) => [one.rule, one.expression]));
  return { ...definition, rules: definition.rules.map((rule) => ({ ...rule, expression: texts.get(rule.id) ?? rule.expression })) };
}

function fits(outcome: Outcome, gives: Gives): boolean {
  if (outcome.kind !== 'value') return gives.kind === outcome.kind;
  return gives.kind === 'value'
    ? outcome.value !== null && valueText(outcome.value) === gives.text
    : gives.kind === 'null' && outcome.value === null;
}

function wireMapped(result: RecordResult): WireMapped {
  const inexact = new Set(result.values.filter((value) => value.inexact === true).map((value) => value.rule));
  return {
    filtered: result.filtered,
    ...(result.output === undefined ? {} : { output: toWireFast(result.output) }),
    problems: result.problems,
    inexact: [...inexact],
  };
}

function wirePreview(result: RecordResult): WirePreview {
  return {
    filtered: result.filtered,
    ...(result.output === undefined ? {} : { output: toWireFast(result.output) }),
    values: result.values.map((value) => ({ ...value, outcome: wireOutcome(value.outcome) })),
    loops: result.loops,
    problems: result.problems,
  };
}

export function wireOutcome(outcome: Outcome): WireOutcome {
  return outcome.kind === 'value' ? { kind: 'value', value: toWireFast(outcome.value) } : outcome;
}
