import type { Field } from '#shared/schema/field.ts';
import { looksLikeDate } from '#shared/schema/calendar-text.ts';
import { typeSentence } from '#shared/schema/field-label.ts';
import type { LinearPattern } from './linear-pattern.ts';
import type { Scalar } from './scalar-text.ts';
import { countDigits, fitsText, fitsValue, scalarText } from './scalar-text.ts';

/** What is wrong with one value, without its place. */
export interface Fault {
  readonly code: string;
  /** Continues a sentence that starts with the field's name. */
  readonly says: string;
  readonly next?: string;
  /** Only what a sample showed speaks against it. */
  readonly soft?: boolean;
}

/** How values are looked at: `lexical` where the format holds texts only, so that a text may stand for a number. */
export interface ScalarRules {
  readonly lexical: boolean;
  readonly inferred: boolean;
  /** Numbers that are not `floating` are written without exponent. */
  readonly plainDecimals: boolean;
  readonly pattern: (field: Field) => LinearPattern | undefined;
}

/** The faults of a value against a field's type and facets; none where the type itself does not fit but one. */
export function checkScalar(field: Field, value: Scalar, rules: ScalarRules): readonly Fault[] {
  const text = scalarText(value);
  // An empty element stands for the value that its schema gives it.
  if (text === '' && field.xml?.kind === 'element' && (field.fixed !== undefined || field.default !== undefined)) return [];
  const wrong = typeFault(field, value, text, rules);
  if (wrong !== undefined) return [wrong];
  const faults: Fault[] = [];
  const fault = (code: string, says: string): void => void faults.push({ code, says });
  const trimmed = rules.lexical ? text.trim() : text;
  if (field.values !== undefined && !isOneOf(field.values, text, trimmed, field)) {
    fault(
      'check/not-allowed',
      `is ${quote(text)}, not one of ${field.values.slice(0, 5).join(', ')}${field.values.length > 5 ? ` and ${field.values.length - 5} more` : ''}.`,
    );
  }
  if (field.fixed !== undefined && !isOneOf([field.fixed], text, trimmed, field))
    fault('check/not-allowed', `is ${quote(text)}; the schema allows only ${quote(field.fixed)}.`);
  if (field.type === 'string' || field.type === 'any') faults.push(...textFaults(field, text));
  if (field.pattern !== undefined) {
    const pattern = rules.pattern(field);
    if (pattern?.test(text) === false && (trimmed === text || pattern.test(trimmed) === false))
      fault('check/pattern', `is ${quote(text)}, which does not fit the pattern ${clip(field.pattern)}.`);
  }
  if (field.type === 'integer' || field.type === 'number') faults.push(...numberFaults(field, text));
  return faults;
}

function typeFault(field: Field, value: Scalar, text: string, rules: ScalarRules): Fault | undefined {
  const fits = rules.lexical
    ? typeof value === 'string'
      ? fitsText(value, field.type) && !(rules.plainDecimals && hasExponent(value, field))
      : fitsWritten(value, text, field)
    : fitsValue(value, field.type);
  if (fits) return undefined;
  const wanted = typeSentence({ ...field, repeats: false });
  const isDate = field.type === 'date' || field.type === 'dateTime';
  if (isDate && typeof value === 'string' && looksLikeDate(text.trim()) && !dayIsFine(text.trim())) {
    return { code: 'check/no-such-date', says: `is ${quote(text)}, a date that does not exist.` };
  }
  if (rules.inferred && isWider(field, value))
    return { code: 'check/type', soft: true, says: `is ${quote(text)}; the sample shows ${wanted}.` };
  const next = rules.lexical ? undefined : conversion(field, value);
  return {
    code: 'check/type',
    says: `is ${typeof value === 'string' ? 'the text ' : ''}${quote(text)} where ${wanted} is expected.`,
    ...(next === undefined ? {} : { next }),
  };
}

/** A number or boolean that is going to be written as text. */
function fitsWritten(value: Exclude<Scalar, string>, text: string, field: Field): boolean {
  return field.type === 'string' || fitsValue(value, field.type) || (field.type !== 'integer' && fitsText(text, field.type));
}

function hasExponent(text: string, field: Field): boolean {
  return field.type === 'number' && field.floating !== true && /[eEN]/.test(text);
}

function dayIsFine(text: string): boolean {
  return fitsText(text.slice(0, text.startsWith('-') ? 11 : 10), 'date');
}

/** Values that a bigger sample could well have shown: a fraction among whole numbers, a text among dates. */
function isWider(field: Field, value: Scalar): boolean {
  if (typeof value === 'string')
    return field.type === 'date' || field.type === 'dateTime' || field.type === 'time' || field.type === 'null';
  return typeof value !== 'boolean' && field.type === 'integer';
}

function conversion(field: Field, value: Scalar): string | undefined {
  if (field.type === 'string') return 'Wrap the expression in $string( ).';
  if ((field.type === 'number' || field.type === 'integer') && typeof value === 'string' && fitsText(value, field.type))
    return 'Wrap the expression in $number( ).';
  return undefined;
}

function isOneOf(values: readonly string[], text: string, trimmed: string, field: Field): boolean {
  if (values.includes(text) || values.includes(trimmed)) return true;
  const number = Number(trimmed);
  return (field.type === 'integer' || field.type === 'number') && trimmed !== '' && values.some((value) => Number(value) === number);
}

function textFaults(field: Field, text: string): readonly Fault[] {
  if (field.minLength === undefined && field.maxLength === undefined) return [];
  let length = 0;
  for (const _ of text) length += 1;
  const characters = `${length} ${length === 1 ? 'character' : 'characters'}`;
  if (field.maxLength !== undefined && length > field.maxLength)
    return [{ code: 'check/too-long', says: `has ${characters}; at most ${field.maxLength} are allowed.` }];
  if (field.minLength !== undefined && length < field.minLength)
    return [{ code: 'check/too-short', says: `has ${characters}; at least ${field.minLength} are needed.` }];
  return [];
}

function numberFaults(field: Field, text: string): readonly Fault[] {
  const faults: Fault[] = [];
  const value = Number(text);
  if (field.minimum !== undefined && value < field.minimum)
    faults.push({ code: 'check/range', says: `is ${clip(text)}; the least allowed is ${field.minimum}.` });
  if (field.maximum !== undefined && value > field.maximum)
    faults.push({ code: 'check/range', says: `is ${clip(text)}; the most allowed is ${field.maximum}.` });
  const digits = field.totalDigits === undefined && field.fractionDigits === undefined ? undefined : countDigits(text);
  if (digits === undefined) return faults;
  if (field.totalDigits !== undefined && digits.total > field.totalDigits)
    faults.push({ code: 'check/digits', says: `is ${clip(text)}, ${digits.total} digits; at most ${field.totalDigits} are allowed.` });
  if (field.fractionDigits !== undefined && digits.fraction > field.fractionDigits) {
    faults.push({
      code: 'check/digits',
      says: `is ${clip(text)}, ${digits.fraction} digits after the point; at most ${field.fractionDigits} are allowed.`,
    });
  }
  return faults;
}

function quote(text: string): string {
  return JSON.stringify(clip(text));
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
