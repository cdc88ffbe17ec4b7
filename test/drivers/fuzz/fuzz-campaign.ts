import { existsSync } from 'node:fs';
import type { EngineDoor } from '#test/drivers/engine.ts';
import { readSuite } from '#test/drivers/suite/read-suite.ts';
import type { Ending, Pair } from './compare-engines.ts';
import { kindsIn } from './count-kinds.ts';
import { caseSeed, fitCases, type FuzzCase, inputsPerCase, makeCase } from './fuzz-case.ts';
import { judgeOf, type Verdict } from './judge.ts';
import { shrinkPair } from './shrink.ts';

/** A pair that an engine and the reference disagree about, made small. */
export interface Difference {
  readonly engine: string;
  /** Of the case, as an argument of the campaign. */
  readonly seed: number;
  readonly expression: string;
  /** As JSON. */
  readonly data: string;
  readonly ours: Ending;
  readonly reference: Ending;
}

/** Figures of a campaign or of a part of one. */
export interface FuzzReport {
  /** Pairs compared, for each engine. */
  compared: number;
  expressions: number;
  values: number;
  errors: number;
  limits: number;
  /** Pairs by the fault of the reference that explains their difference. */
  readonly explained: Record<string, number>;
  /** Expressions by the kind of node or the built-in in them, and those of them that gave a value. */
  readonly kinds: Record<string, number>;
  readonly kindsWithValue: Record<string, number>;
  readonly differences: Difference[];
}

export interface FuzzPart {
  readonly seed: number;
  /** Pairs of the whole campaign. */
  readonly pairs: number;
  /** This part takes every `of`th case from `part` on. */
  readonly part: number;
  readonly of: number;
  /** Told before each case, so that a case that never ends can be named. */
  readonly began?: (one: FuzzCase) => void;
}

export function emptyReport(): FuzzReport {
  return { compared: 0, expressions: 0, values: 0, errors: 0, limits: 0, explained: {}, kinds: {}, kindsWithValue: {}, differences: [] };
}

/**
 * Evaluates generated expressions and those of a suite folder, as they are and mutated, with engines and the reference, each
 * expression over several inputs. Where there is no such folder all expressions are generated.
 */
export async function fuzzEngines(engines: readonly EngineDoor[], folder: string, part: FuzzPart): Promise<FuzzReport> {
  const suite = existsSync(folder) ? fitCases(readSuite(folder)) : [];
  const report = emptyReport();
  const cases = Math.ceil(part.pairs / inputsPerCase);
  for (let i = part.part; i < cases; i += part.of) {
    const one = makeCase(caseSeed(part.seed, i), suite);
    part.began?.(one);
    const inputs = one.inputs.slice(0, part.pairs - i * inputsPerCase);
    const verdicts = await judgeCase(engines, one, inputs, report);
    count(report, one, inputs.length, verdicts);
  }
  return report;
}

/** The verdicts on all inputs and engines; the first difference of each engine goes into the report, made small. */
async function judgeCase(
  engines: readonly EngineDoor[],
  one: FuzzCase,
  inputs: readonly unknown[],
  report: FuzzReport,
): Promise<Verdict[]> {
  const judge = judgeOf(engines, one.expression);
  const verdicts: Verdict[] = [];
  const differing = new Set<EngineDoor>();
  for (const data of inputs) {
    const found = await judge(data, one.bindings);
    verdicts.push(...found);
    for (const [i, engine] of engines.entries()) {
      const verdict = found[i];
      if (verdict?.kind !== 'different' || differing.has(engine)) continue;
      differing.add(engine);
      report.differences.push(await shrunk(engine, one, data, verdict));
    }
  }
  return verdicts;
}

async function shrunk(engine: EngineDoor, one: FuzzCase, data: unknown, found: Verdict): Promise<Difference> {
  const pair: Pair = { expression: one.expression, data, bindings: one.bindings };
  const again = async (candidate: Pair): Promise<Verdict | undefined> =>
    (await judgeOf([engine], candidate.expression)(candidate.data, candidate.bindings))[0];
  const alike = (other: Verdict | undefined): boolean =>
    other?.kind === 'different' && shape(other.ours) === shape(found.ours) && shape(other.reference) === shape(found.reference);
  const smallest = await shrinkPair(pair, async (candidate) => alike(await again(candidate)));
  const verdict = smallest === pair ? found : ((await again(smallest)) ?? found);
  const { expression } = smallest;
  const shown = smallest.data === undefined ? 'nothing' : JSON.stringify(smallest.data);
  return { engine: engine.name, seed: one.seed, expression, data: shown, ours: verdict.ours, reference: verdict.reference };
}

/** What kind of end it is: nothing, a value, or the error's code. */
function shape(end: Ending): string {
  return /^(error \w+|fault \w+|nothing)/.exec(end)?.[0] ?? (end.endsWith('the data changed') ? 'changed' : 'value');
}

function count(report: FuzzReport, one: FuzzCase, pairs: number, verdicts: readonly Verdict[]): void {
  report.compared += pairs;
  report.expressions += 1;
  let gave = false;
  for (const verdict of verdicts) {
    if (verdict.kind === 'limit') report.limits += 1;
    else if (verdict.kind === 'explained') add(report.explained, verdict.fault);
    else if (verdict.ours.startsWith('error ')) report.errors += 1;
    else report.values += 1;
    if (shape(verdict.ours) === 'value') gave = true;
  }
  for (const kind of kindsIn(one.expression)) {
    add(report.kinds, kind);
    if (gave) add(report.kindsWithValue, kind);
  }
}

function add(counts: Record<string, number>, name: string, more = 1): void {
  counts[name] = (counts[name] ?? 0) + more;
}

/** Two parts of one campaign together. */
export function joined(one: FuzzReport, other: FuzzReport): FuzzReport {
  const made = structuredClone(one);
  for (const field of ['compared', 'expressions', 'values', 'errors', 'limits'] as const) made[field] += other[field];
  for (const field of ['explained', 'kinds', 'kindsWithValue'] as const)
    for (const [name, times] of Object.entries(other[field])) add(made[field], name, times);
  made.differences.push(...other.differences);
  return made;
}
