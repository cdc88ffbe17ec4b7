import { setOwn } from '#shared/base/json-value.ts';
import { problem, type Place, type Problem } from '#shared/base/problem.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { ExactNumber, readNumber } from '#shared/records/exact-number.ts';
import type { Value } from '#shared/records/value.ts';
import { maxDepth } from '#shared/formats/max-depth.ts';

/** Where a text stands in its file: line and column of its first character (from 1), and the file's name. */
export interface TextStart {
  readonly file?: string;
  readonly line: number;
  readonly column: number;
}

export interface ParsedJson {
  readonly value: Value;
  /** Keys given twice and numbers out of the range of computing. */
  readonly warnings: readonly Problem[];
}

export interface ExactOptions {
  /** Keep every number whose spelling JavaScript would change (`19.90`, `1e2`) by its digits, not only those that a double rounds. */
  readonly spelling?: boolean;
}

/** Whether a whole number token is JSON's: no leading zero, no plus, digits round the point. */
const jsonNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const control = /[\u0000-\u001f]/;
const maxWarnings = 20;

/**
 * Reads exactly one JSON document of RFC 8259 with every digit kept. Errors carry line and column: `json/empty`, `json/truncated`,
 * `json/trailing`, `json/syntax`, `json/too-deep`. A key given twice keeps its last value and is a warning `json/duplicate-key`.
 */
export function parseExact(text: string, start: TextStart, options: ExactOptions = {}): Result<ParsedJson> {
  return new ExactParser(text, start, options).document();
}

/** Thrown inside the parser only, to leave its recursion. */
class Stop extends Error {
  readonly found: Problem;

  constructor(found: Problem) {
    super(found.message);
    this.found = found;
  }
}

class ExactParser {
  private at = 0;
  private readonly text: string;
  private readonly start: TextStart;
  private readonly options: ExactOptions;
  private readonly warnings: Problem[] = [];

  constructor(text: string, start: TextStart, options: ExactOptions) {
    this.text = text;
    this.start = start;
    this.options = options;
  }

  document(): Result<ParsedJson> {
    try {
      this.space();
      if (this.at >= this.text.length)
        this.stop('json/empty', this.text === '' ? 'The JSON is empty.' : 'The JSON holds only white space.');
      const value = this.value(0);
      this.space();
      if (this.at < this.text.length) this.trailing();
      return ok({ value, warnings: this.warnings });
    } catch (error) {
      if (error instanceof Stop) return fail(error.found);
      throw error;
    }
  }

  private value(depth: number): Value {
    const c = this.text.charCodeAt(this.at);
    if (c === 0x22) return this.string();
    if (c === 0x7b) return this.object(depth);
    if (c === 0x5b) return this.array(depth);
    if (c === 0x2d || (c >= 0x30 && c <= 0x39)) return this.number();
    if (this.text.startsWith('true', this.at)) return this.word('true', true);
    if (this.text.startsWith('false', this.at)) return this.word('false', false);
    if (this.text.startsWith('null', this.at)) return this.word('null', null);
    return this.noValue();
  }

  private word<T extends boolean | null>(word: string, value: T): T {
    const next = this.text.charAt(this.at + word.length);
    if (/[A-Za-z0-9_]/.test(next)) this.noValue();
    this.at += word.length;
    return value;
  }

  private object(depth: number): Value {
    this.enter(depth);
    const object: Record<string, Value> = {};
    const opened = this.at;
    this.at += 1;
    this.space();
    if (this.text[this.at] === '}') return this.leave(object);
    for (;;) {
      const keyAt = this.at;
      if (this.text[keyAt] !== '"') this.noKey(opened);
      const key = this.string();
      this.space();
      if (this.text[this.at] !== ':') this.expected('A colon', 'after the key', opened, '}');
      this.at += 1;
      this.space();
      if (Object.hasOwn(object, key))
        this.warn('json/duplicate-key', `The key “${key}” occurs more than once in one object; its last value counts.`, keyAt, key);
      setOwn(object, key, this.value(depth + 1));
      this.space();
      if (this.text[this.at] === '}') return this.leave(object);
      if (this.text[this.at] !== ',') this.expected('A comma or }', 'after the value', opened, '}');
      const comma = this.at;
      this.at += 1;
      this.space();
      if (this.text[this.at] === '}')
        this.stop('json/syntax', 'A comma stands before }; JSON allows none there.', comma, 'Remove the comma.');
    }
  }

