import type { RunProgress } from '#shared/pipeline/pipeline.ts';
import type { Reject } from '#shared/pipeline/run-report.ts';
import type { RejectRow, RunSummary } from '#shared/rpc/contract/run.ts';
import { rejectRow } from './read-reject.ts';

type Noted = { readonly cause: string; readonly row: RejectRow };
type Cause = RunSummary['rejectsByCause'][number];

/** The rejects shown while a run is under way. */
export const rejectsShown = 2_000;

/** What a run under way shows beside its counts: records a second, its first rejects and their causes. */
export class RunMeter {
  readonly #clock = performance.now();
  readonly #spent: number;
  readonly #rejects: Noted[];
  readonly #causes = new Map<string, Cause>();
  readonly #throughput: number[];
  #second: { readonly at: number; readonly read: number };

  /** Of a run that goes on: what it had shown before, `spent` being the ms that it had run and `read` its records. */
  constructor(before: {
    readonly spent: number;
    readonly read: number;
    readonly throughput: readonly number[];
    readonly rejects: readonly Noted[];
    readonly causes: readonly Cause[];
  }) {
    this.#spent = before.spent;
    this.#rejects = [...before.rejects];
    for (const cause of before.causes) this.#causes.set(cause.cause, cause);
    this.#throughput = [...before.throughput];
    this.#second = { at: 0, read: before.read };
  }

  /** Seconds since the start, without those between an interruption and going on; in tenths. */
  seconds(): number {
    return Math.round((this.#spent + performance.now() - this.#clock) / 100) / 10;
  }

  note(reject: Reject): void {
    const noted = rejectRow(reject, this.seconds());
    if (this.#rejects.length < rejectsShown) this.#rejects.push(noted);
    const known = this.#causes.get(noted.cause);
    this.#causes.set(noted.cause, { cause: noted.cause, stage: reject.stage, count: (known?.count ?? 0) + 1 });
  }

  /** The first rejects, of one cause where it is given, with the count of all. */
  rejects(cause: string | undefined): { readonly of: number; readonly rows: readonly RejectRow[] } {
    const rows = this.#rejects.filter((reject) => cause === undefined || reject.cause === cause).map((reject) => reject.row);
    const counts = cause === undefined ? [...this.#causes.values()] : [this.#causes.get(cause)];
    return { of: counts.reduce((sum, one) => sum + (one?.count ?? 0), 0), rows };
  }

  /** Takes the progress in; gives what belongs to it. */
  take({ counts }: RunProgress): Pick<RunSummary, 'throughput' | 'rejectsByCause'> {
    const now = performance.now() - this.#clock;
    const passed = now - this.#second.at;
    if (passed >= 1000) {
      // A batch that took several seconds stands for each of them.
      const rate = Math.round(((counts.read - this.#second.read) * 1000) / passed);
      for (let second = 0; second < Math.round(passed / 1000); second += 1) this.#throughput.push(rate);
      this.#second = { at: now, read: counts.read };
    }
    return { throughput: [...this.#throughput], rejectsByCause: [...this.#causes.values()].sort((a, b) => b.count - a.count) };
  }
}
