import type { RuleTally } from '#electron/backend/evaluator/messages.ts';
import type { Problem } from '#shared/base/problem.ts';
import { ok } from '#shared/base/result.ts';
import type { Result } from '#shared/base/result.ts';
import type { Mapping, Rule } from '#shared/mapping/mapping.ts';
import type { Project } from '#shared/project/documents/document.ts';
import { documentNumber } from './document-number.ts';
import { checkOutput } from './preview-record.ts';
import type { ProjectSession, ReadyMapping } from './project-session.ts';
import { recordsKey } from './project-session.ts';
import { findDocument } from '#shared/project/documents/project-documents.ts';

/** A kind of problem over the whole sample, at one target field: how often, and in which records first. */
export interface SampleProblem {
  readonly target: string;
  readonly problem: Problem;
  readonly count: number;
  /** Numbers from 1, at most 50. */
  readonly records: readonly number[];
}

/** What evaluating one mapping over its whole sample showed. */
export interface MappingMeasure {
  readonly tallies: ReadonlyMap<string, RuleTally>;
  readonly problems: readonly SampleProblem[];
}

const keptRecords = 50;
const stretch = 200;

/** Measures one mapping over its sample; what has not changed since the last time is not evaluated again. */
export class MappingMeasurer {
  readonly #tallies = new Map<string, { readonly basis: string; readonly tally: RuleTally }>();
  #problems: { readonly basis: string; readonly found: readonly SampleProblem[] } | undefined;

  async measure(session: ProjectSession, mapping: Mapping, stopped: () => boolean): Promise<Result<MappingMeasure>> {
    const ready = await session.ready(mapping.id, 'background');
    if (!ready.ok) return ready;
    const { project } = ready.value;
    const rules = Object.values(project.rule).filter((rule) => rule.mapping === mapping.id);
    const tallied = await this.#tally(project, ready.value, rules);
    if (!tallied.ok) return tallied;
    const basis = JSON.stringify([
      rules,
      common(project, ready.value),
      findDocument(project, 'mapping', mapping.id),
      findDocument(project, 'side', mapping.target)?.schema,
    ]);
    if (this.#problems?.basis !== basis) {
      const found = await this.#check(ready.value, stopped);
      if (stopped()) return ok(this.present());
      this.#problems = { basis, found };
    }
    return ok(this.present());
  }

  present(): MappingMeasure {
    return { tallies: new Map([...this.#tallies].map(([rule, { tally }]) => [rule, tally])), problems: this.#problems?.found ?? [] };
  }

  async #tally(project: Project, ready: ReadyMapping, rules: readonly Rule[]): Promise<Result<void>> {
    const shared = common(project, ready);
    const basisOf = (rule: Rule): string => JSON.stringify([rule.expression, rule.default, shared]);
    for (const id of this.#tallies.keys()) if (!rules.some((rule) => rule.id === id)) this.#tallies.delete(id);
    const outdated = rules.filter((rule) => this.#tallies.get(rule.id)?.basis !== basisOf(rule));
    if (outdated.length === 0) return ok(undefined);
    const tallies = await ready.evaluator.tally(
      ready.mapping.id,
      recordsKey(ready.mapping.id),
      outdated.map((rule) => rule.id),
    );
    if (!tallies.ok) return tallies;
    for (const rule of outdated) {
      const tally = tallies.value.find((one) => one.rule === rule.id);
      if (tally !== undefined) this.#tallies.set(rule.id, { basis: basisOf(rule), tally });
    }
    return ok(undefined);
  }

  async #check(ready: ReadyMapping, stopped: () => boolean): Promise<readonly SampleProblem[]> {
    const target = findDocument(ready.project, 'side', ready.mapping.target);
    const { values } = ready.inputs;
    const found = new Map<string, { target: string; problem: Problem; count: number; records: number[] }>();
    for (let from = 0; from < values.length && !stopped(); from += stretch) {
      const mapped = await ready.evaluator.mapRecords(ready.mapping.id, values.slice(from, from + stretch));
      mapped.forEach((result, i) => {
        if (result.filtered || target === undefined) return;
        for (const problem of checkOutput(target, result.output)) {
          const field = (problem.place?.field ?? '').replaceAll(/\[\d+\]/g, '');
          const known = found.get(`${problem.code} ${field}`) ?? { target: field, problem, count: 0, records: [] };
          known.count += 1;
          const record = from + i + 1;
          if (known.records.length < keptRecords && known.records.at(-1) !== record) known.records.push(record);
          found.set(`${problem.code} ${field}`, known);
        }
      });
    }
    return [...found.values()];
  }
}

/** What every rule of a mapping depends on besides its own text. */
function common(project: Project, ready: ReadyMapping): string {
  const loops = Object.values(project.loop).filter((loop) => loop.mapping === ready.mapping.id);
  return JSON.stringify([loops, ready.mapping.keep, Object.values(project.lookup).map(documentNumber), ready.inputs.key]);
}
