/** The project's own data. */
export interface ProjectInfo {
  readonly id: string;
  readonly name: string;
  /** Version label as shown in the title bar: `0.9 draft`. */
  readonly version: string;
  /** Instant of creation, ISO 8601. */
  readonly created: string;
  /** Highest numbers given out, so that an id is never used again: `{ R: 38, L: 1, T: 12 }`. */
  readonly counters: Readonly<Record<string, number>>;
}
