import { splitPath } from '#shared/base/field-path.ts';
import { compile } from '#shared/engine/compile.ts';
import type { CompileSettings } from '#shared/engine/compile-settings.ts';
import type { Compile, EvaluationContext } from '#shared/engine/compiled-expression.ts';
import { bindLookup } from '#shared/lookup/bind-lookup.ts';
import type { LookupTable } from '#shared/lookup/lookup-table.ts';
import { compileMapping } from '#shared/mapping/compile-mapping.ts';
import { mapRecord } from '#shared/mapping/map-record.ts';
import type { Loop, MappingDefinition } from '#shared/mapping/mapping.ts';
import type { Value } from '#shared/records/value.ts';
import { isArray } from '#shared/records/value.ts';
import { fromWire, toWire } from '#shared/records/wire-value.ts';
import { parse } from '#shared/syntax/parse.ts';
import { walk } from '#shared/syntax/walk.ts';
import { findField } from '#shared/schema/find-field.ts';
import type { Capture, Evaluated } from '#shared/trace/capture.ts';
import { capture } from '#shared/trace/capture.ts';
import type { Filled, Place } from '#shared/trace/place.ts';
import { filledBy, valueAt } from '#shared/trace/place.ts';
import { leafText } from './change-cost.ts';
import { compareValues } from '../compare-values.ts';

/** What a value at a place of one record's output is asked about with. */
export interface Question {
  readonly definition: MappingDefinition;
  /** How its texts are compiled; the tables of the definition are bound by who asks. */
  readonly settings: CompileSettings;
  readonly record: Value;
  readonly place: Place;
}

/** Evaluates what fills one place over and over with one thing changed. The record is a copy of its own. */
export class Trial {
  readonly question: Question;
  readonly filled: Filled;
  readonly capture: Capture;
  readonly actual: Value | undefined;
  readonly #expected: Value | undefined;
  readonly #compiled = new Map<string, ReturnType<Compile>>();
  readonly #repeats: boolean;
  readonly #until: number;

  constructor(question: Question, expected: Value | undefined, milliseconds: number) {
    this.#until = Date.now() + milliseconds;
    this.question = { ...question, record: fromWire(toWire(question.record)) };
    this.filled = filledBy(question.definition, question.place);
    this.capture = capture(question.definition, question.settings, this.question.record, this.filled);
    this.#expected = expected;
    const { rule, loops } = this.filled;
    const { target } = question.definition;
    const looped = rule !== undefined && loops.some((loop) => loop.target === rule.target);
    this.#repeats =
      rule !== undefined &&
      target !== undefined &&
      !looped &&
      splitPath(rule.target) !== undefined &&
      findField(target, rule.target)?.repeats === true;
    this.actual = valueAt(this.capture.result.output, question.place);
  }

