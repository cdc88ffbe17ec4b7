import type { LookupTable } from '#shared/lookup/lookup-table.ts';
import type { Column } from '#shared/translate/columns.ts';
import type { Piece } from '#shared/translate/piece.ts';
import { binary, bound, callPiece, chained, columnPiece, literalPiece, Namer, not, piece, power } from '#shared/translate/piece.ts';
import { resolveColumn } from '#shared/translate/resolve-column.ts';
import type { TranslationContext } from '#shared/translate/translation.ts';
import { stop } from '#shared/translate/translation.ts';
import { callExcel } from './excel-functions.ts';
import type { ExcelNode, ExcelNodeOf } from './excel-node.ts';
import type { ExcelWriting } from './excel-writing.ts';

/** Writes a formula's tree as JSONata. */
export class ExcelWriter implements ExcelWriting {
  readonly notes = new Set<string>();
  readonly namer = new Namer();
  readonly lookups: readonly LookupTable[];
  readonly #columns: readonly Column[];
  /** The row that its cells stand in. */
  #row: string | undefined;

  constructor(context: TranslationContext) {
    this.lookups = context.lookups;
    this.#columns = context.columns;
  }

  value(node: ExcelNode): Piece {
    switch (node.kind) {
      case 'literal':
        return literalPiece(node.value);
      case 'blank':
        return piece('""', 'text', { literal: '' });
      case 'cell':
        return columnPiece(this.#cell(node));
      case 'name':
        return columnPiece(resolveColumn(this.#columns, node.names, node, this.notes, 'A text stands in double quotes in a formula.'));
      case 'area':
        return stop('area', `The area ${node.text} has no translation here: a rule sees one record.`, node, node.text);
      case 'list':
        return stop('list', 'A list of values has no translation here.', node, '{');
      case 'negate': {
        const operand = this.number(node.operand);
        if (typeof operand.literal === 'number') return literalPiece(-operand.literal);
        return piece(`-${bound(operand, power.path)}`, 'number', { power: power.sign });
      }
      case 'percent':
        return binary(this.number(node.operand), '/', literalPiece(100), power.product, 'number');
      case 'call':
        return callExcel(this, node);
      case 'binary':
        return this.#binary(node);
    }
  }

  text(node: ExcelNode): Piece {
    const value = this.value(node);
    if (typeof value.literal === 'number') return literalPiece(String(value.literal));
    const there = value.lacks ? piece(`${bound(value, power.compare + 1)} ?? ""`, value.kind, { power: power.compare }) : value;
    if (value.kind === 'text' || value.kind === 'date') return there;
    if (value.kind === 'boolean') return piece(`(${bound(there, power.condition + 1)} ? "TRUE" : "FALSE")`, 'text');
    return piece(`$string(${there.text})`, 'text');
  }

  number(node: ExcelNode): Piece {
    const value = this.value(node);
    if (typeof value.literal === 'boolean') return literalPiece(value.literal ? 1 : 0);
    if (typeof value.literal === 'string') {
      if (node.kind === 'blank') return literalPiece(0);
      const read = Number(value.literal);
      if (value.literal.trim() !== '' && Number.isFinite(read)) return literalPiece(read);
      return stop('not-a-number', `${JSON.stringify(value.literal)} is not a number.`, node, value.literal);
    }
    if (value.kind === 'date')
      return stop('date-arithmetic', `${value.text} is a date; arithmetic on dates has no translation.`, node, value.text);
    const { whole = false, positive = false } = value;
    const there = value.lacks ? piece(`(${bound(value, power.compare + 1)} ?? 0)`, value.kind, { whole, positive }) : value;
    if (value.kind === 'number' || value.kind === 'any') return there;
    return piece(`$number(${there.text})`, 'number');
  }

  condition(node: ExcelNode): Piece {
    const value = this.value(node);
    if (value.kind === 'boolean' || value.kind === 'any') return value;
    if (value.kind === 'number') return binary(value, '!=', literalPiece(0), power.compare, 'boolean');
    return stop('not-a-condition', `${value.text} is a ${value.kind}, not a condition.`, node, value.text, 'Compare it with something.');
  }

  equal(left: Piece, right: Piece): Piece {
    const [a, b] = alike(left, right);
    const same = (x: Piece, y: Piece): Piece => ({ ...binary(x, '=', y, power.compare, 'boolean'), lacks: false });
    const blank = emptyOf(a, b);
    if (blank === undefined) return same(a, b);
    // A blank equals "", 0 and FALSE; of anything else written out it differs, as nothing does.
    const matters = a.literal === undefined && b.literal === undefined ? a.lacks || b.lacks : a.literal === blank || b.literal === blank;
    return matters ? same(filled(a, blank), filled(b, blank)) : same(a, b);
  }

  #cell(node: ExcelNodeOf<'cell'>): Column {
    this.#row ??= node.row;
    if (node.row !== this.#row)
      return stop('other-row', `${node.text} is in another row than the rest of the formula: a rule sees one record.`, node, node.text);
    const at = [...node.column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    const rows = this.#columns.every((column) => column.names.length === 1);
    const column = rows ? this.#columns[at] : undefined;
    if (column === undefined)
      return stop(
        'unknown-cell',
        rows
          ? `${node.text} is in column ${at + 1} of ${this.#columns.length}.`
          : `The records here have no columns that ${node.text} could name.`,
        node,
        node.text,
        'Write the name of a field in its place.',
      );
    this.notes.add(`${node.text} is taken for ${column.names.join('.')}, column ${at + 1}.`);
    return column;
  }

  #binary(node: ExcelNodeOf<'binary'>): Piece {
    const { operator } = node;
    switch (operator) {
      case '+':
      case '-':
      case '*':
      case '/': {
        const [left, right] = [this.number(node.left), this.number(node.right)];
        const made = binary(left, operator, right, operator === '+' || operator === '-' ? power.sum : power.product, 'number');
        const both = (of: 'whole' | 'positive'): boolean => left[of] === true && right[of] === true;
        return { ...made, lacks: false, whole: operator !== '/' && both('whole'), positive: operator !== '-' && both('positive') };
      }
      case '^':
        return callPiece('power', [this.number(node.left), this.number(node.right)], 'number');
      case '&':
        return chained([this.#part(node.left), this.#part(node.right)]);
      case '=':
        return this.equal(this.value(node.left), this.value(node.right));
      case '<>':
        return not(this.equal(this.value(node.left), this.value(node.right)));
      default:
        return this.#order(node, operator);
    }
  }

  /** A part of a text: `&` takes nothing for the empty text and a number as it is written. */
  #part(node: ExcelNode): Piece {
    const value = this.value(node);
    return value.kind === 'boolean' ? this.text(node) : { ...value, lacks: false };
  }

  #order(node: ExcelNodeOf<'binary'>, operator: '<' | '<=' | '>' | '>='): Piece {
    const [left, right] = alike(this.value(node.left), this.value(node.right));
    const blank = emptyOf(left, right);
    const [a, b] = blank === undefined ? [left, right] : [filled(left, blank), filled(right, blank)];
    return { ...binary(a, operator, b, power.compare, 'boolean'), lacks: false };
  }
}

/** What a blank counts as beside this kind of value. */
function emptyOf(a: Piece, b: Piece): string | number | boolean | undefined {
  const kind = a.kind === 'any' ? b.kind : a.kind;
  if (kind === 'text') return '';
  if (kind === 'number') return 0;
  return kind === 'boolean' ? false : undefined;
}

function filled(of: Piece, blank: string | number | boolean): Piece {
  if (!of.lacks) return of;
  return piece(`(${bound(of, power.compare + 1)} ?? ${JSON.stringify(blank)})`, of.kind);
}

/** Both sides as JSONata compares them: text by its small letters, text beside a number as a number. */
function alike(left: Piece, right: Piece): readonly [Piece, Piece] {
  if (left.kind === 'text' && right.kind === 'number') return [asNumber(left), right];
  if (left.kind === 'number' && right.kind === 'text') return [left, asNumber(right)];
  if (left.kind !== 'text' && right.kind !== 'text') return [left, right];
  const literal = [left, right].find((side) => typeof side.literal === 'string');
  if (typeof literal?.literal === 'string' && literal.literal.toLowerCase() === literal.literal.toUpperCase()) return [left, right];
  return [small(left), small(right)];
}

function asNumber(of: Piece): Piece {
  if (typeof of.literal === 'string') {
    const read = Number(of.literal);
    return of.literal.trim() !== '' && Number.isFinite(read) ? literalPiece(read) : of;
  }
  return piece(`$number(${of.text})`, 'number', { lacks: of.lacks });
}

function small(of: Piece): Piece {
  if (typeof of.literal === 'string') return literalPiece(of.literal.toLowerCase());
  if (of.kind === 'any') return piece(`$lowercase($string(${of.text}))`, 'text', { lacks: of.lacks });
  return of.kind === 'text' ? piece(`$lowercase(${of.text})`, 'text', { lacks: of.lacks }) : of;
}
