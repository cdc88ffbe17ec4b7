import type { Picture } from '#shared/translate/date-picture.ts';
import { dotnetPicture, isoDate, oraclePicture, percentPicture, strftimePicture } from '#shared/translate/date-picture.ts';
import type { Piece } from '#shared/translate/piece.ts';
import {
  binary,
  bound,
  callPiece,
  chained,
  condition,
  conjunction,
  exists,
  literalPiece,
  not,
  piece,
  power,
} from '#shared/translate/piece.ts';
import { rounded } from '#shared/translate/rounding.ts';
import { stop } from '#shared/translate/translation.ts';
import type { SqlNode, SqlNodeOf } from './sql-node.ts';
import type { SqlWriting } from './sql-writing.ts';

/** A call that is being written. */
class Call {
  readonly writer: SqlWriting;
  readonly node: SqlNodeOf<'call'>;

  constructor(writer: SqlWriting, node: SqlNodeOf<'call'>) {
    this.writer = writer;
    this.node = node;
  }

  get count(): number {
    return this.node.args.length;
  }

  arg(at: number): SqlNode {
    const found = this.node.args[at];
    if (found === undefined) return stop('argument-count', `${this.node.name} wants more arguments.`, this.node, this.node.name);
    return found;
  }

  value(at: number): Piece {
    return this.writer.value(this.arg(at));
  }

  text(at: number): Piece {
    return this.writer.text(this.arg(at));
  }

  number(at: number): Piece {
    return this.writer.number(this.arg(at));
  }

  /** An argument that must be written out as a whole number. */
  whole(at: number): number {
    const { literal } = this.number(at);
    if (typeof literal === 'number' && Number.isInteger(literal)) return literal;
    const arg = this.arg(at);
    return stop('not-constant', `${this.node.name} is translated only where argument ${at + 1} is a whole number.`, arg, this.node.name);
  }

  /** The picture for a date format that must be written out. */
  picture(at: number, read: (format: string) => Picture): string {
    const { literal } = this.value(at);
    const arg = this.arg(at);
    if (typeof literal !== 'string') return stop('not-constant', `The format of ${this.node.name} must be a text.`, arg, this.node.name);
    const found = read(literal);
    return found.ok ? found.picture : stop('date-format', `The part ${found.token} of a date format has no translation.`, arg, found.token);
  }
}

interface SqlFunction {
  readonly fewest: number;
  readonly most: number;
  readonly write: (call: Call) => Piece;
}

const fn = (fewest: number, most: number, write: (call: Call) => Piece): SqlFunction => ({ fewest, most, write });

const simple = (name: string): SqlFunction => fn(1, 1, (call) => callPiece(name, [call.text(0)], 'text'));
const measure = (name: string): SqlFunction =>
  fn(1, 1, (call) => ({
    ...callPiece(name, [call.number(0)], 'number'),
    whole: name !== 'abs' || call.number(0).whole === true,
    positive: name === 'abs',
  }));

const coalesce = fn(1, 99, (call) => {
  const parts = call.node.args.map((arg) => call.writer.value(arg));
  const first = parts.findIndex((part) => !part.lacks);
  // What stands behind a value that is always there is never reached.
  const reached = (first < 0 ? parts : parts.slice(0, first + 1)).filter((part) => part.literal !== null);
  const [head, ...rest] = reached;
  if (head === undefined) return literalPiece(null);
  const kind = reached.every((part) => part.kind === head.kind) ? head.kind : 'any';
  const text = rest.reduce(
    (left, right) => `${left} ?? ${bound(right, power.compare + 1)}`,
    bound(head, rest.length === 0 ? 0 : power.compare + 1),
  );
  return rest.length === 0 ? head : piece(text, kind, { power: power.compare, lacks: reached.every((part) => part.lacks) });
});

const substring = fn(2, 3, (call) => {
  const text = call.text(0);
  const start = call.number(1);
  const { literal } = start;
  if (typeof literal === 'number' && literal < 1 && (literal === 0 || call.count === 3))
    return stop(
      'substring-start',
      'SUBSTRING from a position before the first is read differently by every database.',
      call.arg(1),
      String(literal),
    );
  const from =
    typeof literal === 'number'
      ? literalPiece(literal < 0 ? literal : literal - 1)
      : binary(start, '-', literalPiece(1), power.sum, 'number');
  return callPiece('substring', call.count === 3 ? [text, from, call.number(2)] : [text, from], 'text');
});

