import { Scanner } from './scan.ts';
import { readSignature } from './signature.ts';
import type { SyntaxProblem } from './syntax-problem.ts';
import { SyntaxStop, syntaxProblem } from './syntax-problem.ts';
import type { Span, Token } from './tokens.ts';
import { wordOperators } from './tokens.ts';
import type { BinaryOperator, LambdaNode, Pair, SortTerm, SyntaxNode, VariableNode } from './tree.ts';
import { headToken, withoutKeepArray } from './walk.ts';

/** Binding power of what may follow an operand; what is not here ends it. */
const powers: ReadonlyMap<string, number> = new Map([
  ['(', 80],
  ['[', 80],
  ['@', 80],
  ['#', 80],
  ['.', 75],
  ['{', 70],
  ['*', 60],
  ['/', 60],
  ['%', 60],
  ['+', 50],
  ['-', 50],
  ['&', 50],
  ['=', 40],
  ['!=', 40],
  ['<', 40],
  ['<=', 40],
  ['>', 40],
  ['>=', 40],
  ['^', 40],
  ['~>', 40],
  ['?:', 40],
  ['??', 40],
  ['in', 40],
  ['and', 30],
  ['or', 25],
  ['?', 20],
  [':=', 10],
]);
const prefixes: ReadonlySet<string> = new Set(['-', '*', '**', '%', '(', '[', '{', '|', 'and', 'or', 'in']);
const symbols = { '*': 'wildcard', '**': 'descendant', '%': 'parent' } as const;

/** Levels of nesting that are read; every walk over a tree may recurse that deep. */
const deepest = 1000;

/** Reads tokens into a tree by operator precedence. Tolerant, it notes problems and leaves `missing` nodes instead of stopping. */
export class Parser {
  readonly problems: SyntaxProblem[] = [];
  readonly tokens: Token[] = [];
  readonly #scanner: Scanner;
  readonly #tolerant: boolean;
  #token: Token = { kind: 'end', value: '(end)', start: 0, end: 0 };
  /** End of the token before the current one. */
  #lastEnd = 0;
  #depth = 0;
  /** Height of the tallest operand read since it was last reset. */
  #tall = 0;

  constructor(scanner: Scanner, tolerant: boolean) {
    this.#scanner = scanner;
    this.#tolerant = tolerant;
  }

