/** Offsets [start, end) into an expression's text, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One token as written; its spelling is the text between `start` and `end`. `name` covers plain and backtick names. */
export type Token =
  | (Span & { readonly kind: 'name'; readonly value: string; readonly quoted: boolean })
  | (Span & { readonly kind: 'variable'; readonly value: string })
  | (Span & { readonly kind: 'string'; readonly value: string })
  | (Span & { readonly kind: 'number'; readonly value: number })
  | (Span & { readonly kind: 'value'; readonly value: boolean | null })
  | (Span & { readonly kind: 'regex'; readonly value: string; readonly flags: string })
  | (Span & { readonly kind: 'operator'; readonly value: string })
  | (Span & { readonly kind: 'end'; readonly value: '(end)' });

/** A comment with its delimiters. */
export type Comment = Span;

/** What stands in a text, in order, for colouring: tokens, comments, and what no token fits (`error`). */
export type Lexeme = Exclude<Token, { kind: 'end' }> | (Span & { readonly kind: 'comment' | 'error' });

/** Operators of one character; each of them also ends a plain name. */
export const singleOperators: ReadonlySet<string> = new Set('.[]{}(),@#;:?+-*/%|=<>^&!~');

/** Operators of two characters. */
export const doubleOperators: ReadonlySet<string> = new Set(['..', ':=', '!=', '>=', '<=', '**', '~>', '?:', '??']);

/** Characters between tokens. No other character is a space: a no-break space belongs to a name. */
export const spaces: ReadonlySet<string> = new Set(' \t\n\r\v');

/** Words that are operators between operands and names elsewhere. */
export const wordOperators: ReadonlySet<string> = new Set(['and', 'or', 'in']);
