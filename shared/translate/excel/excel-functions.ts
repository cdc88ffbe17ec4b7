import { sheetPicture, isoDate } from '#shared/translate/date-picture.ts';
import type { Piece } from '#shared/translate/piece.ts';
import { binary, bound, callPiece, chained, condition, conjunction, literalPiece, not, piece, power } from '#shared/translate/piece.ts';
import type { Rounding } from '#shared/translate/rounding.ts';
import { rounded } from '#shared/translate/rounding.ts';
import { stop } from '#shared/translate/translation.ts';
import { isLookup, lookupCall } from './excel-lookup.ts';
import type { ExcelNode, ExcelNodeOf } from './excel-node.ts';
import type { ExcelWriting } from './excel-writing.ts';

/** A call that is being written. */
class Call {
  readonly writer: ExcelWriting;
  readonly node: ExcelNodeOf<'call'>;

  constructor(writer: ExcelWriting, node: ExcelNodeOf<'call'>) {
    this.writer = writer;
    this.node = node;
  }

  get count(): number {
    return this.node.args.length;
  }

  arg(at: number): ExcelNode {
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

  /** An argument that must be written out as a whole number; `absent` where it is left out. */
  whole(at: number, absent: number): number {
    if (at >= this.count) return absent;
    const { literal } = this.number(at);
    if (typeof literal === 'number' && Number.isInteger(literal)) return literal;
    return stop(
      'not-constant',
      `${this.node.name} is translated only where argument ${at + 1} is a whole number.`,
      this.arg(at),
      this.node.name,
    );
  }
}

interface ExcelFunction {
  readonly fewest: number;
  readonly most: number;
  readonly write: (call: Call) => Piece;
}

const fn = (fewest: number, most: number, write: (call: Call) => Piece): ExcelFunction => ({ fewest, most, write });

/** The first value whose test holds; of none an error, as in a spreadsheet. */
function chain(cases: readonly (readonly [Piece, Piece])[], otherwise: Piece): Piece {
  return cases.reduceRight((rest, [test, then]) => condition(test, then, rest), otherwise);
}

const none = (name: string): Piece => piece(`$error("${name}: nothing fits")`, 'any');

const branches = fn(2, 99, (call) => {
  const cases: (readonly [Piece, Piece])[] = [];
  if (call.count % 2 === 1) stop('argument-count', 'IFS takes a value for every condition.', call.node, 'IFS');
  for (let at = 0; at < call.count; at += 2) {
    const test = call.writer.condition(call.arg(at));
    // TRUE as the last condition is the rest.
    if (test.literal === true) return chain(cases, call.value(at + 1));
    cases.push([test, call.value(at + 1)]);
  }
  return chain(cases, none('IFS'));
});

const choice = fn(3, 99, (call) =>
  call.writer.namer.once(call.value(0), 'value', (value) => {
    const cases: (readonly [Piece, Piece])[] = [];
    for (let at = 1; at + 1 < call.count; at += 2) cases.push([call.writer.equal(value, call.value(at)), call.value(at + 1)]);
    return chain(cases, call.count % 2 === 0 ? call.value(call.count - 1) : none('SWITCH'));
  }),
);

/** `IFERROR` of what JSONata can tell before it fails. */
const ifError = fn(2, 2, (call) => {
  const tried = call.arg(0);
  const instead = call.value(1);
  if (tried.kind === 'call' && isLookup(tried.name))
    return piece(`${bound(call.value(0), power.compare + 1)} ?? ${bound(instead, power.compare + 1)}`, 'any', { power: power.compare });
  if (tried.kind === 'binary' && tried.operator === '/') {
    const divisor = call.writer.number(tried.right);
    return condition(binary(divisor, '=', literalPiece(0), power.compare, 'boolean'), instead, call.value(0));
  }
  if (tried.kind === 'call' && tried.name === 'VALUE') {
    const [only] = tried.args;
    if (only !== undefined) {
      const text = call.writer.text(only);
      const isNumber = piece(`$contains(${text.text}, /^\\s*[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?\\s*$/)`, 'boolean');
      return condition(isNumber, call.value(0), instead);
    }
  }
  return stop(
    'catch-error',
    `${call.node.name} catches every error; JSONata has no way to.`,
    call.node,
    call.node.name,
    'Test for what may go wrong.',
  );
});

const logic = (word: 'and' | 'or'): ExcelFunction =>
  fn(1, 99, (call) => {
    const [only] = call.node.args;
    // OR(A2={"a","b"}): one of a list.
    if (word === 'or' && call.count === 1 && only?.kind === 'binary' && only.operator === '=' && only.right.kind === 'list') {
      const [left, items] = [only.left, only.right.items];
      return conjunction(
        items.map((item) => call.writer.equal(call.writer.value(left), call.writer.value(item))),
        'or',
      );
    }
    return conjunction(
      call.node.args.map((arg) => call.writer.condition(arg)),
      word,
    );
  });

const words = (name: string): ExcelFunction => fn(1, 1, (call) => callPiece(name, [call.text(0)], 'text'));

const proper = fn(1, 1, (call) =>
  piece(
    `$replace(${call.text(0).text}, /[A-Za-zÀ-ÖØ-öø-ÿ]+/, function($word) { $uppercase($substring($word.match, 0, 1)) & $lowercase($substring($word.match, 1)) })`,
    'text',
  ),
);

const left = fn(1, 2, (call) => callPiece('substring', [call.text(0), literalPiece(0), length(call, 1)], 'text'));

const right = fn(1, 2, (call) => {
  const count = length(call, 1);
  const text = call.text(0);
  const empty = literalPiece('');
  if (count.literal === 0) return empty;
  if (typeof count.literal === 'number') return callPiece('substring', [text, literalPiece(-count.literal)], 'text');
  const some = binary(count, '>', literalPiece(0), power.compare, 'boolean');
  return condition(some, callPiece('substring', [text, piece(`-${bound(count, power.path)}`, 'number')], 'text'), empty);
});

function length(call: Call, at: number): Piece {
  if (at >= call.count) return literalPiece(1);
  const count = call.number(at);
  if (typeof count.literal === 'number' && (count.literal < 0 || !Number.isInteger(count.literal)))
    return stop('negative-length', `${call.node.name} wants a length of 0 or more.`, call.arg(at), String(count.literal));
  return count;
}

const middle = fn(3, 3, (call) => {
  const start = call.number(1);
  if (typeof start.literal === 'number' && start.literal < 1)
    return stop('substring-start', 'MID counts its positions from 1.', call.arg(1), String(start.literal));
  const from =
    typeof start.literal === 'number' ? literalPiece(start.literal - 1) : binary(start, '-', literalPiece(1), power.sum, 'number');
  return callPiece('substring', [call.text(0), from, length(call, 2)], 'text');
});

const substitute = fn(3, 4, (call) => {
  if (call.count === 4) return stop('instance', 'SUBSTITUTE of one occurrence only has no translation.', call.arg(3), 'SUBSTITUTE');
  const search = call.text(1);
  return search.literal === '' ? call.text(0) : callPiece('replace', [call.text(0), search, call.text(2)], 'text');
});

const numberFormat = /^[#0,]*[0#](?:\.[0#]+)?%?$/;

const writeText = fn(2, 2, (call) => {
  const { literal } = call.value(1);
  if (typeof literal !== 'string') return stop('not-constant', 'The format of TEXT must be a text.', call.arg(1), 'TEXT');
  if (numberFormat.test(literal)) {
    const number = call.number(0);
    const digits = /\.([0#]+)/.exec(literal)?.[1]?.length ?? 0;
    const kept = rounded(number, literal.endsWith('%') ? digits + 2 : digits, 'half-away', call.writer.namer);
    return piece(`$formatNumber(${kept.text}, ${JSON.stringify(literal)})`, 'text');
  }
  const value = call.value(0);
  if (value.kind === 'number') return stop('number-format', `The format ${literal} has no translation.`, call.arg(1), literal);
  const found = sheetPicture(literal);
  if (!found.ok) return stop('date-format', `The part ${found.token} of a format has no translation.`, call.arg(1), found.token);
  return piece(`$fromMillis($toMillis(${value.text}), ${JSON.stringify(found.picture)})`, 'text', { lacks: value.lacks });
});

const rounding = (how: Rounding): ExcelFunction => fn(1, 2, (call) => rounded(call.number(0), call.whole(1, 0), how, call.writer.namer));

const textJoin = fn(3, 99, (call) => {
  const delimiter = call.text(0);
  const skips = call.value(1);
  const parts = call.node.args.slice(2).map((arg) => call.writer.text(arg).text);
  if (typeof skips.literal !== 'boolean')
    return stop('not-constant', 'TEXTJOIN wants TRUE or FALSE as its second argument.', call.arg(1), 'TEXTJOIN');
  const joined = `$join([${parts.join(', ')}]${skips.literal ? '[$ != ""]' : ''}, ${delimiter.text})`;
  return skips.literal ? piece(`(${joined} ?? "")`, 'text') : piece(joined, 'text');
});

const aggregate = (name: string): ExcelFunction =>
  fn(1, 99, (call) => piece(`$${name}([${call.node.args.map((arg) => call.writer.number(arg).text).join(', ')}])`, 'number'));

/** One argument as a number. */
const of = (name: string): ExcelFunction => fn(1, 1, (call) => callPiece(name, [call.number(0)], 'number'));

const datePart = (picture: string): ExcelFunction =>
  fn(1, 1, (call) => {
    const value = call.value(0);
    return piece(`$number($fromMillis($toMillis(${value.text}), "${picture}"))`, 'number', {
      whole: true,
      positive: true,
      lacks: value.lacks,
    });
  });

const makeDate = fn(3, 3, (call) => {
  const [year, month, day] = [call.number(0), call.number(1), call.number(2)];
  const parts = [year.literal, month.literal, day.literal];
  if (parts.every((part) => typeof part === 'number')) {
    const [y = 0, m = 0, d = 0] = parts.map(Number);
    if (m < 1 || m > 12 || d < 1 || d > 28)
      return stop('date-overflow', 'DATE with a month or day that runs over has no translation.', call.node, 'DATE');
    const padded = (value: number, width: number): string => String(value).padStart(width, '0');
    return { ...literalPiece(`${padded(y, 4)}-${padded(m, 2)}-${padded(d, 2)}`), kind: 'date' };
  }
  const written = (value: Piece, picture: string): Piece => piece(`$formatInteger(${value.text}, "${picture}")`, 'text');
  call.writer.notes.add('A month above 12 or a day above its month does not run over into the next, as DATE lets it.');
  return {
    ...chained([written(year, '0000'), literalPiece('-'), written(month, '00'), literalPiece('-'), written(day, '00')]),
    kind: 'date',
  };
});

const isBlank = fn(1, 1, (call) => call.writer.equal({ ...call.value(0), kind: 'text' }, literalPiece('')));

const typed = (type: string): ExcelFunction =>
  fn(1, 1, (call) => piece(`$type(${call.value(0).text}) = "${type}"`, 'boolean', { power: power.compare }));

const modulo = fn(2, 2, (call) =>
  call.writer.namer.once(call.number(0), 'number', (a) =>
    call.writer.namer.once(call.number(1), 'divisor', (b) => {
      if (a.positive === true && b.positive === true) return binary(a, '%', b, power.product, 'number');
      // The remainder has the sign of the divisor.
      const quotient = callPiece('floor', [binary(a, '/', b, power.product, 'number')], 'number');
      return binary(a, '-', binary(b, '*', quotient, power.product, 'number'), power.sum, 'number');
    }),
  ),
);

const functions: Readonly<Record<string, ExcelFunction>> = {
  IF: fn(2, 3, (call) =>
    condition(call.writer.condition(call.arg(0)), call.value(1), call.count === 3 ? call.value(2) : literalPiece(false)),
  ),
  IFS: branches,
  SWITCH: choice,
  IFERROR: ifError,
  IFNA: ifError,
  AND: logic('and'),
  OR: logic('or'),
  NOT: fn(1, 1, (call) => not(call.writer.condition(call.arg(0)))),
  CONCAT: fn(1, 99, (call) => chained(call.node.args.map((arg) => call.writer.text(arg)))),
  CONCATENATE: fn(1, 99, (call) => chained(call.node.args.map((arg) => call.writer.text(arg)))),
  TEXTJOIN: textJoin,
  LEFT: left,
  RIGHT: right,
  MID: middle,
  UPPER: words('uppercase'),
  LOWER: words('lowercase'),
  PROPER: proper,
  TRIM: words('trim'),
  SUBSTITUTE: substitute,
  TEXT: writeText,
  VALUE: fn(1, 1, (call) => (call.value(0).kind === 'number' ? call.number(0) : callPiece('number', [call.text(0)], 'number'))),
  LEN: fn(1, 1, (call) => ({ ...callPiece('length', [call.text(0)], 'number'), whole: true, positive: true })),
  EXACT: fn(2, 2, (call) => binary(call.text(0), '=', call.text(1), power.compare, 'boolean')),
  ROUND: rounding('half-away'),
  ROUNDUP: rounding('up'),
  ROUNDDOWN: rounding('down'),
  TRUNC: rounding('down'),
  INT: of('floor'),
  ABS: of('abs'),
  SQRT: of('sqrt'),
  POWER: fn(2, 2, (call) => callPiece('power', [call.number(0), call.number(1)], 'number')),
  MOD: modulo,
  SUM: aggregate('sum'),
  MIN: aggregate('min'),
  MAX: aggregate('max'),
  AVERAGE: aggregate('average'),
  DATE: makeDate,
  YEAR: datePart('[Y]'),
  MONTH: datePart('[M]'),
  DAY: datePart('[D]'),
  HOUR: datePart('[H]'),
  MINUTE: datePart('[m]'),
  SECOND: datePart('[s]'),
  TODAY: fn(0, 0, () => piece(`$now("${isoDate}")`, 'date')),
  NOW: fn(0, 0, () => piece('$now()', 'date')),
  ISBLANK: isBlank,
  ISNUMBER: typed('number'),
  ISTEXT: typed('string'),
  VLOOKUP: fn(3, 4, (call) => lookupCall(call.writer, call.node)),
  XLOOKUP: fn(3, 4, (call) => lookupCall(call.writer, call.node)),
};

/** Whether spreadsheets have a function of that name, in capitals, that is translated. */
export function isExcelFunction(name: string): boolean {
  return Object.hasOwn(functions, name);
}

/** Writes a call. Stops at a function that has no translation and at a wrong number of arguments. */
export function callExcel(writer: ExcelWriting, node: ExcelNodeOf<'call'>): Piece {
  const found = Object.hasOwn(functions, node.name) ? functions[node.name] : undefined;
  if (found === undefined) return stop('unknown-function', `The function ${node.name} has no translation.`, node, node.name);
  const { length: given } = node.args;
  if (given < found.fewest || given > found.most) {
    const wanted =
      found.fewest === found.most ? String(found.fewest) : given < found.fewest ? `at least ${found.fewest}` : `at most ${found.most}`;
    stop(
      'argument-count',
      `${node.name} takes ${wanted} ${wanted.endsWith('1') ? 'argument' : 'arguments'}, it is given ${given}.`,
      node,
      node.name,
    );
  }
  return found.write(new Call(writer, node));
}
