import type { Token } from './tokens.ts';
import type { Pair, SyntaxNode } from './tree.ts';
import { childNodes, walk } from './walk.ts';

const width = 80;

/**
 * Decides what stands between each two tokens: nothing, a space, or a new line. It looks at tokens and tree alone, never
 * at the spaces of the source, so the same expression is always laid out alike.
 */
export class Layout {
  readonly #tokens: readonly Token[];
  readonly #startingAt = new Map<number, number>();
  readonly #endingAt = new Map<number, number>();
  /** Whether a space stands before each token when it is on the line of the one before. */
  readonly #spaced: boolean[];
  /** Level of the new line before each token, where there is one. */
  readonly #lines = new Map<number, number>();
  /** Level that each token's line has. */
  readonly #levels: number[];
  readonly #statements = new Map<SyntaxNode, boolean>();
  /** Column behind each token if all stood on one line. */
  readonly #columns: number[] = [];

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
    this.#spaced = tokens.map(() => false);
    this.#levels = tokens.map(() => 0);
    for (const [i, token] of tokens.entries()) {
      this.#startingAt.set(token.start, i);
      this.#endingAt.set(token.end, i);
    }
  }

  /** What stands before a token. */
  gap(i: number): string {
    const level = this.#lines.get(i);
    if (level !== undefined) return `\n${'  '.repeat(level)}`;
    return this.#spaced[i] === true ? ' ' : '';
  }

  /** Indentation of the line that a token is on. */
  indent(i: number): string {
    return '  '.repeat(this.#levels[i] ?? 0);
  }

  /** Lays a node out that begins at a column of a line with a level of indentation. */
  place(root: SyntaxNode, level: number, column: number): void {
    walk(root, (node) => this.#space(node));
    let at = 0;
    for (const [i, token] of this.#tokens.entries()) {
      at += token.end - token.start + (this.#spaced[i] === true ? 1 : 0);
      this.#columns.push(at);
    }
    this.#break(root, level, column);
  }

  #first(node: SyntaxNode): number {
    return this.#startingAt.get(node.start) ?? 0;
  }

  #last(node: SyntaxNode): number {
    return this.#endingAt.get(node.end) ?? this.#tokens.length - 1;
  }

  /** Token that makes the node: its operator or opening bracket. */
  #head(node: SyntaxNode): number {
    return this.#endingAt.get(node.at) ?? 0;
  }

  #spaceBefore(i: number): void {
    if (i < this.#spaced.length) this.#spaced[i] = true;
  }

  /** A space on both sides of the token. */
  #spaceAround(i: number): void {
    this.#spaceBefore(i);
    this.#spaceBefore(i + 1);
  }

  #space(node: SyntaxNode): void {
    switch (node.type) {
      case 'binary':
      case 'bind':
      case 'default':
        return this.#spaceAround(this.#head(node));
      case 'condition':
        this.#spaceAround(this.#head(node));
        if (node.otherwise !== undefined) this.#spaceAround(this.#first(node.otherwise) - 1);
        return;
      case 'block':
      case 'array':
      case 'sort':
      case 'call':
        for (const part of this.#parts(node).slice(1)) this.#spaceBefore(part);
        return;
      case 'object':
      case 'group':
        return this.#spacePairs(node, node.pairs);
      case 'lambda': {
        for (const param of node.params.slice(1)) this.#spaceBefore(this.#first(param));
        const body = this.#first(node.body);
        this.#spaceAround(body - 1);
        this.#spaceBefore(this.#last(node));
        return;
      }
      case 'transform':
        this.#spaceBefore(this.#first(node.pattern));
        this.#spaceAround(this.#first(node.update) - 1);
        if (node.remove !== undefined) this.#spaceBefore(this.#first(node.remove));
        this.#spaceBefore(this.#last(node));
        return;
      default:
        return;
    }
  }

  #spacePairs(node: SyntaxNode, pairs: readonly Pair[]): void {
    for (const { key, value } of pairs) {
      this.#spaceBefore(this.#first(key));
      this.#spaceBefore(this.#first(value));
    }
    if (pairs.length > 0) this.#spaceBefore(this.#last(node));
  }

  /** First tokens of what stands between the brackets of a node. */
  #parts(node: SyntaxNode): readonly number[] {
    switch (node.type) {
      case 'sort':
        return node.terms.map((term) => this.#startingAt.get(term.start) ?? 0);
      case 'call':
        return node.args.map((arg) => this.#first(arg));
      case 'object':
      case 'group':
        return node.pairs.map((pair) => this.#first(pair.key));
      case 'block':
      case 'array':
        return childNodes(node).map((child) => this.#first(child));
      default:
        return [];
    }
  }

  /** Width of a node on one line. */
  #width(node: SyntaxNode): number {
    const first = this.#first(node);
    const token = this.#tokens[first];
    return (this.#columns[this.#last(node)] ?? 0) - (this.#columns[first] ?? 0) + (token === undefined ? 0 : token.end - token.start);
  }

  /** Several expressions in brackets read better one to a line, however short. */
  #hasStatements(node: SyntaxNode): boolean {
    const known = this.#statements.get(node);
    if (known !== undefined) return known;
    const has = (node.type === 'block' && node.expressions.length > 1) || childNodes(node).some((child) => this.#hasStatements(child));
    this.#statements.set(node, has);
    return has;
  }

  #line(i: number, level: number): void {
    this.#lines.set(i, level);
  }

  #break(node: SyntaxNode, level: number, column: number): void {
    for (let i = this.#first(node); i <= this.#last(node); i += 1) this.#levels[i] = level;
    if (column + this.#width(node) <= width && !this.#hasStatements(node)) return;
    switch (node.type) {
      case 'block':
      case 'array':
      case 'call':
      case 'object':
      case 'group':
      case 'sort':
        return this.#brackets(node, level, column);
      case 'lambda':
        this.#line(this.#first(node.body), level + 1);
        this.#line(this.#last(node), level);
        return this.#break(node.body, level + 1, (level + 1) * 2);
      case 'condition':
        return this.#condition(node, level, column);
      case 'binary':
      case 'default':
        return this.#operators(node, level, column);
      case 'bind':
        return this.#break(node.value, level, column + node.variable.end - node.variable.start + 4);
      default:
        return this.#along(node, level, column);
    }
  }

  /** Children stay on the line, each behind the one before. */
  #along(node: SyntaxNode, level: number, column: number): void {
    const start = this.#before(node);
    for (const child of childNodes(node)) this.#break(child, level, column + this.#before(child) - start);
  }

  /** Column of a node on the single line. */
  #before(node: SyntaxNode): number {
    const i = this.#first(node);
    const token = this.#tokens[i];
    return (this.#columns[i] ?? 0) - (token === undefined ? 0 : token.end - token.start);
  }

  #brackets(node: SyntaxNode, level: number, column: number): void {
    if (node.type === 'group' || node.type === 'sort') this.#break(node.left, level, column);
    if (node.type === 'call') this.#break(node.callee, level, column);
    const parts = this.#parts(node);
    const [only] = parts;
    // A call or a pair of brackets around a single thing that breaks by itself stays around it.
    const single =
      parts.length === 1 && (node.type === 'call' || node.type === 'array' || node.type === 'block') ? childNodes(node).at(-1) : undefined;
    if (only === undefined) return;
    if (single !== undefined && hugs(single)) return this.#break(single, level, column + this.#before(single) - this.#before(node));
    for (const part of parts) this.#line(part, level + 1);
    this.#line(this.#last(node), level);
    const inside = (level + 1) * 2;
    for (const child of inner(node)) this.#break(child, level + 1, inside);
    if (node.type !== 'object' && node.type !== 'group') return;
    for (const { key, value } of node.pairs) this.#break(value, level + 1, inside + this.#before(value) - this.#before(key));
  }

  /** A line for each case: the test with its value, then the colon with the next. */
  #condition(node: Extract<SyntaxNode, { type: 'condition' }>, level: number, column: number): void {
    const { test, then, otherwise } = node;
    const inside = (level + 1) * 2 + 2;
    this.#break(test, level, column);
    if (column + this.#width(test) + 3 + this.#width(then) > width || this.#hasStatements(then)) {
      this.#line(this.#head(node), level + 1);
      this.#break(then, level + 1, inside);
    }
    if (otherwise === undefined) return;
    this.#line(this.#first(otherwise) - 1, level + 1);
    if (otherwise.type !== 'condition') return this.#break(otherwise, level + 1, inside);
    // The next case of a chain stands under this one.
    for (let i = this.#first(otherwise); i <= this.#last(otherwise); i += 1) this.#levels[i] = level + 1;
    this.#condition(otherwise, level, inside);
  }

  /** A chain of one operator breaks before each. */
  #operators(node: Extract<SyntaxNode, { type: 'binary' | 'default' }>, level: number, column: number): void {
    const { left, right, operator } = node;
    const same = (left.type === 'binary' || left.type === 'default') && left.operator === operator;
    if (same) this.#operators(left, level, column);
    else this.#break(left, level, column);
    if (hugs(right) && column + this.#width(left) < width / 2 && !same)
      return this.#break(right, level, column + this.#width(left) + operator.length + 2);
    this.#line(this.#head(node), level + 1);
    this.#break(right, level + 1, (level + 1) * 2 + operator.length + 1);
  }
}

function hugs(node: SyntaxNode): boolean {
  return (
    node.type === 'object' ||
    node.type === 'array' ||
    node.type === 'lambda' ||
    (node.type === 'block' && node.expressions.length > 1) ||
    (node.type === 'call' && node.args.length > 0)
  );
}

/** What stands between the brackets, values of pairs apart. */
function inner(node: SyntaxNode): readonly SyntaxNode[] {
  switch (node.type) {
    case 'call':
      return node.args;
    case 'sort':
      return node.terms.map((term) => term.expression);
    case 'object':
    case 'group':
      return node.pairs.map((pair) => pair.key);
    default:
      return childNodes(node);
  }
}
