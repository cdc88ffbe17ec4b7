import type { Problem } from '#shared/base/problem.ts';
import type { RejectLimit, RunProgress } from './pipeline.ts';
import type { Reject, RunCounts, RunReport, StageName } from './run-report.ts';
import type { TallyState } from './run-state.ts';

const warningsKept = 100;

/** Counts a run: read = mapped + rejected + filtered after every record, outputs apart. */
export class RunTally {
  invalid = 0;
  bytesRead = 0;
  readonly warnings: Problem[] = [];
  readonly #counts = { read: 0, mapped: 0, rejected: 0, filtered: 0, written: 0 };
  readonly #stages: Record<StageName, number> = { extract: 0, transform: 0, validate: 0, load: 0, reconcile: 0 };
  readonly #causes = new Map<string, { stage: StageName; code: string; cause: string; count: number }>();
  readonly #inexact = new Map<string, number>();

  constructor(from?: TallyState) {
    if (from === undefined) return;
    Object.assign(this.#counts, from.counts);
    Object.assign(this.#stages, from.stages);
    this.bytesRead = from.bytesRead;
    this.invalid = from.invalid;
    this.warnings.push(...from.warnings);
    for (const cause of from.rejectsByCause) this.#causes.set(`${cause.stage} ${cause.cause}`, { ...cause });
    for (const { rule, records } of from.inexact) this.#inexact.set(rule, records);
  }

  /** As it stands now. */
  state(): TallyState {
    const { invalid, warnings } = this;
    return { ...this.progress(), invalid, warnings: [...warnings], rejectsByCause: this.causes(), inexact: this.inexactRules() };
  }

  /** Counts what a block of records came to; `before` is added to the numbers of its records. */
  add(block: TallyState, before: number): void {
    for (const name of countNames) this.#counts[name] += block.counts[name];
    for (const stage of order) this.#stages[stage] += block.stages[stage];
    this.bytesRead = block.bytesRead;
    this.invalid += block.invalid;
    this.warn(block.warnings.map((one) => behind(one, before)));
    for (const { stage, code, cause, count } of block.rejectsByCause) this.#cause(stage, code, cause, count);
    for (const { rule, records } of block.inexact) this.#inexact.set(rule, (this.#inexact.get(rule) ?? 0) + records);
  }

  mapped(outputs: number): void {
    this.#counts.read += 1;
    this.#counts.mapped += 1;
    this.#counts.written += outputs;
    this.#left('load');
  }

  filtered(): void {
    this.#counts.read += 1;
    this.#counts.filtered += 1;
    this.#left('transform');
  }

  rejected(reject: Reject): void {
    this.#counts.read += 1;
    this.#counts.rejected += 1;
    this.#left(before[reject.stage]);
    this.#cause(reject.stage, reject.code, causeOf(reject), 1);
  }

  inexact(rules: readonly string[]): void {
    for (const rule of rules) this.#inexact.set(rule, (this.#inexact.get(rule) ?? 0) + 1);
  }

  warn(found: readonly Problem[]): void {
    for (const one of found) if (this.warnings.length < warningsKept) this.warnings.push(one);
  }

  /** All that were read are accounted for. */
  reconciled(): void {
    const { read, mapped, rejected, filtered } = this.#counts;
    if (read !== mapped + rejected + filtered)
      throw new Error(`${read} records were read, ${mapped} mapped, ${rejected} rejected, ${filtered} filtered`);
    this.#stages.reconcile = read;
  }

  above(limit: RejectLimit | undefined): boolean {
    if (limit === undefined) return false;
    const { read, rejected } = this.#counts;
    return 'count' in limit ? rejected > limit.count : rejected * 100 > read * limit.percent;
  }

  progress(): RunProgress {
    return { counts: { ...this.#counts } satisfies RunCounts, bytesRead: this.bytesRead, stages: { ...this.#stages } };
  }

  causes(): RunReport['rejectsByCause'] {
    return [...this.#causes.values()].sort((a, b) => b.count - a.count);
  }

  inexactRules(): RunReport['inexact'] {
    return [...this.#inexact].map(([rule, records]) => ({ rule, records }));
  }

  #cause(stage: StageName, code: string, cause: string, count: number): void {
    const known = this.#causes.get(`${stage} ${cause}`) ?? { stage, code, cause, count: 0 };
    known.count += count;
    this.#causes.set(`${stage} ${cause}`, known);
  }

  /** A record that left a stage left those before it too. */
  #left(stage: StageName | undefined): void {
    if (stage === undefined) return;
    for (const one of order) {
      this.#stages[one] += 1;
      if (one === stage) return;
    }
  }
}

/** A remark on a record of a block, by its number in the file. */
function behind(found: Problem, before: number): Problem {
  const { record, ...place } = found.place ?? {};
  return record === undefined ? found : { ...found, place: { ...place, record: record + before } };
}

const countNames = ['read', 'mapped', 'rejected', 'filtered', 'written'] as const;
const order: readonly StageName[] = ['extract', 'transform', 'validate', 'load'];

/** The last stage that a record rejected at a stage has left. */
const before: Readonly<Record<StageName, StageName | undefined>> = {
  extract: undefined,
  transform: 'extract',
  validate: 'transform',
  load: 'validate',
  reconcile: 'load',
};

/** What rejects have in common: where, and the reason without the values in it. */
export function causeOf({ reason, field, rule }: Reject): string {
  const where = (field ?? rule ?? '').replaceAll(/\[\d+\]/g, '');
  const plain = reason.replaceAll(/“[^”]*”|"[^"]*"/g, '…').replaceAll(/\b\d+\b/g, 'n');
  return where === '' || plain.startsWith(where.split('.').at(-1) ?? where) ? plain : `${where}: ${plain}`;
}
