import { SyntaxStop, syntaxProblem } from './syntax-problem.ts';
import type { Comment, Token } from './tokens.ts';
import { doubleOperators, singleOperators, spaces, wordOperators } from './tokens.ts';

const number = /(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[Ee][-+]?[0-9]+)?/y;
const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/**
 * Reads one token at a time. Whether a slash divides or opens a regular expression depends on what stands before it,
 * which only the caller knows. Throws `SyntaxStop` at what no token fits.
 */
export class Scanner {
  readonly text: string;
  /** Offset behind the last token read. */
  position = 0;
  /** Offset where the token begins that was read last, or that could not be read. */
  tokenStart = 0;
  readonly comments: Comment[] = [];

  constructor(text: string) {
    this.text = text;
  }

  /** The next token; `afterOperand` says that a value stands before it, so a slash divides. */
  next(afterOperand: boolean): Token {
    this.#skip();
    const { text, position: start } = this;
    this.tokenStart = start;
    const char = text.charAt(start);
    if (char === '') return { kind: 'end', value: '(end)', start: text.length, end: text.length };
    if (char === '/' && !afterOperand) return this.#regex(start);
    const pair = text.slice(start, start + 2);
    if (doubleOperators.has(pair)) return this.#operator(pair);
    if (singleOperators.has(char)) return this.#operator(char);
    if (char === '"' || char === "'") return this.#string(start, char);
    number.lastIndex = start;
    const digits = number.exec(text)?.[0];
    if (digits !== undefined) return this.#number(start, digits);
    if (char === '`') return this.#quotedName(start);
    return this.#word(start);
  }

  #skip(): void {
    const { text } = this;
    for (;;) {
      while (spaces.has(text.charAt(this.position))) this.position += 1;
      if (!text.startsWith('/*', this.position)) return;
      const start = this.position;
      const close = text.indexOf('*/', start + 2);
      if (close < 0) {
        this.tokenStart = start;
        this.position = text.length;
        throw new SyntaxStop(syntaxProblem('S0106', { start, end: text.length }, { position: start }));
      }
      this.position = close + 2;
      this.comments.push({ start, end: this.position });
    }
  }

  #operator(value: string): Token {
    const start = this.position;
    this.position += value.length;
    return { kind: 'operator', value, start, end: this.position };
  }

  #number(start: number, digits: string): Token {
    const value = Number(digits);
    this.position = start + digits.length;
    if (!Number.isFinite(value))
      throw new SyntaxStop(syntaxProblem('S0102', { start, end: this.position }, { position: start, token: digits }));
    return { kind: 'number', value, start, end: this.position };
  }

  #quotedName(start: number): Token {
    const close = this.text.indexOf('`', start + 1);
    this.position = close < 0 ? this.text.length : close + 1;
    if (close < 0) throw new SyntaxStop(syntaxProblem('S0105', { start, end: this.position }, { position: this.position }));
    return { kind: 'name', value: this.text.slice(start + 1, close), quoted: true, start, end: this.position };
  }

  #word(start: number): Token {
    const { text } = this;
    let end = start;
    while (end < text.length && !spaces.has(text.charAt(end)) && !singleOperators.has(text.charAt(end))) end += 1;
    this.position = end;
    const word = text.slice(start, end);
    if (word.startsWith('$')) return { kind: 'variable', value: word.slice(1), start, end };
    if (wordOperators.has(word)) return { kind: 'operator', value: word, start, end };
    if (word === 'true' || word === 'false') return { kind: 'value', value: word === 'true', start, end };
    if (word === 'null') return { kind: 'value', value: null, start, end };
    return { kind: 'name', value: word, quoted: false, start, end };
  }

  #string(start: number, quote: string): Token {
    const { text } = this;
    const parts: string[] = [];
    let at = start + 1;
    for (let from = at; at < text.length; at += 1) {
      const char = text.charAt(at);
      if (char === quote) {
        parts.push(text.slice(from, at));
        this.position = at + 1;
        return { kind: 'string', value: parts.join(''), start, end: this.position };
      }
      if (char !== '\\') continue;
      parts.push(text.slice(from, at));
      at += 1;
      const escape = text.charAt(at);
      const plain = escapes.get(escape);
      if (plain !== undefined) {
        parts.push(plain);
      } else {
        const digits = text.slice(at + 1, at + 5);
        if (escape !== 'u' || !/^[0-9a-fA-F]+$/.test(digits)) {
          this.position = text.length;
          const place = { start: at - 1, end: Math.min(at + 1, text.length) };
          throw new SyntaxStop(
            escape === 'u'
              ? syntaxProblem('S0104', place, { position: at })
              : syntaxProblem('S0103', place, { position: at, token: escape }),
          );
        }
        parts.push(String.fromCharCode(Number.parseInt(digits, 16)));
        at += 4;
      }
      from = at + 1;
    }
    this.position = text.length;
    throw new SyntaxStop(syntaxProblem('S0101', { start, end: text.length }, { position: at }));
  }

  /** A slash closes unless escaped or inside brackets; a bracket counts unless a backslash stands right before it. */
  #regex(start: number): Token {
    const { text } = this;
    let depth = 0;
    for (let at = start + 1; at < text.length; at += 1) {
      const char = text.charAt(at);
      if (char === '/' && depth === 0 && !this.#escaped(at)) return this.#closedRegex(start, at);
      if (text.charAt(at - 1) === '\\') continue;
      if (char === '(' || char === '[' || char === '{') depth += 1;
      else if (char === ')' || char === ']' || char === '}') depth -= 1;
    }
    this.position = text.length;
    throw new SyntaxStop(syntaxProblem('S0302', { start, end: text.length }, { position: text.length }));
  }

  #escaped(at: number): boolean {
    let slashes = 0;
    while (this.text.charAt(at - slashes - 1) === '\\') slashes += 1;
    return slashes % 2 === 1;
  }

  #closedRegex(start: number, close: number): Token {
    const { text } = this;
    let end = close + 1;
    while (text.charAt(end) === 'i' || text.charAt(end) === 'm') end += 1;
    this.position = end;
    const value = text.slice(start + 1, close);
    const flags = text.slice(close + 1, end);
    if (value === '') throw new SyntaxStop(syntaxProblem('S0301', { start, end }, { position: close }));
    try {
      new RegExp(value, `${flags}g`);
    } catch (error) {
      const reason = error instanceof Error ? error.message.replace(/^Invalid regular expression: /, '') : '';
      throw new SyntaxStop(syntaxProblem('expression/bad-regex', { start, end }, { position: end, token: reason }));
    }
    return { kind: 'regex', value, flags, start, end };
  }
}
