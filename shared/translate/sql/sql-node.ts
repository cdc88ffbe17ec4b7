import type { Span } from '#shared/syntax/tokens.ts';

export type SqlComparison = '=' | '<>' | '<' | '<=' | '>' | '>=';
export type SqlArithmetic = '+' | '-' | '*' | '/' | '%' | '||';

/** A SQL expression as a tree. */
export type SqlNode = Span &
  (
    | { readonly kind: 'column'; readonly names: readonly string[] }
    | { readonly kind: 'literal'; readonly value: string | number | boolean | null; readonly date?: boolean }
    /** `name` in capitals. */
    | { readonly kind: 'call'; readonly name: string; readonly args: readonly SqlNode[] }
    | { readonly kind: 'negate'; readonly operand: SqlNode }
    | { readonly kind: 'arithmetic'; readonly operator: SqlArithmetic; readonly left: SqlNode; readonly right: SqlNode }
    | { readonly kind: 'comparison'; readonly operator: SqlComparison; readonly left: SqlNode; readonly right: SqlNode }
    | { readonly kind: 'not'; readonly operand: SqlNode }
    | { readonly kind: 'and' | 'or'; readonly left: SqlNode; readonly right: SqlNode }
    | {
        readonly kind: 'case';
        readonly subject?: SqlNode;
        readonly cases: readonly { readonly when: SqlNode; readonly then: SqlNode }[];
        readonly otherwise?: SqlNode;
      }
    /** `type` in capitals, with the numbers behind it: `DECIMAL`, 10, 2. */
    | { readonly kind: 'cast'; readonly operand: SqlNode; readonly type: string; readonly sizes: readonly number[] }
    | { readonly kind: 'is-null'; readonly operand: SqlNode; readonly negated: boolean }
    | { readonly kind: 'between'; readonly operand: SqlNode; readonly low: SqlNode; readonly high: SqlNode; readonly negated: boolean }
    | { readonly kind: 'in'; readonly operand: SqlNode; readonly items: readonly SqlNode[]; readonly negated: boolean }
    | {
        readonly kind: 'like';
        readonly operand: SqlNode;
        readonly pattern: SqlNode;
        readonly escape?: string;
        readonly anyCase: boolean;
        readonly negated: boolean;
      }
  );

export type SqlNodeOf<K extends SqlNode['kind']> = Extract<SqlNode, { kind: K }>;
