import type { JsonValue } from '#shared/base/json-value.ts';
import type { Project } from '#shared/project/documents/document.ts';
import type { FieldDifference, ScenarioResult } from '#shared/rpc/contract/scenario.ts';
import type { Scenario } from '#shared/scenarios/scenario.ts';
import type { HistoryState } from '#shared/rpc/contract/project.ts';

/** The last change of a rule that the page has seen; `at` in ms since 1970. */
export interface KnownChange {
  readonly at: number;
  readonly mine: boolean;
  readonly label: string;
}

export interface ScenarioRow {
  readonly scenario: Scenario;
  readonly result: ScenarioResult | undefined;
  /** Why it fails, in a few words. */
  readonly reason: string | undefined;
}

export interface ScenarioGroup {
  /** Id of the mapping. */
  readonly id: string;
  readonly title: string;
  readonly passed: number;
  readonly rows: readonly ScenarioRow[];
  /** Scenarios of the mapping, found or not. */
  readonly of: number;
}

type Results = Readonly<Record<string, ScenarioResult>>;
type Changes = Readonly<Record<string, KnownChange>>;

/** Scenarios by mapping. `find` keeps those whose name, id or rules to blame hold it. */
export function scenarioGroups(
  project: Project,
  scenarios: readonly Scenario[],
  results: Results,
  changes: Changes,
  find: string,
): readonly ScenarioGroup[] {
  const mappings = Object.values(project.mapping).sort((a, b) => a.order - b.order);
  return mappings.flatMap((mapping) => {
    const all = scenarios.filter((scenario) => scenario.mapping === mapping.id);
    if (all.length === 0) return [];
    const rows = all
      .map((scenario) => ({ scenario, result: results[scenario.id], reason: reasonOf(scenario, results[scenario.id], changes) }))
      .filter((row) => matches(row, find));
    const passed = all.filter((scenario) => results[scenario.id]?.passed === true).length;
    return [{ id: mapping.id, title: mappings.length === 1 ? 'Mapping' : mapping.name, passed, rows, of: all.length }];
  });
}

function matches({ scenario, result }: ScenarioRow, find: string): boolean {
  const wanted = find.trim().toLowerCase();
  if (wanted === '') return true;
  const texts = [scenario.id, scenario.name, ...(result?.differences ?? []).flatMap(({ rule, path }) => [path, rule ?? ''])];
  return texts.some((text) => text.toLowerCase().includes(wanted));
}

/** Second line of a failing scenario: `PaymentTerms differs, since R-05 at 09:38`. */
function reasonOf(scenario: Scenario, result: ScenarioResult | undefined, changes: Changes): string | undefined {
  if (result === undefined || result.passed) return undefined;
  const [first] = result.differences;
  if (first === undefined) return result.problems.find((one) => one.severity === 'error')?.message;
  const more = result.differences.length - 1;
  const what = more === 0 ? `${lastName(first.path)} ${verbOf(first)}` : `${lastName(first.path)} and ${more.toLocaleString()} more differ`;
  const change = first.rule === undefined ? undefined : culprit(scenario, changes[first.rule]);
  return change === undefined ? what : `${what}, since ${first.rule ?? ''} at ${clock(change.at)}`;
}

function verbOf({ kind }: FieldDifference): string {
  return kind === 'missing' ? 'is missing' : kind === 'extra' ? 'is not expected' : 'differs';
}

/** A change counts as the cause only when it came after what is expected was agreed. */
function culprit(scenario: Scenario, change: KnownChange | undefined): KnownChange | undefined {
  if (change === undefined || change.label.startsWith('Undo: ')) return undefined;
  const agreed = scenario.approved === undefined ? 0 : Date.parse(scenario.approved.at);
  return change.at > agreed ? change : undefined;
}

export interface Cause {
  /** In bold: `R-05 broke it.` */
  readonly subject: string;
  readonly text: string;
  /** The one rule that undo would take back, where the very last edit was its. */
  readonly undoes: string | undefined;
}

/** Why a scenario fails, for its banner; `undefined` while it passes. */
export function causeOf(
  scenario: Scenario,
  result: ScenarioResult | undefined,
  known: { readonly changes: Changes; readonly lastChanged: readonly string[]; readonly history: HistoryState },
): Cause | undefined {
  if (result === undefined || result.passed) return undefined;
  const { differences } = result;
  if (differences.length === 0) {
    const [problem] = result.problems.filter((one) => one.severity === 'error');
    return { subject: 'It fails.', text: problem?.message ?? 'What comes out is not what is expected.', undoes: undefined };
  }
  const rules = [...new Set(differences.flatMap(({ rule }) => rule ?? []))];
  const count = differences.length === 1 ? '1 value differs' : `${differences.length.toLocaleString()} values differ`;
  const changed = rules.filter((rule) => culprit(scenario, known.changes[rule]) !== undefined);
  const [only] = changed;
  const undoes =
    only !== undefined && changed.length === 1 && known.lastChanged.includes(only) && known.changes[only]?.label === known.history.undo
      ? only
      : undefined;
  if (only === undefined)
    return {
      subject: `${count}.`,
      text:
        rules.length === 0
          ? 'No rule writes it.'
          : `What is expected differs from what ${listed(rules)} ${rules.length === 1 ? 'gives' : 'give'}.`,
      undoes,
    };
  const last = known.changes[only];
  const field = lastName(differences.find(({ rule }) => rule === only)?.path ?? '');
  const who = last?.mine === true ? `You changed ${field}` : `${field} was changed`;
  return { subject: `${listed(changed)} broke it.`, text: `${who} at ${clock(last?.at ?? 0)}; ${count}.`, undoes };
}

