/** Typed values of one section: simple fields by name, tables as rows of cells by column name. */
export interface SpecSection {
  readonly id: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly tables: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
}
