import { isWithin } from '#shared/base/field-path.ts';
import type { Problem } from '#shared/base/problem.ts';
import { problem } from '#shared/base/problem.ts';
import type { OnInvalid, Rule } from '#shared/mapping/mapping.ts';
import type { MappedRecord } from '#shared/mapping/outcome.ts';
import { effectiveBoolean } from '#shared/records/effective-boolean.ts';
import type { Outcome } from '#shared/records/outcome.ts';
import type { Value } from '#shared/records/value.ts';
import { fromWire, toWire } from '#shared/records/wire-value.ts';
import { ruleFilling } from '#shared/trace/place.ts';
import { compareValues, withoutIndexes } from './compare-values.ts';
import type { Expectation, Scenario } from './scenario.ts';
import type { FieldDifference, ScenarioResult } from './scenario-result.ts';

/** What running a scenario needs: the pipeline's own steps. */
export interface ScenarioPorts {
  readonly rules: readonly Rule[];
  readonly onInvalid: OnInvalid;
  map(input: Value): Promise<MappedRecord>;
  /** What the target says of an output. */
  check(output: Value): readonly Problem[];
  /** An assertion: over the output, `$input` being the record. */
  evaluate(expression: string, output: Value | undefined, input: Value): Promise<Outcome>;
  /** Milliseconds that only count up, and the instant. */
  readonly clock: { elapsed(): number; now(): Date };
}

/** Maps the given input as a run would and holds what comes out against what is expected. */
export async function runScenario(scenario: Scenario, ports: ScenarioPorts): Promise<ScenarioResult> {
  const started = ports.clock.elapsed();
  const input = fromWire(scenario.input);
  const mapped = await ports.map(input);
  const verdict = await judge(scenario, input, settle(mapped, ports), ports);
  return {
    scenario: scenario.id,
    passed: verdict.differences.length === 0 && verdict.problems.every((found) => found.severity !== 'error'),
    milliseconds: ports.clock.elapsed() - started,
    differences: verdict.differences.map((difference) => blame(difference, ports.rules)),
    problems: verdict.problems,
    ...(mapped.output === undefined ? {} : { actual: toWire(mapped.output) }),
    at: ports.clock.now().toISOString(),
  };
}

/** What became of the record: where the run would have counted it. */
type Fate =
  | { readonly kind: 'mapped'; readonly output: Value; readonly problems: readonly Problem[] }
  | { readonly kind: 'filtered' }
  /** `invalid`: the rules worked, the target refuses what they gave. */
  | { readonly kind: 'rejected'; readonly output?: Value; readonly reason: Problem; readonly invalid?: boolean };

function settle({ filtered, output, problems }: MappedRecord, ports: ScenarioPorts): Fate {
  const error = problems.find((found) => found.severity === 'error');
  const kept = output === undefined ? {} : { output };
  if (error !== undefined && (ports.onInvalid === 'reject' || output === undefined)) return { kind: 'rejected', ...kept, reason: error };
  if (filtered || output === undefined) return { kind: 'filtered' };
  const found = ports.check(output);
  const invalid = found.find((one) => one.severity === 'error');
  if (invalid !== undefined && ports.onInvalid === 'reject') return { kind: 'rejected', output, reason: invalid, invalid: true };
  return { kind: 'mapped', output, problems: [...problems, ...found].map((one) => ({ ...one, severity: 'warning' })) };
}

interface Verdict {
  readonly differences: readonly FieldDifference[];
  readonly problems: readonly Problem[];
}

async function judge({ expected, comparison }: Scenario, input: Value, fate: Fate, ports: ScenarioPorts): Promise<Verdict> {
  switch (expected.kind) {
    case 'output': {
      const output = fate.kind === 'filtered' ? undefined : fate.output;
      const differences = compareValues(fromWire(expected.value), output, comparison);
      if (fate.kind === 'mapped') return { differences, problems: [] };
      // An output that is the agreed one passes, also where the target has grown a field since: the problem list says that.
      if (fate.kind === 'rejected' && fate.invalid === true) return { differences, problems: [{ ...fate.reason, severity: 'warning' }] };
      return { differences, problems: [unexpected(fate, 'an output')] };
    }
    case 'filtered':
      return { differences: [], problems: fate.kind === 'filtered' ? [] : [unexpected(fate, 'no output')] };
    case 'rejected':
      return { differences: [], problems: fate.kind === 'rejected' ? wrongReason(expected, fate.reason) : [unexpected(fate, 'a reject')] };
    case 'assertions':
      return fate.kind === 'rejected'
        ? { differences: [], problems: [unexpected(fate, 'an output')] }
        : { differences: [], problems: await failedAssertions(expected.assertions, fate, input, ports) };
  }
}

function unexpected(fate: Fate, expected: string): Problem {
  if (fate.kind === 'rejected')
    return { ...fate.reason, severity: 'error', message: `Expected ${expected}; the record is rejected: ${fate.reason.message}` };
  const what = fate.kind === 'filtered' ? 'is filtered' : 'is mapped';
  return problem('scenario/unexpected', `Expected ${expected}; the record ${what}.`);
}

function wrongReason(expected: Extract<Expectation, { kind: 'rejected' }>, reason: Problem): readonly Problem[] {
  const found: Problem[] = [];
  if (expected.code !== undefined && expected.code !== reason.code)
    found.push(
      problem(
        'scenario/other-reason',
        `Expected the reject ${expected.code}; it is ${reason.code}: ${reason.message}`,
        reason.place === undefined ? {} : { place: reason.place },
      ),
    );
  const rule = reason.place?.rule;
  if (expected.rule !== undefined && expected.rule !== rule && rule !== undefined)
    found.push(
      problem('scenario/other-rule', `Expected ${expected.rule} to reject the record; ${rule} does: ${reason.message}`, {
        place: { rule },
      }),
    );
  return found;
}

async function failedAssertions(
  assertions: readonly { readonly name: string; readonly expression: string }[],
  fate: Exclude<Fate, { kind: 'rejected' }>,
  input: Value,
  ports: ScenarioPorts,
): Promise<readonly Problem[]> {
  const failed: Problem[] = [];
  for (const { name, expression } of assertions) {
    const outcome = await ports.evaluate(expression, fate.kind === 'mapped' ? fate.output : undefined, input);
    if (outcome.kind === 'error') failed.push({ ...outcome.problem, message: `${name}: ${outcome.problem.message}` });
    else if (outcome.kind === 'nothing' || !effectiveBoolean(outcome.value))
      failed.push(problem('scenario/assertion', `${name} does not hold.`));
  }
  return failed;
}

/** The rule of the field itself, else of the closest field around it, else the first one inside. */
function blame(difference: FieldDifference, rules: readonly Rule[]): FieldDifference {
  const path = withoutIndexes(difference.path);
  const guilty = ruleFilling(rules, path) ?? rules.find((rule) => isWithin(rule.target, path));
  return guilty === undefined ? difference : { ...difference, rule: guilty.id };
}
