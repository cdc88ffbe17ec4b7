import type { Project } from '#shared/project/documents/document.ts';
import { checkProject } from '#shared/project/check-project.ts';
import { countStatus } from '#shared/project/count-status.ts';
import { orderedMappings } from '#shared/project/mapping-definition.ts';
import { deriveStatus } from '#shared/project/status.ts';
import { targetFields } from '#shared/project/target-fields.ts';
import type { ProblemRow, ProjectStatus } from '#shared/rpc/contract/preview.ts';
import type { ProjectSession } from './project-session.ts';
import { MappingMeasurer } from './rule-measures.ts';
import type { MappingMeasure, SampleProblem } from './rule-measures.ts';
import { ScenarioProof } from './scenario-proof.ts';
import { findDocument } from '#shared/project/documents/project-documents.ts';

/** What is known of one open project: figures over its samples and what its scenarios show, kept up with its edits. */
export class SessionStatus {
  readonly proof: ScenarioProof;
  readonly #session: ProjectSession;
  readonly #tell: (status: ProjectStatus) => void;
  readonly #measurers = new Map<string, MappingMeasurer>();
  readonly #unmeasured = new Map<string, ProblemRow>();
  #wanted = 0;
  #measured = -1;
  #measuring = false;
  #stopped = false;

  constructor(session: ProjectSession, tell: (status: ProjectStatus) => void) {
    this.#session = session;
    this.#tell = tell;
    this.proof = new ScenarioProof(session);
  }

  /** Figures are of rules that have changed since. */
  outdate(): void {
    this.#wanted += 1;
  }

  stop(): void {
    this.#stopped = true;
  }

  /** Measures what is outdated, tells as figures come in, and goes on until nothing is outdated. */
  async measure(): Promise<void> {
    if (this.#measuring || this.#stopped || this.#measured === this.#wanted) return;
    this.#measuring = true;
    try {
      while (this.#measured !== this.#wanted && !this.#stopped) await this.#once(this.#wanted);
    } finally {
      this.#measuring = false;
    }
  }

  status(): ProjectStatus {
    const { project } = this.#session.file;
    const measures = new Map([...this.#measurers].map(([mapping, measurer]) => [mapping, measurer.present()]));
    const fields = orderedMappings(project).flatMap((mapping) => this.#fields(project, mapping.id, measures.get(mapping.id)));
    return {
      fields: fields.map(({ mandatory: _mandatory, ...field }) => field),
      counts: countStatus(fields),
      problems: [...problemRows(project, measures), ...this.#unmeasured.values()],
      scenarios: this.proof.counts(),
      fresh: this.#measured === this.#wanted,
    };
  }

  async #once(version: number): Promise<void> {
    const superseded = (): boolean => this.#stopped || this.#wanted !== version;
    const { project } = this.#session.file;
    this.#tell(this.status());
    for (const id of this.#measurers.keys()) if (findDocument(project, 'mapping', id) === undefined) this.#measurers.delete(id);
    await this.proof.run(superseded);
    if (superseded()) return;
    this.#tell(this.status());
    for (const mapping of orderedMappings(project)) {
      const measurer = this.#measurers.get(mapping.id) ?? new MappingMeasurer();
      this.#measurers.set(mapping.id, measurer);
      // A mapping that cannot be measured keeps the figures it had, and the problem list says why.
      const measure = await measurer.measure(this.#session, mapping, superseded);
      if (superseded()) return;
      if (measure.ok) this.#unmeasured.delete(mapping.id);
      else this.#unmeasured.set(mapping.id, { ...measure.error, subject: mapping.name, verb: 'Go to' });
    }
    this.#measured = version;
    this.#tell(this.status());
  }

  #fields(project: Project, mapping: string, measure: MappingMeasure | undefined) {
    return targetFields(project, mapping).map(({ target, rule, mandatory }) => {
      const tally = rule === undefined ? undefined : measure?.tallies.get(rule.id);
      // What is missing is counted as nothing by its rule.
      const invalid = (measure?.problems ?? []).filter(
        (found) => found.target === target && found.problem.severity === 'error' && found.problem.code !== 'check/missing',
      );
      const figures = {
        nothing: tally?.nothing ?? 0,
        errors: tally?.errors ?? 0,
        invalid: invalid.reduce((sum, found) => sum + found.count, 0),
      };
      const proof = rule === undefined ? undefined : this.proof.ofRule(rule.id);
      const status = deriveStatus({
        mandatory,
        mapped: rule !== undefined,
        ...(tally === undefined ? {} : { figures }),
        ...(proof === undefined ? {} : { proof }),
      });
      return {
        mapping,
        target,
        mandatory,
        status,
        ...figures,
        evaluations: tally?.evaluations ?? 0,
        ...(rule === undefined ? {} : { rule: rule.id }),
        ...(proof?.branches === undefined ? {} : { branches: proof.branches }),
      };
    });
  }
}

/** The problem list: what is wrong in the project itself, then what its sample shows. */
function problemRows(project: Project, measures: ReadonlyMap<string, MappingMeasure>): readonly ProblemRow[] {
  const fixed = checkProject(project);
  const unmapped = new Set(
    fixed.filter((row) => row.code === 'mapping/unmapped-mandatory').map((row) => `${row.mapping} ${row.target ?? ''}`),
  );
  const sample = [...measures].flatMap(([mapping, { problems, tallies }]) => [
    ...problems.filter((found) => !unmapped.has(`${mapping} ${found.target}`)).map((found) => sampleRow(project, mapping, found)),
    ...[...tallies.values()].flatMap((tally): ProblemRow[] => {
      const rule = findDocument(project, 'rule', tally.rule);
      if (tally.errors === 0 || tally.firstError === undefined || rule === undefined) return [];
      return [
        {
          ...tally.firstError,
          subject: lastName(rule.target),
          target: rule.target,
          verb: 'Show rows',
          records: tally.examples.errors,
          count: tally.errors,
        },
      ];
    }),
  ]);
  return [...fixed, ...sample];
}

function sampleRow(project: Project, mapping: string, { target, problem, count, records }: SampleProblem): ProblemRow {
  const rule = Object.values(project.rule).find((known) => known.mapping === mapping && known.target === target);
  const message = problem.code === 'check/missing' && rule !== undefined ? 'is required, the rule gave nothing' : problem.message;
  return {
    ...problem,
    message,
    place: { field: target, ...(rule === undefined ? {} : { rule: rule.id }) },
    subject: lastName(target),
    target,
    verb: 'Show rows',
    records,
    count,
  };
}

function lastName(target: string): string {
  return target.split('.').at(-1) ?? target;
}
