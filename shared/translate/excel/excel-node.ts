import type { Span } from '#shared/syntax/tokens.ts';

export type ExcelOperator = '+' | '-' | '*' | '/' | '^' | '&' | '=' | '<>' | '<' | '<=' | '>' | '>=';

/** A spreadsheet formula as a tree. */
export type ExcelNode = Span &
  (
    | { readonly kind: 'literal'; readonly value: string | number | boolean }
    /** A cell by its column letters and row, a column by its name, or an area; `text` as written. */
    | { readonly kind: 'cell'; readonly column: string; readonly row: string; readonly text: string }
    | { readonly kind: 'name'; readonly names: readonly string[]; readonly text: string }
    /** `Codes!A:B`, `A2:B9`: `first` and `last` are column letters. */
    | { readonly kind: 'area'; readonly sheet: string; readonly first: string; readonly last: string; readonly text: string }
    /** `name` in capitals. */
    | { readonly kind: 'call'; readonly name: string; readonly args: readonly ExcelNode[] }
    | { readonly kind: 'negate' | 'percent'; readonly operand: ExcelNode }
    | { readonly kind: 'binary'; readonly operator: ExcelOperator; readonly left: ExcelNode; readonly right: ExcelNode }
    | { readonly kind: 'list'; readonly items: readonly ExcelNode[] }
    /** An argument left out. */
    | { readonly kind: 'blank' }
  );

export type ExcelNodeOf<K extends ExcelNode['kind']> = Extract<ExcelNode, { kind: K }>;
