/** One numbered step of the file's tables: `user_version` is `version` after it. Steps that were released never change. */
export interface StoreMigration {
  readonly version: number;
  /** One statement each, run in one transaction. */
  readonly sql: readonly string[];
}
