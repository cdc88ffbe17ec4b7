import type { Column } from '#shared/translate/columns.ts';
import type { Piece } from '#shared/translate/piece.ts';
import {
  binary,
  bound,
  chained,
  columnPiece,
  condition,
  conjunction,
  exists,
  literalPiece,
  Namer,
  not,
  piece,
  power,
} from '#shared/translate/piece.ts';
import { resolveColumn } from '#shared/translate/resolve-column.ts';
import { stop } from '#shared/translate/translation.ts';
import { callSql } from './sql-functions.ts';
import { castSql } from './sql-cast.ts';
import { likePiece } from './sql-like.ts';
import type { SqlComparison, SqlNode, SqlNodeOf } from './sql-node.ts';
import type { SqlWriting } from './sql-writing.ts';

const opposites: Readonly<Record<SqlComparison, SqlComparison>> = { '=': '<>', '<>': '=', '<': '>=', '<=': '>', '>': '<=', '>=': '<' };

/** Writes a SQL tree as JSONata. */
export class SqlWriter implements SqlWriting {
  readonly notes = new Set<string>();
  readonly namer = new Namer();
  readonly #columns: readonly Column[];

  constructor(columns: readonly Column[]) {
    this.#columns = columns;
  }

  value(node: SqlNode): Piece {
    switch (node.kind) {
      case 'literal':
        return node.date === true && typeof node.value === 'string'
          ? { ...literalPiece(node.value), kind: 'date' }
          : literalPiece(node.value);
      case 'column':
        return columnPiece(resolveColumn(this.#columns, node.names, node, this.notes, 'A text stands in single quotes in SQL.'));
      case 'negate': {
        const operand = this.number(node.operand);
        if (typeof operand.literal === 'number') return literalPiece(-operand.literal);
        return { ...piece(`-${bound(operand, power.path)}`, 'number', { power: power.sign }), lacks: operand.lacks };
      }
      case 'arithmetic':
        return node.operator === '||' ? this.#concatenation(node) : this.#arithmetic(node);
      case 'call':
        return callSql(this, node);
      case 'cast':
        return castSql(this, node);
      case 'case':
        return this.#case(node);
      default:
        return this.#truth(node);
    }
  }

  number(node: SqlNode): Piece {
    return this.asNumber(this.value(node), node);
  }

  asNumber(value: Piece, place: SqlNode): Piece {
    if (value.kind === 'text' && typeof value.literal === 'string') {
      const read = Number(value.literal);
      if (value.literal.trim() !== '' && Number.isFinite(read)) return literalPiece(read);
      return stop('not-a-number', `${JSON.stringify(value.literal)} is not a number.`, place, value.literal);
    }
    if (value.kind === 'text') return piece(`$number(${value.text})`, 'number', { lacks: value.lacks });
    if (value.kind === 'number' || value.kind === 'any') return value;
    return stop(
      'not-a-number',
      `Arithmetic on a ${value.kind} has no translation.`,
      place,
      value.text,
      'Take a part of it, such as YEAR(…), first.',
    );
  }

  text(node: SqlNode): Piece {
    return this.asText(this.value(node));
  }

  asText(value: Piece): Piece {
    if (value.kind === 'text' || value.kind === 'date' || value.literal === null) return value;
    if (typeof value.literal === 'number') return literalPiece(String(value.literal));
    return piece(`$string(${value.text})`, 'text', { lacks: value.lacks });
  }

  holds(node: SqlNode, negated = false): Piece {
    switch (node.kind) {
      case 'not':
        return this.holds(node.operand, !negated);
      case 'and':
      case 'or': {
        const word = (node.kind === 'and') === negated ? 'or' : 'and';
        return conjunction([this.holds(node.left, negated), this.holds(node.right, negated)], word);
      }
      case 'comparison':
        return this.#comparison(node, negated);
      case 'is-null': {
        const found = exists(this.value(node.operand));
        return node.negated === negated ? not(found) : found;
      }
      case 'between':
        return this.namer.once(this.value(node.operand), 'value', (value) => {
          const out = node.negated !== negated;
          const low = this.compare(value, out ? '<' : '>=', this.value(node.low), node);
          const high = this.compare(value, out ? '>' : '<=', this.value(node.high), node);
          return conjunction([low, high], out ? 'or' : 'and');
        });
      case 'in':
        return this.#in(node, negated);
      case 'like': {
        const operand = this.text(node.operand);
        const found = likePiece(operand, node, this.value(node.pattern));
        return node.negated === negated ? found : unless(operand, found);
      }
      case 'literal':
        if (node.value === null) return literalPiece(false);
        break;
      default:
        break;
    }
    const value = this.value(node);
    if (value.kind === 'boolean') {
      if (typeof value.literal === 'boolean') return literalPiece(value.literal !== negated);
      return negated ? binary(value, '=', literalPiece(false), power.compare, 'boolean') : value;
    }
    if (value.kind === 'number') return this.compare(value, negated ? '=' : '<>', literalPiece(0), node);
    if (value.kind === 'any') return negated ? conjunction([exists(value), not(value)], 'and') : value;
    return stop('not-a-condition', `${value.text} is a ${value.kind}, not a condition.`, node, value.text, 'Compare it with something.');
  }

  compare(left: Piece, operator: SqlComparison, right: Piece, place: SqlNode): Piece {
    if (left.literal === null || right.literal === null) return literalPiece(false);
    const [a, b] = this.#alike(left, right, place);
    return { ...binary(a, operator === '<>' ? '!=' : operator, b, power.compare, 'boolean'), lacks: false };
  }

  /** Both sides as values that JSONata compares: it takes no text for a number. */
  #alike(left: Piece, right: Piece, place: SqlNode): readonly [Piece, Piece] {
    if (left.kind === 'number' && right.kind === 'text') return [left, this.asNumber(right, place)];
    if (left.kind === 'text' && right.kind === 'number') return [this.asNumber(left, place), right];
    if (left.kind === 'boolean' && right.kind === 'number') return [left, asBoolean(right)];
    if (left.kind === 'number' && right.kind === 'boolean') return [asBoolean(left), right];
    return [left, right];
  }

  #comparison(node: SqlNodeOf<'comparison'>, negated: boolean): Piece {
    return this.compare(this.value(node.left), negated ? opposites[node.operator] : node.operator, this.value(node.right), node);
  }