  isExpected(value: Value | undefined): boolean {
    return compareValues(this.#expected, value).length === 0;
  }

  /** Whether there is time left to try more. */
  get hasTime(): boolean {
    return Date.now() < this.#until;
  }

  get expected(): Value | undefined {
    return this.#expected;
  }

  /** Keys of lookup tables whose row holds the expected value: what may have been meant to be asked. */
  get keysGiving(): readonly string[] {
    const wanted = this.#expected === undefined ? undefined : leafText(this.#expected);
    if (wanted === undefined || wanted === '') return [];
    return this.question.definition.lookups
      .flatMap((table) => {
        const keyAt = table.columns.indexOf(table.key);
        return table.rows.flatMap((row) => (row.some((cell, at) => at !== keyAt && cell === wanted) ? [row[keyAt] ?? ''] : []));
      })
      .slice(0, 20);
  }

  /** The rule ends in an error. */
  get failed(): boolean {
    return this.ruleEvaluated?.evaluation.outcome.kind === 'error';
  }

  /** Texts that the rule and its loops name, keys of its objects among them: what a field of the record may be meant to hold. */
  get writtenTexts(): readonly string[] {
    const texts = new Set<string>();
    for (const text of [this.filled.rule?.expression, ...this.filled.loops.flatMap((loop) => [loop.where, loop.each])]) {
      const tree = text === undefined ? undefined : parse(text);
      if (tree?.ok === true) walk(tree.value.root, (node) => void (node.type === 'string' && texts.add(node.value)));
    }
    return [...texts].slice(0, 200);
  }

  /** The rule's own evaluation for the items of the place. */
  get ruleEvaluated(): Evaluated | undefined {
    return this.capture.chosen.find(({ part }) => part === 'expression');
  }

  /** The value with other texts of the rule, other tables or other fields of the record, where loops stay what they are. */
  quick(
    change: { readonly expression?: string; readonly default?: string; readonly tables?: readonly LookupTable[] } = {},
  ): Value | undefined {
    const { rule, within } = this.filled;
    const evaluated = this.ruleEvaluated;
    if (rule === undefined || evaluated === undefined) return undefined;
    const compileText = this.#compiler(change.tables);
    const first = this.#evaluate(compileText, change.expression ?? rule.expression, evaluated.context);
    const standIn = change.default ?? rule.default;
    const value =
      first === undefined && standIn !== undefined && standIn.trim() !== ''
        ? this.#evaluate(compileText, standIn, evaluated.context)
        : first;
    if (value === failed) return nothingExpected;
    return valueAt(this.#repeats && value !== undefined && value !== null && !isArray(value) ? [value] : value, within);
  }

  /** The value with the record mapped anew, with another loop, condition, or text. */
  anew(change: { readonly loop?: Loop; readonly keep?: string; readonly tables?: readonly LookupTable[] }): Value | undefined {
    const { definition } = this.capture;
    const mapping = change.keep === undefined ? definition.mapping : { ...definition.mapping, keep: change.keep };
    const loops = definition.loops.map((loop) => (loop.id === change.loop?.id ? change.loop : loop));
    const plan = compileMapping({ ...definition, mapping, loops }, this.#compiler(change.tables));
    const result = mapRecord(plan, this.question.record);
    return valueAt(result.output, this.question.place);
  }

  /** Of the items of another loop the share, 0 to 1, for which the rule gives the expected value. */
  shareOfItems(loop: Loop): number {
    const { definition } = this.capture;
    const { rule, within } = this.filled;
    if (rule === undefined || this.#expected === undefined) return 0;
    const loops = definition.loops.map((one) => (one.id === loop.id ? loop : one));
    const { values } = mapRecord(compileMapping({ ...definition, loops }, this.#compiler(undefined)), this.question.record);
    const depth = this.filled.loops.findIndex((one) => one.id === loop.id);
    // The items beside: those around and within stay what they are.
    const beside = (at: readonly number[]): boolean => at.every((item, i) => i === depth || item === this.filled.items[i]);
    const given = values.filter((value) => value.rule === rule.id && beside(value.items));
    const fitting = given.filter(({ outcome }) => outcome.kind === 'value' && this.isExpected(valueAt(outcome.value, within)));
    return given.length === 0 ? 0 : fitting.length / given.length;
  }

  /** Runs with another value in a field of the record, which is put back afterwards. */
  withCell<T>(place: Place, value: Value | undefined, run: () => T, read?: object): T | undefined {
    const name = place.at(-1);
    const own = valueAt(this.question.record, place.slice(0, -1));
    const holder = read ?? own;
    if (name === undefined || typeof holder !== 'object' || holder === null) return undefined;
    const before = Object.entries(holder);
    if (value === undefined) Reflect.deleteProperty(holder, name);
    else Reflect.set(holder, name, value);
    try {
      return run();
    } finally {
      // The order of the fields is part of what they were.
      if (!Array.isArray(holder)) for (const key of Object.keys(holder)) Reflect.deleteProperty(holder, key);
      for (const [key, part] of before) Reflect.set(holder, key, part);
    }
  }

  #compiler(tables: readonly LookupTable[] | undefined): Compile {
    const { settings } = this.question;
    if (tables !== undefined) {
      const bound = tables.map(bindLookup);
      return (text) => compile(text, { ...settings, lookups: bound });
    }
    return (text) => {
      const known = this.#compiled.get(text) ?? compile(text, settings);
      this.#compiled.set(text, known);
      return known;
    };
  }

  #evaluate(compileText: Compile, text: string, context: EvaluationContext): Value | undefined | typeof failed {
    const compiled = compileText(text);
    if (!compiled.ok) return failed;
    const { outcome } = compiled.value.evaluate(context);
    return outcome.kind === 'value' ? outcome.value : outcome.kind === 'nothing' ? undefined : failed;
  }
}

const failed: unique symbol = Symbol('failed');

/** What no expected value is equal to: U+E000 is in no file. */
const nothingExpected: Value = '\uE000';
