import type { Problem } from '#shared/base/problem.ts';
import type { Result } from '#shared/base/result.ts';
import type { RejectRow } from '#shared/rpc/contract/run.ts';

/** Rows fetched at once. */
export const pageSize = 200;

export interface RejectsKept {
  /** All of them, read or not. */
  readonly of: number;
  readonly pages: ReadonlyMap<number, readonly RejectRow[]>;
  readonly failure: Problem | undefined;
}

type FetchPage = (offset: number, limit: number) => Promise<Result<{ readonly of: number; readonly rows: readonly RejectRow[] }>>;

/** Rejects of one run and cause, page by page as they are wanted; each page is asked for once. */
export class RejectPages {
  readonly #fetch: FetchPage;
  readonly #asked = new Set<number>();
  readonly #watchers = new Set<() => void>();
  #kept: RejectsKept = { of: 0, pages: new Map(), failure: undefined };

  constructor(fetch: FetchPage) {
    this.#fetch = fetch;
  }

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  readonly kept = (): RejectsKept => this.#kept;

  row(at: number): RejectRow | undefined {
    return this.#kept.pages.get(Math.floor(at / pageSize))?.[at % pageSize];
  }

  /** Fetches the page that holds this one, unless it is there or on its way. */
  need(at: number): Promise<void> {
    const page = Math.floor(at / pageSize);
    return this.#asked.has(page) ? Promise.resolve() : this.#ask(page);
  }

  /** Fetches the first page again while it is not full: a run under way adds to it. */
  more(): Promise<void> {
    const first = this.#kept.pages.get(0);
    return first === undefined || first.length >= pageSize ? this.need(0) : this.#ask(0);
  }

  async #ask(page: number): Promise<void> {
    this.#asked.add(page);
    const answer = await this.#fetch(page * pageSize, pageSize);
    this.#kept = answer.ok
      ? { of: answer.value.of, pages: new Map([...this.#kept.pages, [page, answer.value.rows]]), failure: undefined }
      : { ...this.#kept, failure: answer.error };
    for (const watcher of this.#watchers) watcher();
  }
}