  read(): SyntaxNode {
    this.#advance(false);
    const root = this.#expression(0);
    if (this.#ended()) return root;
    this.#fault(syntaxProblem('S0201', this.#token, { position: this.#token.end, token: tokenText(this.#token) }));
    const expressions = [root];
    while (!this.#ended()) {
      const before: Token = this.#token;
      expressions.push(this.#expression(0));
      if (this.#token === before) this.#advance(false);
    }
    return { type: 'block', expressions, start: root.start, end: this.#lastEnd, at: root.start };
  }

  #fault(found: SyntaxProblem): void {
    if (!this.#tolerant) throw new SyntaxStop(found);
    this.problems.push(found);
  }

  #ended(): boolean {
    return this.#token.kind === 'end';
  }

  #is(operator: string): boolean {
    return this.#token.kind === 'operator' && this.#token.value === operator;
  }

  #advance(afterOperand: boolean): void {
    this.#lastEnd = this.#token.end;
    for (;;) {
      try {
        this.#token = this.#scanner.next(afterOperand);
      } catch (stop) {
        if (!this.#tolerant || !(stop instanceof SyntaxStop)) throw stop;
        this.problems.push(stop.problem);
        continue;
      }
      if (this.#token.kind !== 'operator' || (this.#token.value !== '!' && this.#token.value !== '~')) break;
      this.#fault(syntaxProblem('S0204', this.#token, { position: this.#token.end, token: this.#token.value }));
    }
    if (this.#token.kind !== 'end') this.tokens.push(this.#token);
  }

  /** Steps over the operator that must stand here. */
  #expect(operator: string, afterOperand = false): void {
    if (this.#is(operator)) {
      this.#advance(afterOperand);
      return;
    }
    const { end } = this.#token;
    const code = this.#token.kind === 'end' ? 'S0203' : 'S0202';
    this.#fault(syntaxProblem(code, this.#token, { position: end, token: tokenText(this.#token), expected: operator }));
  }

  #expression(power: number): SyntaxNode {
    const outer = this.#tall;
    this.#tall = 0;
    this.#depth += 1;
    if (this.#depth > deepest) throw new SyntaxStop(syntaxProblem('expression/too-deep', this.#token));
    let left = this.#operand();
    let height = this.#tall + 1;
    while (power < (this.#token.kind === 'operator' ? (powers.get(this.#token.value) ?? 0) : 0)) {
      this.#tall = 0;
      left = this.#follow(left);
      height = Math.max(height, this.#tall) + 1;
    }
    if (height > deepest) throw new SyntaxStop(syntaxProblem('expression/too-deep', left));
    this.#depth -= 1;
    this.#tall = Math.max(outer, height);
    return left;
  }

  /** What stands before any operator. */
  #operand(): SyntaxNode {
    const token = this.#token;
    const { start, end } = token;
    const place = { start, end, at: end };
    if (token.kind === 'operator' && !prefixes.has(token.value) && this.#tolerant) {
      this.#fault(syntaxProblem('S0211', token, { position: end, token: token.value }));
      return { type: 'missing', start, end: start, at: end };
    }
    this.#advance(true);
    switch (token.kind) {
      case 'end':
        return { type: 'missing', ...place };
      case 'name':
        return { type: 'name', name: token.value, quoted: token.quoted, ...place };
      case 'variable':
        return { type: 'variable', name: token.value, ...place };
      case 'string':
        return { type: 'string', value: token.value, ...place };
      case 'number':
        return { type: 'number', value: token.value, ...place };
      case 'value':
        return { type: 'constant', value: token.value, ...place };
      case 'regex':
        return { type: 'regex', pattern: token.value, flags: token.flags, ...place };
      case 'operator':
        return this.#prefix(token.value, token);
    }
  }

  #prefix(operator: string, token: Span): SyntaxNode {
    const { start, end: at } = token;
    switch (operator) {
      case '-':
        return { type: 'negate', operand: this.#expression(70), start, end: this.#lastEnd, at };
      case '*':
      case '**':
      case '%':
        return { type: symbols[operator], start, end: at, at };
      case '(':
        return { type: 'block', expressions: this.#block(), start, end: this.#lastEnd, at };
      case '[':
        return { type: 'array', items: this.#items(), start, end: this.#lastEnd, at };
      case '{':
        return { type: 'object', pairs: this.#pairs(), start, end: this.#lastEnd, at };
      case '|':
        return this.#transform(token);
    }
    if (wordOperators.has(operator)) return { type: 'name', name: operator, quoted: false, start, end: at, at };
    throw new SyntaxStop(syntaxProblem('S0211', token, { position: at, token: operator }));
  }

  /** What the operator at hand makes of the operand before it. */
  #follow(left: SyntaxNode): SyntaxNode {
    const operator = String(this.#token.value);
    const { start } = left;
    const at = this.#token.end;
    this.#advance(false);
    switch (operator) {
      case '.':
        return { type: 'step', left, right: this.#expression(75), start, end: this.#lastEnd, at };
      case '[':
        return this.#filter(left, at);
      case '(':
        return this.#call(left, at);
      case '{':
        return { type: 'group', left, pairs: this.#pairs(), start, end: this.#lastEnd, at };
      case '^':
        return { type: 'sort', left, terms: this.#terms(), start, end: this.#lastEnd, at };
      case '@':
      case '#':
        return this.#stepBind(left, operator, at);
      case ':=':
        return this.#bind(left, at);
      case '?':
        return this.#condition(left, at);
      case '?:':
      case '??':
        return { type: 'default', operator, left, right: this.#expression(0), start, end: this.#lastEnd, at };
    }
    const right = this.#expression(powers.get(operator) ?? 0);
    if (!isBinary(operator)) throw new Error(`Operator ${operator} has a power and no meaning`);
    return { type: 'binary', operator, left, right, start, end: this.#lastEnd, at };
  }

  #block(): SyntaxNode[] {
    const expressions: SyntaxNode[] = [];
    while (!this.#is(')')) {
      expressions.push(this.#expression(0));
      if (!this.#is(';')) break;
      this.#advance(false);
    }
    this.#expect(')', true);
    return expressions;
  }

  #items(): SyntaxNode[] {
    const items: SyntaxNode[] = [];
    while (!this.#is(']') || items.length > 0) {
      const from = this.#expression(0);
      const at = this.#token.end;
      if (this.#is('..')) {
        this.#advance(false);
        items.push({ type: 'range', from, to: this.#expression(0), start: from.start, end: this.#lastEnd, at });
      } else items.push(from);
      if (!this.#is(',')) break;
      this.#advance(false);
    }
    this.#expect(']', true);
    return items;
  }

  #pairs(): Pair[] {
    const pairs: Pair[] = [];
    while (!this.#is('}') || pairs.length > 0) {
      const key = this.#expression(0);
      this.#expect(':');
      const value = this.#expression(0);
      pairs.push({ key, value, start: key.start, end: this.#lastEnd });
      if (!this.#is(',')) break;
      this.#advance(false);
    }
    this.#expect('}', true);
    return pairs;
  }

  #terms(): SortTerm[] {
    const terms: SortTerm[] = [];
    this.#expect('(');
    for (;;) {
      const { start } = this.#token;
      const descending = this.#is('>');
      if (descending || this.#is('<')) this.#advance(false);
      terms.push({ expression: this.#expression(0), descending, start, end: this.#lastEnd });
      if (!this.#is(',')) break;
      this.#advance(false);
    }
    this.#expect(')');
    return terms;
  }

  #filter(left: SyntaxNode, at: number): SyntaxNode {
    const { start } = left;
    if (this.#is(']')) {
      this.#advance(false);
      return { type: 'keep-array', left, start, end: this.#lastEnd, at };
    }
    const predicate = this.#expression(0);
    this.#expect(']', true);
    return { type: 'filter', left, predicate, start, end: this.#lastEnd, at };
  }

  #call(callee: SyntaxNode, at: number): SyntaxNode {
    const args: SyntaxNode[] = [];
    while (!this.#is(')') || args.length > 0) {
      if (this.#is('?')) {
        args.push({ type: 'placeholder', start: this.#token.start, end: this.#token.end, at: this.#token.end });
        this.#advance(false);
      } else args.push(this.#expression(0));
      if (!this.#is(',')) break;
      this.#advance(false);
    }
    this.#expect(')', true);
    const name = withoutKeepArray(callee);
    if (name.type === 'name' && (name.name === 'function' || name.name === 'λ')) return this.#lambda(callee.start, args, at);
    return { type: 'call', callee, args, start: callee.start, end: this.#lastEnd, at };
  }

  #lambda(start: number, args: readonly SyntaxNode[], at: number): LambdaNode {
    const params: VariableNode[] = [];
    for (const [i, arg] of args.entries()) {
      const variable = withoutKeepArray(arg);
      if (variable.type === 'variable') params.push(variable);
      else this.#fault(syntaxProblem('S0208', arg, { position: arg.at, token: headToken(arg), expected: String(i + 1) }));
    }
    const signature = this.#is('<') ? this.#signature() : undefined;
    this.#expect('{');
    const body = this.#expression(0);
    this.#expect('}');
    return { type: 'lambda', params, ...(signature === undefined ? {} : { signature }), body, start, end: this.#lastEnd, at };
  }

  #signature(): Span & { text: string } {
    const { start, end: opened } = this.#token;
    let text = '<';
    for (let depth = 1; depth > 0 && !this.#is('{') && this.#token.kind !== 'end';) {
      this.#advance(false);
      if (this.#is('>')) depth -= 1;
      else if (this.#is('<')) depth += 1;
      text += tokenText(this.#token);
    }
    this.#expect('>');
    const reading = readSignature(text);
    const end = this.#lastEnd;
    if ('code' in reading) this.#fault(syntaxProblem(reading.code, { start, end }, { position: opened + reading.offset }));
    return { text, start, end };
  }

  #stepBind(left: SyntaxNode, operator: '@' | '#', at: number): SyntaxNode {
    const right = this.#expression(80);
    const { start } = left;
    const variable = withoutKeepArray(right);
    if (variable.type !== 'variable') {
      this.#fault(syntaxProblem('S0214', right, { position: right.at, token: operator }));
      return left;
    }
    return { type: operator === '@' ? 'focus' : 'index', left, variable, start, end: this.#lastEnd, at };
  }

  #bind(left: SyntaxNode, at: number): SyntaxNode {
    const { start } = left;
    const variable = withoutKeepArray(left);
    if (variable.type !== 'variable') {
      this.#fault(syntaxProblem('S0212', left, { position: left.at, token: headToken(left) }));
      return this.#expression(9);
    }
    return { type: 'bind', variable, value: this.#expression(9), start, end: this.#lastEnd, at };
  }

  #condition(test: SyntaxNode, at: number): SyntaxNode {
    const { start } = test;
    const then = this.#expression(0);
    if (!this.#is(':')) return { type: 'condition', test, then, start, end: this.#lastEnd, at };
    this.#advance(false);
    return { type: 'condition', test, then, otherwise: this.#expression(0), start, end: this.#lastEnd, at };
  }

  #transform({ start, end: at }: Span): SyntaxNode {
    const pattern = this.#expression(0);
    this.#expect('|');
    const update = this.#expression(0);
    let remove: SyntaxNode | undefined;
    if (this.#is(',')) {
      this.#advance(false);
      remove = this.#expression(0);
    }
    this.#expect('|');
    return { type: 'transform', pattern, update, ...(remove === undefined ? {} : { remove }), start, end: this.#lastEnd, at };
  }
}

function tokenText(token: Token): string {
  return token.kind === 'regex' ? String(new RegExp(token.value, `${token.flags}g`)) : String(token.value);
}

const binary: ReadonlySet<string> = new Set(['+', '-', '*', '/', '%', '=', '!=', '<', '<=', '>', '>=', '&', 'and', 'or', 'in', '~>']);

function isBinary(operator: string): operator is BinaryOperator {
  return binary.has(operator);
}
