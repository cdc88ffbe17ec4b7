import type { Spread } from '#shared/rpc/contract/preview.ts';
import type { RuleTally } from './messages.ts';

const mostValues = 50;
const mostExamples = 20;

/** Adds the tallies of two stretches of records, rule by rule. */
export function addTallies(left: readonly RuleTally[], right: readonly RuleTally[]): readonly RuleTally[] {
  return left.map((one, i) => {
    const other = right[i];
    return other === undefined ? one : addTally(one, other);
  });
}

function addTally(a: RuleTally, b: RuleTally): RuleTally {
  const firstError = a.firstError ?? b.firstError;
  return {
    rule: a.rule,
    records: a.records + b.records,
    evaluations: a.evaluations + b.evaluations,
    nothing: a.nothing + b.nothing,
    nulls: a.nulls + b.nulls,
    errors: a.errors + b.errors,
    inexact: a.inexact + b.inexact,
    defaulted: a.defaulted + b.defaulted,
    values: addCounts(a.values, b.values),
    examples: { nothing: joined(a, b, 'nothing'), nulls: joined(a, b, 'nulls'), errors: joined(a, b, 'errors') },
    texts: [...a.texts, ...b.texts],
    ...(firstError === undefined ? {} : { firstError }),
  };
}

function joined(a: RuleTally, b: RuleTally, kind: keyof RuleTally['examples']): readonly number[] {
  return [...a.examples[kind], ...b.examples[kind]].slice(0, mostExamples);
}

function addCounts<K>(a: readonly (readonly [K, number])[], b: readonly (readonly [K, number])[]): readonly (readonly [K, number])[] {
  const counts = new Map(a);
  for (const [value, count] of b) counts.set(value, (counts.get(value) ?? 0) + count);
  return [...counts];
}

/** A tally as the page shows it: most frequent values first. */
export function spreadOf(tally: RuleTally): Spread {
  const { rule, records, evaluations, nothing, nulls, errors, inexact, examples, firstError } = tally;
  const values = [...tally.values].sort((a, b) => b[1] - a[1]).slice(0, mostValues);
  return {
    rule,
    records,
    evaluations,
    values: values.map(([text, count]) => ({ text, count })),
    distinct: tally.values.length,
    nothing,
    nulls,
    errors,
    inexact,
    examples,
    ...(firstError === undefined ? {} : { firstError }),
  };
}

/** The records for which two expressions of a rule give different values. */
export function changedValues(was: RuleTally, is: RuleTally): NonNullable<Spread['changed']> {
  const examples: { record: number; was: string; is: string }[] = [];
  let records = 0;
  for (const [i, text] of is.texts.entries()) {
    const before = was.texts[i] ?? '';
    if (before === text) continue;
    records += 1;
    if (examples.length < mostExamples) examples.push({ record: i + 1, was: before, is: text });
  }
  return { records, examples };
}