  #in(node: SqlNodeOf<'in'>, negated: boolean): Piece {
    const out = node.negated !== negated;
    const operand = this.value(node.operand);
    const items = node.items.map((item) => this.value(item));
    // A NULL in the list makes "not in" unknown, and adds nothing to "in".
    if (out && items.some((item) => item.literal === null)) return literalPiece(false);
    const lacking = out ? items.filter((item) => item.lacks) : [];
    const listed = items.filter((item) => item.literal !== null).map((item) => this.#alike(operand, item, node)[1]);
    const of = listed.some((item) => item.kind === 'number') && operand.kind === 'text' ? this.asNumber(operand, node) : operand;
    const found = piece(`${bound(of, power.compare + 1)} in [${listed.map((item) => item.text).join(', ')}]`, 'boolean', {
      power: power.compare,
    });
    if (!out) return found;
    const missing = unless(of, found);
    return lacking.length === 0 ? missing : conjunction([...lacking.map(exists), missing], 'and');
  }

  /** A predicate as a value: true, false, or NULL where what it asks about is. */
  #truth(node: SqlNode): Piece {
    const yes = this.holds(node);
    return this.#unknowable(node)
      ? condition(yes, literalPiece(true), condition(this.holds(node, true), literalPiece(false), undefined))
      : yes;
  }

  #unknowable(node: SqlNode): boolean {
    switch (node.kind) {
      case 'and':
      case 'or':
        return this.#unknowable(node.left) || this.#unknowable(node.right);
      case 'not':
        return this.#unknowable(node.operand);
      case 'is-null':
        return false;
      case 'comparison':
        return this.value(node.left).lacks || this.value(node.right).lacks;
      case 'between':
        return [node.operand, node.low, node.high].some((part) => this.value(part).lacks);
      case 'in':
        return [node.operand, ...node.items].some((part) => this.value(part).lacks);
      case 'like':
        return this.value(node.operand).lacks;
      default:
        return this.value(node).lacks;
    }
  }

  #concatenation(node: SqlNodeOf<'arithmetic'>): Piece {
    const parts: SqlNode[] = [];
    const gather = (part: SqlNode): void => {
      if (part.kind === 'arithmetic' && part.operator === '||') {
        gather(part.left);
        gather(part.right);
      } else parts.push(part);
    };
    gather(node);
    return this.#joinText(parts.map((part) => this.value(part)));
  }

  #joinText(parts: readonly Piece[]): Piece {
    if (parts.some((part) => part.literal === null)) return literalPiece(null);
    const at = parts.findIndex((part) => part.lacks && !/^[\w.$`@ ]+$/.test(part.text));
    const long = parts[at];
    if (long !== undefined)
      return this.namer.once(long, 'text', (named) => this.#joinText(parts.map((part, i) => (i === at ? named : part))));
    const joined = chained(parts);
    const lacking = parts.filter((part) => part.lacks);
    return lacking.length === 0 ? joined : condition(conjunction(lacking.map(exists), 'and'), joined, undefined);
  }

  #arithmetic(node: SqlNodeOf<'arithmetic'>): Piece {
    const [left, right] = [this.number(node.left), this.number(node.right)];
    if (node.operator === '/' && left.whole === true && right.whole === true)
      this.notes.add('Between whole numbers some databases drop the fraction of a division: 7 / 2 is 3.5 here.');
    const at = node.operator === '+' || node.operator === '-' ? power.sum : power.product;
    const made = binary(left, node.operator, right, at, 'number');
    const whole = node.operator !== '/' && left.whole === true && right.whole === true;
    const positive = node.operator !== '-' && left.positive === true && right.positive === true;
    return { ...made, whole, positive };
  }

  #case(node: SqlNodeOf<'case'>): Piece {
    const { subject } = node;
    if (subject === undefined)
      return this.chain(
        node.cases.map(({ when, then }) => [this.holds(when), this.value(then)]),
        node.otherwise,
      );
    return this.namer.once(this.value(subject), 'value', (value) =>
      this.chain(
        node.cases.map(({ when, then }) => [this.compare(value, '=', this.value(when), when), this.value(then)]),
        node.otherwise,
      ),
    );
  }

  chain(cases: readonly (readonly [Piece, Piece])[], otherwise: SqlNode | undefined): Piece {
    const last = otherwise === undefined ? undefined : this.value(otherwise);
    const made = cases.reduceRight<Piece | undefined>((rest, [test, then]) => condition(test, then, rest), last);
    return made ?? literalPiece(null);
  }
}

/** Holds where the value is there and what was found of it is not so. */
function unless(of: Piece, found: Piece): Piece {
  return of.lacks ? conjunction([exists(of), not(found)], 'and') : not(found);
}

function asBoolean(of: Piece): Piece {
  return of.literal === 0 || of.literal === 1 ? literalPiece(of.literal === 1) : of;
}
