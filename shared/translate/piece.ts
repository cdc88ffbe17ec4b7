import type { Column, ValueKind } from './columns.ts';

/** A part of the JSONata that is being written. */
export interface Piece {
  readonly text: string;
  /** How strongly the loosest operator outside brackets binds; `atom` without one. */
  readonly power: number;
  readonly kind: ValueKind;
  /** May give nothing. */
  readonly lacks: boolean;
  readonly whole?: boolean;
  readonly positive?: boolean;
  readonly maxLength?: number;
  /** The instant in milliseconds that this text was written from. */
  readonly millis?: string;
  /** What was written literally. */
  readonly literal?: string | number | boolean | null;
}

/** Binding powers of JSONata. */
export const power = { condition: 20, or: 25, and: 30, compare: 40, sum: 50, product: 60, sign: 65, path: 75, atom: 100 } as const;

export function piece(text: string, kind: ValueKind, more: Partial<Omit<Piece, 'text' | 'kind'>> = {}): Piece {
  return { text, kind, power: power.atom, lacks: false, ...more };
}

/** The text, in brackets where an operator of that power would tear it apart. */
export function bound(of: Piece, least: number): string {
  return of.power >= least ? of.text : `(${of.text})`;
}

export function literalPiece(value: string | number | boolean | null): Piece {
  if (value === null) return piece('()', 'any', { lacks: true, literal: null });
  if (typeof value === 'string') return piece(JSON.stringify(value), 'text', { literal: value });
  if (typeof value === 'boolean') return piece(String(value), 'boolean', { literal: value });
  const more = { literal: value, whole: Number.isInteger(value), positive: value >= 0 };
  return piece(String(value), 'number', value < 0 ? { ...more, power: power.sign } : more);
}

/** A field; where it may hold null, null is read as nothing. */
export function columnPiece(column: Column): Piece {
  const more = {
    whole: column.whole,
    positive: column.positive,
    lacks: column.optional || column.nullable,
    power: power.path,
    ...(column.maxLength === undefined ? {} : { maxLength: column.maxLength }),
  };
  return piece(column.nullable ? `${column.expression}[$ != null]` : column.expression, column.kind, more);
}

/** `left operator right`; of equals only a chain of `&`, `+`, `*`, `and`, `or` stands without brackets. */
export function binary(left: Piece, operator: string, right: Piece, at: number, kind: ValueKind): Piece {
  const chains = at !== power.compare;
  const text = `${bound(left, chains ? at : at + 1)} ${operator} ${bound(right, at + 1)}`;
  return piece(text, kind, { power: at, lacks: left.lacks || right.lacks });
}

export function conjunction(parts: readonly Piece[], word: 'and' | 'or'): Piece {
  const [first, ...rest] = parts;
  if (first === undefined) return literalPiece(word === 'and');
  const made = rest.reduce((left, right) => binary(left, word, right, power[word], 'boolean'), first);
  return { ...made, kind: 'boolean', lacks: false };
}

/** `test ? then : otherwise`; without an otherwise it gives nothing. */
export function condition(test: Piece, then: Piece, otherwise: Piece | undefined): Piece {
  const dropped = otherwise === undefined || otherwise.literal === null;
  const text = `${bound(test, power.condition + 1)} ? ${bound(then, power.condition + 1)}${dropped ? '' : ` : ${otherwise.text}`}`;
  return piece(text, dropped || then.literal === null ? other(then, otherwise) : joined(then.kind, otherwise.kind), {
    power: power.condition,
    lacks: dropped || then.lacks || otherwise.lacks,
  });
}

function other(then: Piece, otherwise: Piece | undefined): ValueKind {
  return then.literal === null ? (otherwise?.kind ?? 'any') : then.kind;
}

export function joined(a: ValueKind, b: ValueKind): ValueKind {
  return a === b ? a : 'any';
}

/** `$name(arguments)`. Nothing as the first argument gives nothing; another one that may lack is asked for first. */
export function callPiece(name: string, args: readonly Piece[], kind: ValueKind): Piece {
  const made = piece(`$${name}(${args.map((arg) => arg.text).join(', ')})`, kind, { lacks: args.some((arg) => arg.lacks) });
  const wanting = args.slice(1).filter((arg) => arg.lacks);
  return wanting.length === 0 ? made : condition(conjunction(wanting.map(exists), 'and'), made, undefined);
}

/** `a & b & c`, of one part its text. */
export function chained(parts: readonly Piece[]): Piece {
  const [first, ...rest] = parts;
  if (first === undefined) return literalPiece('');
  if (rest.length === 0) return first.kind === 'text' ? first : piece(`$string(${first.text})`, 'text', { lacks: first.lacks });
  const joined = rest.reduce((left, right) => binary(left, '&', right, power.sum, 'text'), first);
  return { ...joined, kind: 'text', lacks: false };
}

export function exists(of: Piece): Piece {
  return piece(`$exists(${of.text})`, 'boolean');
}

export function not(of: Piece): Piece {
  return piece(`$not(${of.text})`, 'boolean');
}

/** Whether a text can stand twice without harm to its reader. */
function isShort(of: Piece): boolean {
  return of.literal !== undefined || /^(?:[\w$.]|`[^`]*`)+$/.test(of.text);
}

/** Gives names to values that are used more than once. */
export class Namer {
  #made = 0;

  /** `use` with the value, by a variable of a block where its text is long. */
  once(of: Piece, name: string, use: (value: Piece) => Piece): Piece {
    if (isShort(of)) return use(of);
    this.#made += 1;
    const variable = `$${name}${this.#made === 1 ? '' : this.#made}`;
    const { literal: _literal, ...rest } = of;
    const made = use({ ...rest, text: variable, power: power.atom });
    return { ...made, text: `(${variable} := ${of.text}; ${made.text})`, power: power.atom };
  }
}