const left = fn(2, 2, (call) => callPiece('substring', [call.text(0), literalPiece(0), length(call, 1)], 'text'));
const right = fn(2, 2, (call) => {
  const text = call.text(0);
  const count = length(call, 1);
  if (count.literal === 0) return callPiece('substring', [text, literalPiece(0), literalPiece(0)], 'text');
  if (typeof count.literal === 'number') return callPiece('substring', [text, literalPiece(-count.literal)], 'text');
  const some = binary(count, '>', literalPiece(0), power.compare, 'boolean');
  const none = callPiece('substring', [text, literalPiece(0), literalPiece(0)], 'text');
  return condition(
    some,
    callPiece('substring', [text, piece(`-${bound(count, power.path)}`, 'number', { lacks: count.lacks })], 'text'),
    none,
  );
});

function length(call: Call, at: number): Piece {
  const count = call.number(at);
  if (typeof count.literal === 'number' && count.literal < 0)
    return stop('negative-length', `${call.node.name} with a negative length has no translation.`, call.arg(at), String(count.literal));
  return count;
}

/** SQL trims spaces at the ends and leaves those inside. */
const trim = (pattern: string): SqlFunction =>
  fn(1, 2, (call) => {
    if (call.count === 2 && call.value(1).literal !== ' ')
      return stop('trim-characters', `${call.node.name} of other characters than a space has no translation.`, call.arg(1), call.node.name);
    return piece(`$replace(${call.text(0).text}, /${pattern}/, "")`, 'text', { lacks: call.text(0).lacks });
  });

const pad = (side: 'left' | 'right'): SqlFunction =>
  fn(2, 3, (call) => {
    const text = call.text(0);
    const width = call.whole(1);
    if (width < 1) return stop('pad-width', `${call.node.name} to a width below 1 has no translation.`, call.arg(1), String(width));
    const filling = call.count === 3 ? call.text(2) : literalPiece(' ');
    const padded = callPiece('pad', [text, literalPiece(side === 'left' ? -width : width), filling], 'text');
    // SQL cuts what is longer than the width.
    if (text.maxLength !== undefined && text.maxLength <= width) return padded;
    return callPiece('substring', [padded, literalPiece(0), literalPiece(width)], 'text');
  });

const round = fn(1, 2, (call) => rounded(call.number(0), call.count === 2 ? call.whole(1) : 0, 'half-away', call.writer.namer));
const truncate = fn(1, 2, (call) => {
  if (call.value(0).kind === 'date') return piece(`$substring(${call.value(0).text}, 0, 10)`, 'date', { lacks: call.value(0).lacks });
  return rounded(call.number(0), call.count === 2 ? call.whole(1) : 0, 'down', call.writer.namer);
});

/** An instant in milliseconds. */
function millis(value: Piece): string {
  return value.millis ?? `$toMillis(${value.text})`;
}

const writeDate = (read: (format: string) => Picture): SqlFunction =>
  fn(1, 2, (call) => {
    const value = call.value(0);
    if (call.count === 1) return call.writer.asText(value);
    if (value.kind === 'number')
      return stop(
        'number-format',
        `${call.node.name} of a number has no translation.`,
        call.node,
        call.node.name,
        'Use $formatNumber with a picture.',
      );
    const picture = call.picture(1, read);
    return piece(`$fromMillis(${millis(value)}, ${JSON.stringify(picture)})`, 'text', { lacks: value.lacks });
  });

const readDate = (read: (format: string) => Picture, time: boolean): SqlFunction =>
  fn(1, 2, (call) => {
    const value = call.text(0);
    if (call.count === 1) return piece(`$substring(${value.text}, 0, 10)`, 'date', { lacks: value.lacks });
    const picture = call.picture(1, read);
    const instant = `$toMillis(${value.text}, ${JSON.stringify(picture)})`;
    const written = time ? `$fromMillis(${instant})` : `$fromMillis(${instant}, ${JSON.stringify(isoDate)})`;
    return piece(written, 'date', { lacks: value.lacks, millis: instant });
  });

const datePart = (picture: string): SqlFunction =>
  fn(1, 1, (call) => {
    const value = call.value(0);
    return piece(`$number($fromMillis(${millis(value)}, "${picture}"))`, 'number', { lacks: value.lacks, whole: true, positive: true });
  });

