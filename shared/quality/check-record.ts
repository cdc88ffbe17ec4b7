import type { Problem } from '#shared/base/problem.ts';
import { problem } from '#shared/base/problem.ts';
import type { Value } from '#shared/records/value.ts';
import { isArray } from '#shared/records/value.ts';
import type { Field, Schema } from '#shared/schema/field.ts';
import type { ScalarRules } from './check-scalar.ts';
import type { LinearPattern } from './linear-pattern.ts';
import { compilePattern } from './linear-pattern.ts';
import { quickCheck } from './quick-check.ts';
import { RecordWalk } from './record-walk.ts';

export interface CheckOptions {
  /** Whether a text may stand for a number, boolean and so on. Default: where the schema is of XML. CSV wants it too. */
  readonly lexical?: boolean;
  /** Most problems of one record; default 100. */
  readonly limit?: number;
}

/** Checks records against one schema; patterns are compiled once. */
export interface RecordCheck {
  /**
   * What is wrong with an output, each with its exact place: `Lines.Line[2].TaxCode`, items counted from 0. An inferred
   * schema shows what was seen, not what must be: what only differs from that is a warning. Fields that the schema does
   * not know are warnings.
   */
  check(value: Value): readonly Problem[];
  /** Patterns of the schema that cannot be checked; each is named once. */
  readonly notes: readonly Problem[];
}

const fine: readonly Problem[] = [];

export function recordCheck(schema: Schema, options: CheckOptions = {}): RecordCheck {
  const notes: Problem[] = [];
  const patterns = new Map<string, LinearPattern | undefined>();
  const names = new WeakMap<readonly Field[], ReadonlySet<string>>();
  const pattern = (field: Field): LinearPattern | undefined => {
    const source = field.pattern ?? '';
    if (patterns.has(source)) return patterns.get(source);
    const compiled = compilePattern(source, schema.kind === 'xsd' ? 'xsd' : 'ecma');
    patterns.set(source, compiled);
    if (compiled === undefined) {
      notes.push(
        problem(
          'check/pattern-not-checked',
          `The pattern of ${field.name} is not checked: ${source.length > 60 ? `${source.slice(0, 59)}…` : source} needs more than a test in one pass.`,
          { severity: 'info', place: { field: field.name } },
        ),
      );
    }
    return compiled;
  };
  const xml = schema.kind === 'xsd' || (schema.root.children ?? []).some((field) => field.xml !== undefined);
  const rules: ScalarRules = {
    lexical: options.lexical ?? xml,
    inferred: schema.kind === 'inferred',
    plainDecimals: schema.kind === 'xsd',
    pattern,
  };
  const accepts = xml || rules.lexical ? undefined : quickCheck(schema);
  const check = (value: Value): readonly Problem[] => {
    if (accepts?.(value) === true) return fine;
    const walk = new RecordWalk(schema, rules, xml, options.limit ?? 100, names);
    if (schema.records && isArray(value) && !schema.root.repeats)
      value.forEach((item, i) => walk.value(schema.root, item, { up: undefined, step: i }, 0));
    else walk.occurrences(schema.root, value, undefined, 0);
    return walk.problems;
  };
  return { check, notes };
}

/** The problems of one value; for many values of one schema make a `recordCheck` once. */
export function checkValue(value: Value, schema: Schema, options: CheckOptions = {}): readonly Problem[] {
  return recordCheck(schema, options).check(value);
}
