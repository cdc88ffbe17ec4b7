import type { Span } from '#shared/syntax/tokens.ts';

/** A token of SQL or of a spreadsheet formula. `value` is what it means: a text without its quotes, a name without its brackets. */
export interface ForeignToken extends Span {
  readonly kind: 'name' | 'quoted' | 'text' | 'number' | 'sign' | 'cell' | 'end';
  readonly value: string;
}

/** Tokens in order, read one after the other. */
export class TokenReader {
  readonly #tokens: readonly ForeignToken[];
  #at = 0;

  constructor(tokens: readonly ForeignToken[]) {
    this.#tokens = tokens;
  }

  /** The token to come, or one behind it; the last one is the end. */
  peek(ahead = 0): ForeignToken {
    const token = this.#tokens[Math.min(this.#at + ahead, this.#tokens.length - 1)];
    if (token === undefined) throw new Error('There is no end token');
    return token;
  }

  /** Takes the token to come. */
  next(): ForeignToken {
    const token = this.peek();
    this.#at += 1;
    return token;
  }

  /** End of the token that was taken last. */
  get end(): number {
    return this.#tokens[Math.max(0, this.#at - 1)]?.end ?? 0;
  }

  isSign(value: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'sign' && token.value === value;
  }

  /** Takes the sign if it comes. */
  takeSign(value: string): boolean {
    if (!this.isSign(value)) return false;
    this.#at += 1;
    return true;
  }
}