const concat = fn(1, 99, (call) => {
  const parts = call.node.args.map((arg) => call.writer.value(arg)).filter((part) => part.literal !== null);
  if (parts.some((part) => part.lacks))
    call.writer.notes.add('CONCAT leaves out what is NULL, as in PostgreSQL, SQL Server and SQLite; MySQL gives NULL.');
  if (parts.length === 1) return piece(`"" & ${bound(parts[0] ?? literalPiece(''), power.sum + 1)}`, 'text', { power: power.sum });
  return chained(parts);
});

const concatWith = fn(2, 99, (call) => {
  const parts = call.node.args
    .slice(1)
    .map((arg) => call.writer.text(arg))
    .filter((part) => part.literal !== null);
  const joined = `$join([${parts.map((part) => part.text).join(', ')}], ${call.text(0).text})`;
  return parts.every((part) => part.lacks) ? piece(`(${joined} ?? "")`, 'text') : piece(joined, 'text');
});

const nullIf = fn(2, 2, (call) =>
  call.writer.namer.once(call.value(0), 'value', (value) => {
    const other = call.value(1);
    if (other.literal === null) return value;
    const same = call.writer.compare(value, '=', other, call.node);
    const test = other.lacks ? not(same) : call.writer.compare(value, '<>', other, call.node);
    return condition(test, value, undefined);
  }),
);

/** `DECODE(x, a, then, …, otherwise)` */
const decode = fn(3, 99, (call) =>
  call.writer.namer.once(call.value(0), 'value', (value) => {
    const rest = call.node.args.slice(1);
    const cases: (readonly [Piece, Piece])[] = [];
    for (let at = 0; at + 1 < rest.length; at += 2) {
      const key = call.value(at + 1);
      cases.push([key.literal === null ? not(exists(value)) : call.writer.compare(value, '=', key, call.arg(at + 1)), call.value(at + 2)]);
    }
    return call.writer.chain(cases, rest.length % 2 === 1 ? rest.at(-1) : undefined);
  }),
);

const choice = fn(2, 3, (call) =>
  call.writer.chain([[call.writer.holds(call.arg(0)), call.value(1)]], call.count === 3 ? call.arg(2) : undefined),
);

const extreme = (name: 'max' | 'min'): SqlFunction =>
  fn(2, 99, (call) => {
    const parts = call.node.args.map((arg) => call.writer.number(arg));
    const made = piece(`$${name}([${parts.map((part) => part.text).join(', ')}])`, 'number');
    const lacking = parts.filter((part) => part.lacks);
    return lacking.length === 0 ? made : condition(conjunction(lacking.map(exists), 'and'), made, undefined);
  });

const replace = fn(2, 3, (call) => {
  const [text, search] = [call.text(0), call.text(1)];
  if (search.literal === '') return text;
  return callPiece('replace', [text, search, call.count === 3 ? call.text(2) : literalPiece('')], 'text');
});

const position = (text: number, part: number): SqlFunction =>
  fn(2, 2, (call) => {
    const [whole, sought] = [call.text(text), call.text(part)];
    return call.writer.namer.once(whole, 'text', (named) => {
      const found = callPiece('contains', [named, sought], 'boolean');
      const at = piece(`$length($substringBefore(${named.text}, ${sought.text})) + 1`, 'number', { power: power.sum });
      const made = condition(found, at, literalPiece(0));
      return named.lacks || sought.lacks
        ? condition(conjunction([named, sought].filter((one) => one.lacks).map(exists), 'and'), made, undefined)
        : { ...made, whole: true, positive: true };
    });
  });

const clock = (text: string, kind: 'date'): SqlFunction => fn(0, 1, () => piece(text, kind));

