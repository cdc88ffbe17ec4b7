import { TokenReader, type ForeignToken } from '#shared/translate/foreign-token.ts';
import { stop } from '#shared/translate/translation.ts';
import type { ExcelNode, ExcelOperator } from './excel-node.ts';
import { readExcelTokens } from './read-excel-tokens.ts';

/** Reads a formula, with or without its `=`. Stops at the token that has no place in one. */
export function parseExcel(text: string): ExcelNode {
  const from = /^\s*[=+]?/.exec(text)?.[0].length ?? 0;
  return new ExcelParser(readExcelTokens(text, from)).whole();
}

const operators: Readonly<Record<string, { readonly power: number; readonly operator: ExcelOperator }>> = {
  '=': { power: 1, operator: '=' },
  '<>': { power: 1, operator: '<>' },
  '<': { power: 1, operator: '<' },
  '<=': { power: 1, operator: '<=' },
  '>': { power: 1, operator: '>' },
  '>=': { power: 1, operator: '>=' },
  '&': { power: 2, operator: '&' },
  '+': { power: 3, operator: '+' },
  '-': { power: 3, operator: '-' },
  '*': { power: 4, operator: '*' },
  '/': { power: 4, operator: '/' },
  '^': { power: 5, operator: '^' },
};

class ExcelParser extends TokenReader {
  whole(): ExcelNode {
    const node = this.#binary(1);
    if (this.peek().kind !== 'end') this.#refuse(this.peek());
    return node;
  }

  #refuse(token: ForeignToken, message?: string): never {
    const said = token.kind === 'end' ? 'The formula breaks off.' : `${token.value} has no place in a formula here.`;
    return stop('syntax', message ?? said, token, token.value);
  }

  #binary(least: number): ExcelNode {
    let left = this.#unary();
    for (;;) {
      const token = this.peek();
      const found = token.kind === 'sign' && Object.hasOwn(operators, token.value) ? operators[token.value] : undefined;
      if (found === undefined || found.power < least) return left;
      this.next();
      const right = this.#binary(found.power + 1);
      left = { kind: 'binary', operator: found.operator, left, right, start: left.start, end: right.end };
    }
  }

  /** A minus binds more strongly than any operator: -2^2 is 4. */
  #unary(): ExcelNode {
    const { start } = this.peek();
    if (this.takeSign('-')) {
      const operand = this.#unary();
      return { kind: 'negate', operand, start, end: operand.end };
    }
    if (this.takeSign('+')) return this.#unary();
    let node = this.#primary();
    while (this.takeSign('%')) node = { kind: 'percent', operand: node, start, end: this.end };
    return node;
  }

  #primary(): ExcelNode {
    const token = this.next();
    const place = { start: token.start, end: token.end };
    switch (token.kind) {
      case 'number':
        return { kind: 'literal', value: Number(token.value), ...place };
      case 'text':
        return { kind: 'literal', value: token.value, ...place };
      case 'cell':
        return cellNode(token);
      case 'quoted':
        return tableColumn(token);
      case 'name':
        return this.#named(token);
      case 'sign':
        break;
      default:
        return this.#refuse(token);
    }
    if (token.value === '(') {
      const inner = this.#binary(1);
      if (!this.takeSign(')')) this.#refuse(this.peek());
      return { ...inner, start: token.start, end: this.end };
    }
    if (token.value !== '{') return this.#refuse(token);
    const items = [this.#binary(2)];
    while (this.takeSign(',') || this.takeSign(';')) items.push(this.#binary(2));
    if (!this.takeSign('}')) this.#refuse(this.peek());
    return { kind: 'list', items, start: token.start, end: this.end };
  }

  #named(token: ForeignToken): ExcelNode {
    const word = token.value.toUpperCase();
    const place = { start: token.start, end: token.end };
    if (this.isSign('(')) return this.#call(token, word.replace(/^_XLFN\./, ''));
    if (word === 'TRUE' || word === 'FALSE') return { kind: 'literal', value: word === 'TRUE', ...place };
    return { kind: 'name', names: token.value.split('.'), text: token.value, ...place };
  }

  /** Arguments stand behind commas, or behind semicolons where the comma is the decimal sign. */
  #call(token: ForeignToken, name: string): ExcelNode {
    this.next();
    const args: ExcelNode[] = [];
    if (this.takeSign(')')) return { kind: 'call', name, args, start: token.start, end: this.end };
    for (;;) {
      const next = this.peek();
      const left = this.isSign(',') || this.isSign(';') || this.isSign(')');
      args.push(left ? { kind: 'blank', start: next.start, end: next.start } : this.#binary(1));
      if (this.takeSign(')')) return { kind: 'call', name, args, start: token.start, end: this.end };
      if (!this.takeSign(',') && !this.takeSign(';')) this.#refuse(this.peek());
    }
  }
}

function cellNode(token: ForeignToken): ExcelNode {
  const { start, end, value: text } = token;
  const mark = text.lastIndexOf('!');
  const sheet = text.slice(0, Math.max(0, mark)).replaceAll(/^'|'$/g, '').replaceAll("''", "'");
  const [first = '', last] = text
    .slice(mark + 1)
    .replaceAll('$', '')
    .toUpperCase()
    .split(':');
  const letters = (part: string): string => part.replaceAll(/\d/g, '');
  if (last !== undefined) return { kind: 'area', sheet, first: letters(first), last: letters(last), text, start, end };
  if (sheet !== '') return stop('other-sheet', `${text} is on another sheet.`, token, text, 'Make that sheet a lookup table.');
  return { kind: 'cell', column: letters(first), row: first.replaceAll(/\D/g, ''), text, start, end };
}

/** `[@Status]`, `Orders[@[Unit price]]`, `Codes[Key]`. */
function tableColumn(token: ForeignToken): ExcelNode {
  const { start, end, value: text } = token;
  const open = text.indexOf('[');
  const name = text
    .slice(open + 1, -1)
    .replace(/^@/, '')
    .replaceAll(/^\[|\]$/g, '');
  const table = text.slice(0, open);
  return { kind: 'name', names: table === '' ? [name] : [table, name], text, start, end };
}
