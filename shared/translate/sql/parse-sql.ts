import { TokenReader, type ForeignToken } from '#shared/translate/foreign-token.ts';
import { stop } from '#shared/translate/translation.ts';
import { readSqlTokens } from './read-sql-tokens.ts';
import type { SqlArithmetic, SqlComparison, SqlNode } from './sql-node.ts';

/** Reads one SQL expression, an alias behind it left out. Stops at the token that has no place in one. */
export function parseSql(text: string): SqlNode {
  return new SqlParser(readSqlTokens(text)).whole();
}

const comparisons: Readonly<Record<string, SqlComparison>> = {
  '=': '=',
  '<>': '<>',
  '!=': '<>',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};
/** How strongly operators bind; the standard has `||` with the sums. */
const arithmetic: Readonly<Record<string, { readonly power: number; readonly operator: SqlArithmetic }>> = {
  '+': { power: 1, operator: '+' },
  '-': { power: 1, operator: '-' },
  '||': { power: 1, operator: '||' },
  '*': { power: 2, operator: '*' },
  '/': { power: 2, operator: '/' },
  '%': { power: 2, operator: '%' },
};
/** Names that are calls without brackets. */
const bareCalls = new Set(['CURRENT_DATE', 'CURRENT_TIMESTAMP', 'LOCALTIMESTAMP', 'SYSDATE']);
/** Words that cannot be columns: where one stands in place of a value, something else was meant. */
const reserved = new Set([
  'SELECT',
  'FROM',
  'WHERE',
  'GROUP',
  'ORDER',
  'HAVING',
  'JOIN',
  'WHEN',
  'THEN',
  'ELSE',
  'END',
  'AS',
  'OVER',
  'UNION',
]);

class SqlParser extends TokenReader {
  whole(): SqlNode {
    const node = this.#or();
    if (this.#takeWord('AS')) this.next();
    else if (this.peek().kind === 'quoted' || (this.peek().kind === 'name' && !reserved.has(this.peek().value.toUpperCase()))) this.next();
    this.takeSign(';');
    if (this.takeSign(',')) this.#refuse(this.peek(), 'A list of expressions cannot become one rule.', 'Paste one of them.');
    if (this.peek().kind !== 'end') this.#refuse(this.peek());
    return node;
  }

  #isWord(word: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'name' && token.value.toUpperCase() === word;
  }

  #takeWord(word: string): boolean {
    if (!this.#isWord(word)) return false;
    this.next();
    return true;
  }

  #expectWord(word: string): void {
    if (!this.#takeWord(word)) this.#refuse(this.peek(), `${word} is wanted before ${said(this.peek())}.`);
  }