const functions: Readonly<Record<string, SqlFunction>> = {
  COALESCE: coalesce,
  NVL: coalesce,
  IFNULL: coalesce,
  ISNULL: coalesce,
  NULLIF: nullIf,
  NVL2: fn(3, 3, (call) => call.writer.chain([[exists(call.value(0)), call.value(1)]], call.arg(2))),
  DECODE: decode,
  IIF: choice,
  IF: choice,
  UPPER: simple('uppercase'),
  UCASE: simple('uppercase'),
  LOWER: simple('lowercase'),
  LCASE: simple('lowercase'),
  TRIM: trim('^ +| +$'),
  BTRIM: trim('^ +| +$'),
  LTRIM: trim('^ +'),
  RTRIM: trim(' +$'),
  SUBSTRING: substring,
  LEFT: left,
  RIGHT: right,
  CONCAT: concat,
  CONCAT_WS: concatWith,
  LENGTH: fn(1, 1, (call) => ({ ...callPiece('length', [call.text(0)], 'number'), whole: true, positive: true })),
  REPLACE: replace,
  INSTR: position(0, 1),
  STRPOS: position(0, 1),
  CHARINDEX: position(1, 0),
  LOCATE: position(1, 0),
  LPAD: pad('left'),
  RPAD: pad('right'),
  ROUND: round,
  TRUNC: truncate,
  TRUNCATE: truncate,
  CEIL: measure('ceil'),
  CEILING: measure('ceil'),
  FLOOR: measure('floor'),
  ABS: measure('abs'),
  SQRT: fn(1, 1, (call) => callPiece('sqrt', [call.number(0)], 'number')),
  POWER: fn(2, 2, (call) => callPiece('power', [call.number(0), call.number(1)], 'number')),
  MOD: fn(2, 2, (call) => binary(call.number(0), '%', call.number(1), power.product, 'number')),
  GREATEST: extreme('max'),
  LEAST: extreme('min'),
  DATE_FORMAT: writeDate(percentPicture),
  TO_CHAR: writeDate(oraclePicture),
  FORMAT: writeDate(dotnetPicture),
  STR_TO_DATE: readDate(percentPicture, false),
  TO_DATE: readDate(oraclePicture, false),
  TO_TIMESTAMP: readDate(oraclePicture, true),
  DATE: fn(1, 1, (call) => piece(`$substring(${call.text(0).text}, 0, 10)`, 'date', { lacks: call.text(0).lacks })),
  STRFTIME: fn(2, 2, (call) => {
    const value = call.value(1);
    return piece(`$fromMillis(${millis(value)}, ${JSON.stringify(call.picture(0, strftimePicture))})`, 'text', { lacks: value.lacks });
  }),
  YEAR: datePart('[Y]'),
  MONTH: datePart('[M]'),
  DAY: datePart('[D]'),
  HOUR: datePart('[H]'),
  MINUTE: datePart('[m]'),
  SECOND: datePart('[s]'),
  CURRENT_DATE: clock(`$now("${isoDate}")`, 'date'),
  CURDATE: clock(`$now("${isoDate}")`, 'date'),
  CURRENT_TIMESTAMP: clock('$now()', 'date'),
  LOCALTIMESTAMP: clock('$now()', 'date'),
  SYSDATE: clock('$now()', 'date'),
  GETDATE: clock('$now()', 'date'),
  NOW: clock('$now()', 'date'),
  TO_NUMBER: fn(1, 1, (call) => call.number(0)),
};

const alias: Readonly<Record<string, string>> = { SUBSTR: 'SUBSTRING', LEN: 'LENGTH', CHAR_LENGTH: 'LENGTH', CHARACTER_LENGTH: 'LENGTH' };

/** Whether SQL has a function of that name, in capitals, that is translated. */
export function isSqlFunction(name: string): boolean {
  return Object.hasOwn(functions, name) || Object.hasOwn(alias, name) || name === 'CAST' || name === 'EXTRACT';
}

/** Writes a call. Stops at a function that has no translation and at a wrong number of arguments. */
export function callSql(writer: SqlWriting, node: SqlNodeOf<'call'>): Piece {
  const name = Object.hasOwn(alias, node.name) ? (alias[node.name] ?? node.name) : node.name;
  const found = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (found === undefined) return stop('unknown-function', `The SQL function ${node.name} has no translation.`, node, node.name);
  const { length: given } = node.args;
  if (given < found.fewest || given > found.most) {
    const wanted =
      found.fewest === found.most ? String(found.fewest) : given < found.fewest ? `at least ${found.fewest}` : `at most ${found.most}`;
    stop(
      'argument-count',
      `${node.name} takes ${wanted} ${found.fewest === 1 && found.most === 1 ? 'argument' : 'arguments'}, it is given ${given}.`,
      node,
      node.name,
    );
  }
  return found.write(new Call(writer, node));
}
