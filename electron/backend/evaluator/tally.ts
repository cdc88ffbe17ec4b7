import type { Problem } from '#shared/base/problem.ts';
import type { RecordResult, RuleValue } from '#shared/mapping/outcome.ts';
import type { RuleTally } from './messages.ts';
import { valueText } from './value-text.ts';

const examplesKept = 20;

interface Counting {
  rule: string;
  records: number;
  evaluations: number;
  nothing: number;
  nulls: number;
  errors: number;
  inexact: number;
  defaulted: number;
  values: Map<string, number>;
  examples: { nothing: number[]; nulls: number[]; errors: number[] };
  firstError: Problem | undefined;
  texts: string[];
}

/** Counts what rules give, record after record. */
export class Tally {
  readonly #counts: ReadonlyMap<string, Counting>;

  constructor(rules: readonly string[]) {
    this.#counts = new Map(rules.map((rule) => [rule, empty(rule)]));
  }

  /** `record` counts from 1. */
  add(record: number, result: RecordResult): void {
    const texts = new Map<string, string[]>();
    for (const value of result.values) {
      const counting = this.#counts.get(value.rule);
      if (counting === undefined) continue;
      const list = texts.get(value.rule) ?? [];
      list.push(count(counting, value, record));
      texts.set(value.rule, list);
    }
    for (const counting of this.#counts.values()) {
      counting.records += 1;
      counting.texts.push((texts.get(counting.rule) ?? []).join(', '));
    }
  }

  result(): readonly RuleTally[] {
    return [...this.#counts.values()].map(({ values, firstError, ...rest }) => ({
      ...rest,
      values: [...values],
      ...(firstError === undefined ? {} : { firstError }),
    }));
  }
}

function empty(rule: string): Counting {
  return {
    rule,
    records: 0,
    evaluations: 0,
    nothing: 0,
    nulls: 0,
    errors: 0,
    inexact: 0,
    defaulted: 0,
    values: new Map(),
    examples: { nothing: [], nulls: [], errors: [] },
    firstError: undefined,
    texts: [],
  };
}

function count(counting: Counting, { outcome, inexact, defaulted }: RuleValue, record: number): string {
  counting.evaluations += 1;
  if (inexact === true) counting.inexact += 1;
  if (defaulted === true) counting.defaulted += 1;
  if (outcome.kind === 'nothing') {
    counting.nothing += 1;
    example(counting.examples.nothing, record);
    return 'nothing';
  }
  if (outcome.kind === 'error') {
    counting.errors += 1;
    counting.firstError ??= { ...outcome.problem, place: { ...outcome.problem.place, record } };
    example(counting.examples.errors, record);
    return outcome.problem.code;
  }
  if (outcome.value === null) {
    counting.nulls += 1;
    example(counting.examples.nulls, record);
    return 'null';
  }
  const text = valueText(outcome.value);
  counting.values.set(text, (counting.values.get(text) ?? 0) + 1);
  return text;
}

function example(examples: number[], record: number): void {
  if (examples.length < examplesKept && examples.at(-1) !== record) examples.push(record);
}