  private array(depth: number): Value {
    this.enter(depth);
    const array: Value[] = [];
    const opened = this.at;
    this.at += 1;
    this.space();
    if (this.text[this.at] === ']') return this.leave(array);
    for (;;) {
      array.push(this.value(depth + 1));
      this.space();
      if (this.text[this.at] === ']') return this.leave(array);
      if (this.text[this.at] !== ',') this.expected('A comma or ]', 'after the item', opened, ']');
      const comma = this.at;
      this.at += 1;
      this.space();
      if (this.text[this.at] === ']')
        this.stop('json/syntax', 'A comma stands before ]; JSON allows none there.', comma, 'Remove the comma.');
    }
  }

  private enter(depth: number): void {
    if (depth >= maxDepth)
      this.stop(
        'json/too-deep',
        `The JSON is nested deeper than ${maxDepth} levels.`,
        this.at,
        'Take the deep part out, or give it as text.',
      );
  }

  private leave<T extends Value>(value: T): T {
    this.at += 1;
    return value;
  }

  private string(): string {
    const from = this.at + 1;
    let end = from;
    let escaped = false;
    for (; ; end += 1) {
      const c = this.text.charCodeAt(end);
      if (c === 0x22) break;
      if (c === 0x5c) {
        escaped = true;
        end += 1;
      }
      if (end >= this.text.length) this.truncated('The text of a string is not closed.', this.at);
    }
    const raw = this.text.slice(from, end);
    const bad = control.exec(raw);
    if (bad !== null) {
      const code = raw.charCodeAt(bad.index).toString(16).padStart(4, '0');
      const name = code === '000a' || code === '000d' ? 'A line break' : `The control character U+${code.toUpperCase()}`;
      this.stop('json/syntax', `${name} stands unescaped in a string.`, from + bad.index, `Write it as \\u${code}.`);
    }
    this.at = end + 1;
    if (!escaped) return raw;
    const wrong = /\\(?:u(?![0-9a-fA-F]{4})|[^"\\/bfnrtu])/.exec(raw.replaceAll('\\\\', '\\/'));
    if (wrong !== null)
      this.stop(
        'json/syntax',
        `“${wrong[0].slice(0, 2)}” is no escape that JSON knows.`,
        from + wrong.index,
        'A backslash itself is written \\\\.',
      );
    return unescape(raw);
  }

  private number(): number | ExactNumber {
    const from = this.at;
    const token = /[-+.\w]*/y;
    token.lastIndex = from;
    const text = token.exec(this.text)?.[0] ?? '';
    if (!jsonNumber.test(text)) {
      if (from + text.length >= this.text.length && /[-+.eE]$/.test(text)) this.truncated('A number is cut off.', from);
      this.stop('json/syntax', `“${short(text)}” is not a number in JSON.`, from);
    }
    this.at += text.length;
    const value = this.options.spelling === true && String(Number(text)) !== text ? new ExactNumber(text) : readNumber(text);
    if (value instanceof ExactNumber) {
      const double = value.toNumber();
      if (!Number.isFinite(double) || (double === 0 && /[1-9]/.test(text.replace(/[eE].*/, ''))))
        this.warn(
          'json/number-range',
          `The number ${short(text)} is kept by its digits; a rule that computes with it gets ${double}.`,
          from,
          text,
        );
    }
    return value;
  }

  private space(): void {
    for (; ; this.at += 1) {
      const c = this.text.charCodeAt(this.at);
      if (c !== 0x20 && c !== 0x0a && c !== 0x0d && c !== 0x09) return;
    }
  }

  private noValue(): never {
    if (this.at >= this.text.length) this.truncated('A value is missing.', this.at);
    const rest = this.text.slice(this.at, this.at + 40);
    const word = /^[+-]?[\p{L}\p{N}_.$]+/u.exec(rest)?.[0];
    if (rest.startsWith('//') || rest.startsWith('/*'))
      this.stop('json/syntax', 'Comments are not part of JSON.', this.at, 'Remove the comment.');
    if (rest.startsWith("'")) this.stop('json/syntax', 'A string in JSON stands in double quotes.', this.at);
    if (word !== undefined)
      this.stop(
        'json/syntax',
        `“${word}” is not a JSON value.`,
        this.at,
        /^(NaN|[+-]?Infinity|undefined|None)$/.test(word) ? 'Write null, or leave the field out.' : undefined,
      );
    this.stop('json/syntax', `A value was expected, not “${first(rest)}”.`, this.at);
  }

  private noKey(opened: number): never {
    if (this.at >= this.text.length) this.truncated('A } is missing.', opened);
    const rest = this.text.slice(this.at, this.at + 40);
    if (rest.startsWith('//') || rest.startsWith('/*'))
      this.stop('json/syntax', 'Comments are not part of JSON.', this.at, 'Remove the comment.');
    this.stop('json/syntax', `A key in double quotes was expected, not “${first(rest)}”.`, this.at);
  }

  private expected(what: string, where: string, opened: number, close: string): never {
    if (this.at >= this.text.length) this.truncated(`A ${close} is missing.`, opened);
    const rest = this.text.slice(this.at, this.at + 40);
    if (rest.startsWith('//') || rest.startsWith('/*'))
      this.stop('json/syntax', 'Comments are not part of JSON.', this.at, 'Remove the comment.');
    this.stop('json/syntax', `${what} was expected ${where}, not “${first(rest)}”.`, this.at);
  }

  private truncated(what: string, opened: number): never {
    const { line, column } = this.position(opened);
    this.stop(
      'json/truncated',
      `The JSON ends too early: what begins at line ${line}, column ${column} is not finished. ${what}`,
      this.text.length,
      'The file may have been cut off: fetch it again.',
    );
  }

  private trailing(): never {
    const rest = this.text.slice(this.at, this.at + 40);
    const again = /^[[{"\d-]/.test(rest);
    this.stop(
      'json/trailing',
      again
        ? 'A second value follows where the JSON document should have ended.'
        : `Text follows after the end of the JSON: “${first(rest)}”.`,
      this.at,
      again ? 'If every line is a document of its own, read it with the format ndjson.' : undefined,
    );
  }

  private stop(code: string, message: string, at: number = this.at, next?: string): never {
    throw new Stop(problem(code, message, { place: this.place(at), ...(next === undefined ? {} : { next }) }));
  }

  private warn(code: string, message: string, at: number, token: string): void {
    if (this.warnings.length < maxWarnings)
      this.warnings.push(problem(code, message, { severity: 'warning', place: this.place(at), token }));
  }

  private place(at: number): Place {
    return { ...(this.start.file === undefined ? {} : { file: this.start.file }), ...this.position(at) };
  }

  private position(at: number): { readonly line: number; readonly column: number } {
    let line = this.start.line;
    let from = -1;
    for (let i = this.text.indexOf('\n'); i >= 0 && i < at; i = this.text.indexOf('\n', i + 1)) {
      line += 1;
      from = i;
    }
    return { line, column: from < 0 ? this.start.column + at : at - from };
  }
}

/** A string's text from its raw form, whose escapes are known to be right. */
function unescape(raw: string): string {
  const value: unknown = JSON.parse(`"${raw}"`);
  if (typeof value !== 'string') throw new Error('A quoted text is a string.');
  return value;
}

function short(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`;
}

function first(rest: string): string {
  return String.fromCodePoint(rest.codePointAt(0) ?? 0x20);
}