function listed(names: readonly string[]): string {
  if (names.length <= 1) return names.join('');
  if (names.length > 3) return `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

export interface Check {
  readonly id: string;
  readonly holds: boolean;
  readonly name: string;
  readonly difference?: FieldDifference;
  /** Where there is no difference to show: a sentence, an expression. */
  readonly text?: string;
  readonly code?: boolean;
  readonly rule?: string | undefined;
}

/** What a scenario holds its outcome against, failing first; `holding` counts those that are not listed. */
export function checksOf(
  scenario: Scenario,
  result: ScenarioResult | undefined,
): { readonly checks: readonly Check[]; readonly holding: number; readonly of: number } {
  const { expected } = scenario;
  const problems = (result?.problems ?? []).filter((one) => one.severity === 'error');
  if (expected.kind === 'assertions' && result !== undefined) {
    const checks = expected.assertions.map(({ name, expression }, at): Check => {
      const failed = problems.find((one) => one.message === `${name} does not hold.` || one.message.startsWith(`${name}: `));
      return failed === undefined
        ? {
            id: `a${at}`,
            holds: problems.every((one) => belongs(one.message, expected.assertions)),
            name,
            text: expression,
            code: true,
          }
        : {
            id: `a${at}`,
            holds: false,
            name,
            text: failed.message.startsWith(`${name}: `) ? failed.message.slice(name.length + 2) : expression,
            code: !failed.message.startsWith(`${name}: `),
          };
    });
    const others = problems
      .filter((one) => !belongs(one.message, expected.assertions))
      .map((one, at): Check => ({ id: `p${at}`, holds: false, name: 'Outcome', text: one.message, rule: one.place?.rule }));
    return {
      checks: [...others, ...[...checks].sort((a, b) => Number(a.holds) - Number(b.holds))],
      holding: 0,
      of: checks.length + others.length,
    };
  }
  const failing = problems.map((one, at): Check => ({
    id: `p${at}`,
    holds: false,
    name: 'Outcome',
    text: one.message,
    rule: one.place?.rule,
  }));
  if (expected.kind !== 'output' || result === undefined) {
    if (result === undefined) return { checks: [], holding: 0, of: 0 };
    const holds: Check = {
      id: 'outcome',
      holds: true,
      name: 'Outcome',
      text: expected.kind === 'filtered' ? 'the record is filtered' : 'the record is rejected',
    };
    return { checks: failing.length > 0 ? failing : [holds], holding: 0, of: Math.max(1, failing.length) };
  }
  const differing = result.differences.map((difference): Check => ({
    id: difference.path,
    holds: false,
    name: difference.path,
    difference,
    rule: difference.rule,
  }));
  const leaves = countLeaves(expected.value);
  const wrong = result.differences
    .filter(({ kind }) => kind !== 'extra')
    .reduce((sum, { expected: value }) => sum + Math.max(1, value === undefined ? 1 : countLeaves(value)), 0);
  const holding = failing.length > 0 && result.actual === undefined ? 0 : Math.max(0, leaves - wrong);
  const checks = [...failing, ...differing];
  return { checks, holding, of: checks.length + holding };
}

function belongs(message: string, assertions: readonly { readonly name: string }[]): boolean {
  return assertions.some(({ name }) => message === `${name} does not hold.` || message.startsWith(`${name}: `));
}

/** Values in a wire value: everything that is not a group or a list, and those where they are empty. */
export function countLeaves(value: JsonValue): number {
  if (typeof value !== 'object' || value === null) return 1;
  if (!Array.isArray(value) && '#n' in value) return 1;
  const parts: readonly JsonValue[] = Array.isArray(value) ? value : Object.values(value);
  return parts.length === 0 ? 1 : parts.reduce<number>((sum, part) => sum + countLeaves(part), 0);
}

/** A wire value as indented JSON, exact numbers digit for digit. */
export function jsonText(value: JsonValue): string {
  return JSON.stringify(value, null, 2).replaceAll(/\{\s*"#n": "([^"]*)"\s*\}/g, '$1');
}

export interface Summary {
  readonly failed: number;
  readonly passed: number;
  readonly waiting: number;
  /** `12 ran at 09:39 in 300 ms`. */
  readonly ran: string | undefined;
}

export function summaryOf(scenarios: readonly Scenario[], results: Results): Summary {
  const known = scenarios.flatMap((scenario) => results[scenario.id] ?? []);
  const passed = known.filter((result) => result.passed).length;
  const last = known
    .map((result) => result.at)
    .sort()
    .at(-1);
  const took = known.reduce((sum, result) => sum + result.milliseconds, 0);
  const ran =
    last === undefined ? undefined : `${known.length.toLocaleString()} ran at ${clock(Date.parse(last))} in ${milliseconds(took)}`;
  return { failed: known.length - passed, passed, waiting: scenarios.length - known.length, ran };
}

/** `18 ms`, `< 1 ms`, `1.2 s`. */
export function milliseconds(ms: number): string {
  if (ms < 1) return '< 1 ms';
  if (ms < 1000) return `${Math.round(ms)} ms`;
  return `${(ms / 1000).toLocaleString([], { maximumFractionDigits: 1 })} s`;
}

/** Time of day: `09:38`. */
export function clock(ms: number): string {
  return new Date(ms).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** Name of the field at the end of a path, positions left out. */
export function lastName(path: string): string {
  return (path.split('.').at(-1) ?? path).replaceAll(/\[\d+\]/g, '') || 'The output';
}

/** When the expected outcome was agreed: `approved 2 July: VAT changed`. */
export function agreedOn({ approved }: Scenario, now = new Date()): string | undefined {
  if (approved === undefined) return undefined;
  const at = new Date(approved.at);
  const day = at.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    ...(at.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' }),
  });
  return `approved ${day}${approved.reason === undefined ? '' : `: ${approved.reason}`}`;
}