  #expectSign(sign: string): void {
    if (!this.takeSign(sign)) this.#refuse(this.peek(), `${sign} is wanted before ${said(this.peek())}.`);
  }

  #refuse(token: ForeignToken, message = `${said(token)} has no place in a SQL expression here.`, next?: string): never {
    return stop('syntax', message, token, token.value, next);
  }

  #or(): SqlNode {
    let left = this.#and();
    while (this.#takeWord('OR')) {
      const right = this.#and();
      left = { kind: 'or', left, right, start: left.start, end: right.end };
    }
    return left;
  }

  #and(): SqlNode {
    let left = this.#not();
    while (this.#takeWord('AND')) {
      const right = this.#not();
      left = { kind: 'and', left, right, start: left.start, end: right.end };
    }
    return left;
  }

  #not(): SqlNode {
    const { start } = this.peek();
    if (!this.#takeWord('NOT')) return this.#predicate();
    const operand = this.#not();
    return { kind: 'not', operand, start, end: operand.end };
  }

  #predicate(): SqlNode {
    let operand = this.#sum(1);
    for (;;) {
      const token = this.peek();
      const operator = token.kind === 'sign' && Object.hasOwn(comparisons, token.value) ? comparisons[token.value] : undefined;
      if (operator !== undefined) {
        this.next();
        const right = this.#sum(1);
        operand = { kind: 'comparison', operator, left: operand, right, start: operand.start, end: right.end };
        continue;
      }
      if (this.#takeWord('IS')) {
        operand = this.#is(operand);
        continue;
      }
      const negated = this.#isWord('NOT') && ['IN', 'LIKE', 'ILIKE', 'BETWEEN'].some((word) => this.#isWord(word, 1));
      if (negated) this.next();
      const found = this.#wordPredicate(operand, negated);
      if (found === undefined) return operand;
      operand = found;
    }
  }

  #is(operand: SqlNode): SqlNode {
    const negated = this.#takeWord('NOT');
    const token = this.next();
    const word = token.value.toUpperCase();
    const place = { start: operand.start, end: token.end };
    if (token.kind === 'name' && word === 'NULL') return { kind: 'is-null', operand, negated, ...place };
    if (token.kind === 'name' && (word === 'TRUE' || word === 'FALSE') && !negated)
      return { kind: 'comparison', operator: '=', left: operand, right: { kind: 'literal', value: word === 'TRUE', ...place }, ...place };
    return this.#refuse(token, `IS ${negated ? 'NOT ' : ''}${said(token)} has no translation.`);
  }

  #wordPredicate(operand: SqlNode, negated: boolean): SqlNode | undefined {
    const { start } = operand;
    if (this.#takeWord('BETWEEN')) {
      const low = this.#sum(1);
      this.#expectWord('AND');
      const high = this.#sum(1);
      return { kind: 'between', operand, low, high, negated, start, end: high.end };
    }
    if (this.#takeWord('IN')) {
      this.#expectSign('(');
      const items = this.#list();
      return { kind: 'in', operand, items, negated, start, end: this.end };
    }
    const anyCase = this.#isWord('ILIKE');
    if (!this.#takeWord('LIKE') && !this.#takeWord('ILIKE')) return undefined;
    const pattern = this.#sum(1);
    let escape: string | undefined;
    if (this.#takeWord('ESCAPE')) escape = this.next().value;
    return { kind: 'like', operand, pattern, anyCase, negated, start, end: this.end, ...(escape === undefined ? {} : { escape }) };
  }

  #sum(least: number): SqlNode {
    let left = this.#unary();
    for (;;) {
      const token = this.peek();
      const found = token.kind === 'sign' && Object.hasOwn(arithmetic, token.value) ? arithmetic[token.value] : undefined;
      if (found === undefined || found.power < least) return left;
      this.next();
      const right = this.#sum(found.power + 1);
      left = { kind: 'arithmetic', operator: found.operator, left, right, start: left.start, end: right.end };
    }
  }

  #unary(): SqlNode {
    const { start } = this.peek();
    if (this.takeSign('-')) {
      const operand = this.#unary();
      return { kind: 'negate', operand, start, end: operand.end };
    }
    if (this.takeSign('+')) return this.#unary();
    let node = this.#primary();
    while (this.takeSign('::')) {
      const { type, sizes } = this.#type();
      node = { kind: 'cast', operand: node, type, sizes, start, end: this.end };
    }
    return node;
  }

  #primary(): SqlNode {
    const token = this.next();
    const place = { start: token.start, end: token.end };
    switch (token.kind) {
      case 'number':
        return { kind: 'literal', value: Number(token.value), ...place };
      case 'text':
        return { kind: 'literal', value: token.value, ...place };
      case 'quoted':
        return this.#column(token);
      case 'name':
        return this.#named(token);
      default:
        break;
    }
    if (token.kind === 'sign' && token.value === '(') {
      if (this.#isWord('SELECT')) this.#refuse(this.peek(), 'A query inside the expression has no translation.');
      const inner = this.#or();
      this.#expectSign(')');
      return { ...inner, start: token.start, end: this.end };
    }
    return token.kind === 'end' ? this.#refuse(token, 'The SQL expression breaks off.') : this.#refuse(token);
  }

  #named(token: ForeignToken): SqlNode {
    const word = token.value.toUpperCase();
    const place = { start: token.start, end: token.end };
    if (word === 'CASE') return this.#case(token);
    if (word === 'NULL') return { kind: 'literal', value: null, ...place };
    if (word === 'TRUE' || word === 'FALSE') return { kind: 'literal', value: word === 'TRUE', ...place };
    if ((word === 'DATE' || word === 'TIMESTAMP') && this.peek().kind === 'text') {
      const { value, end } = this.next();
      return { kind: 'literal', value, date: true, start: token.start, end };
    }
    if (this.isSign('(')) return this.#call(token, word);
    if (bareCalls.has(word)) return { kind: 'call', name: word, args: [], ...place };
    if (word === 'SELECT') return this.#refuse(token, 'A whole query has no translation.', 'Paste the expression of one column.');
    if (reserved.has(word)) return this.#refuse(token);
    return this.#column(token);
  }

  #column(first: ForeignToken): SqlNode {
    const names = [first.value];
    while (this.isSign('.') && (this.peek(1).kind === 'name' || this.peek(1).kind === 'quoted')) {
      this.next();
      names.push(this.next().value);
    }
    if (this.isSign('(')) return this.#refuse(this.peek(), `The function ${names.join('.')} is not known.`);
    return { kind: 'column', names, start: first.start, end: this.end };
  }

  #call(token: ForeignToken, name: string): SqlNode {
    this.next();
    const { start } = token;
    if (name === 'CAST' || name === 'TRY_CAST') {
      const operand = this.#or();
      this.#expectWord('AS');
      const { type, sizes } = this.#type();
      this.#expectSign(')');
      return { kind: 'cast', operand, type, sizes, start, end: this.end };
    }
    if (name === 'EXTRACT') {
      const part = this.next();
      this.#expectWord('FROM');
      const operand = this.#or();
      this.#expectSign(')');
      return { kind: 'call', name: part.value.toUpperCase(), args: [operand], start, end: this.end };
    }
    if (name === 'TRIM') return this.#trim(start);
    if (name === 'SUBSTRING' || name === 'SUBSTR') return this.#substring(start);
    const args = this.#list();
    if (this.#isWord('OVER')) this.#refuse(this.peek(), 'OVER looks at other rows; a rule sees one record.');
    return { kind: 'call', name, args, start, end: this.end };
  }

  /** `TRIM(x)`, `TRIM(LEADING ' ' FROM x)`. */
  #trim(start: number): SqlNode {
    const side = ['LEADING', 'TRAILING', 'BOTH'].find((word) => this.#takeWord(word));
    const first = this.#isWord('FROM') ? undefined : this.#or();
    const args = this.#takeWord('FROM') ? [this.#or(), ...(first === undefined ? [] : [first])] : first === undefined ? [] : [first];
    this.#expectSign(')');
    const name = side === 'LEADING' ? 'LTRIM' : side === 'TRAILING' ? 'RTRIM' : 'TRIM';
    return { kind: 'call', name, args, start, end: this.end };
  }

  /** `SUBSTRING(x, 1, 3)`, `SUBSTRING(x FROM 1 FOR 3)`. */
  #substring(start: number): SqlNode {
    const first = this.#or();
    if (!this.#isWord('FROM')) {
      const rest = this.takeSign(',') ? this.#list() : this.#list(true);
      return { kind: 'call', name: 'SUBSTRING', args: [first, ...rest], start, end: this.end };
    }
    this.next();
    const args = [first, this.#or()];
    if (this.#takeWord('FOR')) args.push(this.#or());
    this.#expectSign(')');
    return { kind: 'call', name: 'SUBSTRING', args, start, end: this.end };
  }

  /** What stands up to the closing bracket. */
  #list(closing = false): readonly SqlNode[] {
    if (this.takeSign(')')) return [];
    if (closing) this.#expectSign(')');
    if (this.#isWord('SELECT')) this.#refuse(this.peek(), 'A query inside the expression has no translation.');
    if (this.#isWord('DISTINCT')) this.#refuse(this.peek());
    const items = [this.#or()];
    while (this.takeSign(',')) items.push(this.#or());
    this.#expectSign(')');
    return items;
  }

  #type(): { readonly type: string; readonly sizes: readonly number[] } {
    const token = this.next();
    if (token.kind !== 'name') this.#refuse(token, `A type is wanted in place of ${said(token)}.`);
    const words = [token.value.toUpperCase()];
    while (
      this.peek().kind === 'name' &&
      ['PRECISION', 'VARYING', 'UNSIGNED', 'SIGNED', 'INTEGER'].includes(this.peek().value.toUpperCase())
    )
      words.push(this.next().value.toUpperCase());
    const sizes: number[] = [];
    if (this.takeSign('(')) {
      do sizes.push(Number(this.next().value));
      while (this.takeSign(','));
      this.#expectSign(')');
    }
    return { type: words.join(' '), sizes };
  }

  #case(token: ForeignToken): SqlNode {
    const subject = this.#isWord('WHEN') ? undefined : this.#or();
    const cases: { when: SqlNode; then: SqlNode }[] = [];
    while (this.#takeWord('WHEN')) {
      const when = this.#or();
      this.#expectWord('THEN');
      cases.push({ when, then: this.#or() });
    }
    if (cases.length === 0) this.#expectWord('WHEN');
    const otherwise = this.#takeWord('ELSE') ? this.#or() : undefined;
    this.#expectWord('END');
    return {
      kind: 'case',
      cases,
      start: token.start,
      end: this.end,
      ...(subject === undefined ? {} : { subject }),
      ...(otherwise === undefined ? {} : { otherwise }),
    };
  }
}

function said(token: ForeignToken): string {
  return token.kind === 'end' ? 'the end' : token.value;
}
