import type { JsonValue } from '#shared/base/json-value.ts';
import type { FieldPath } from '#shared/base/field-path.ts';
import { childPath } from '#shared/base/field-path.ts';
import { exactDigits } from '#renderer/map/value-text.ts';

export type PartTone = 'key' | 'string' | 'number' | 'mark' | 'more' | 'missing';

/** One line of the output as JSON: coloured parts, and the field that it shows. */
export interface OutputLine {
  /** Address of the value: field path and positions, for folding. */
  readonly id: string;
  readonly path: FieldPath;
  /** Positions in the arrays around it, outermost first. */
  readonly items: readonly number[];
  readonly indent: number;
  readonly parts: readonly { readonly text: string; readonly tone: PartTone }[];
  /** Has more below: open shows it in lines, closed in one. */
  readonly fold?: 'open' | 'closed';
  readonly missing?: boolean;
}

/** A required field that is not there, to be marked where its key would be. */
export interface MissingField {
  /** Path of the parent, and the positions in the arrays around it. */
  readonly parent: FieldPath;
  readonly items: readonly number[];
  readonly name: string;
  /** Names in the order of the schema, so that the mark stands in its place. */
  readonly order: readonly string[];
}

export interface OutputOptions {
  /** Ids whose state differs from how they begin. */
  readonly toggled: ReadonlySet<string>;
  /** Whether a value begins closed. */
  readonly closed: (path: FieldPath, items: readonly number[]) => boolean;
  readonly missing: readonly MissingField[];
}

const widest = 48;

/** The lines of an output value. Closed values take one line with their first and last key. */
export function outputLines(value: JsonValue, options: OutputOptions): readonly OutputLine[] {
  const lines: OutputLine[] = [];
  writeValue(lines, value, '', [], 0, undefined, '', options);
  return lines;
}

function lineId(path: FieldPath, items: readonly number[]): string {
  return `${path}@${items.join('.')}`;
}

function isContainer(value: JsonValue): value is readonly JsonValue[] | { readonly [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && exactDigits(value) === undefined;
}

/** A leaf as JSON writes it. */
export function leafText(value: JsonValue): string {
  return exactDigits(value) ?? JSON.stringify(value);
}

function leafTone(value: JsonValue): PartTone {
  return typeof value === 'string' ? 'string' : 'number';
}

function writeValue(lines: OutputLine[], value: JsonValue, path: FieldPath, items: readonly number[], indent: number, key: string | undefined, tail: string, options: OutputOptions): void {
  const head = key === undefined ? [] : [{ text: JSON.stringify(key), tone: 'key' as const }, { text: ': ', tone: 'mark' as const }];
  const id = lineId(path, items);
  if (!isContainer(value)) {
    lines.push({ id, path, items, indent, parts: [...head, { text: leafText(value), tone: leafTone(value) }, { text: tail, tone: 'mark' }] });
    return;
  }
  const list = Array.isArray(value) ? (value as readonly JsonValue[]) : undefined;
  const [opening, closing] = list === undefined ? ['{', '}'] : ['[', ']'];
  const missing = list === undefined ? options.missing.filter((field) => field.parent === path && sameItems(field.items, items)) : [];
  const count = list === undefined ? Object.keys(value).length : list.length;
  if (count === 0 && missing.length === 0) {
    lines.push({ id, path, items, indent, parts: [...head, { text: `${opening}${closing}${tail}`, tone: 'mark' }] });
    return;
  }
  const beginsClosed = options.closed(path, items);
  if (beginsClosed !== options.toggled.has(id)) {
    lines.push({ id, path, items, indent, fold: 'closed', parts: [...head, ...summary(value), { text: tail, tone: 'mark' }] });
    return;
  }
  lines.push({ id, path, items, indent, fold: 'open', parts: [...head, { text: opening, tone: 'mark' }] });
  if (list !== undefined) {
    list.forEach((item, at) => writeValue(lines, item, path, [...items, at], indent + 1, undefined, at < list.length - 1 ? ',' : '', options));
  } else {
    const entries = withMissing(Object.entries(value), missing);
    entries.forEach((entry, at) => {
      const comma = at < entries.length - 1 ? ',' : '';
      const at2 = childPath(path, entry.name);
      if (entry.value === undefined) {
        lines.push({
          id: lineId(at2, items), path: at2, items, indent: indent + 1, missing: true,
          parts: [{ text: JSON.stringify(entry.name), tone: 'missing' }, { text: ': missing', tone: 'missing' }],
        });
      } else writeValue(lines, entry.value, at2, items, indent + 1, entry.name, comma, options);
    });
  }
  lines.push({ id: `${id}/end`, path, items, indent, parts: [{ text: `${closing}${tail}`, tone: 'mark' }] });
}

function sameItems(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at]);
}

/** Puts the marks of missing fields where the schema's order has them. */
function withMissing(entries: readonly (readonly [string, JsonValue])[], missing: readonly MissingField[]): readonly { readonly name: string; readonly value: JsonValue | undefined }[] {
  const all: { name: string; value: JsonValue | undefined }[] = entries.map(([name, value]) => ({ name, value }));
  for (const field of missing) {
    const rank = field.order.indexOf(field.name);
    const before = all.findIndex((entry) => field.order.indexOf(entry.name) > rank);
    all.splice(before < 0 ? all.length : before, 0, { name: field.name, value: undefined });
  }
  return all;
}

/** A closed value in one line: first and last leaf with the count between, or the number of items. */
function summary(value: readonly JsonValue[] | { readonly [key: string]: JsonValue }): OutputLine['parts'] {
  if (Array.isArray(value)) return [{ text: '[', tone: 'mark' }, { text: ` … ${value.length} ${value.length === 1 ? 'item' : 'items'} `, tone: 'more' }, { text: ']', tone: 'mark' }];
  const entries = Object.entries(value);
  const show = (entry: readonly [string, JsonValue] | undefined): OutputLine['parts'] => {
    if (entry === undefined) return [];
    const text = isContainer(entry[1]) ? (Array.isArray(entry[1]) ? '[…]' : '{…}') : leafText(entry[1]);
    const short = text.length > widest / 2 ? `${text.slice(0, widest / 2)}…` : text;
    return [{ text: JSON.stringify(entry[0]), tone: 'key' }, { text: ': ', tone: 'mark' }, { text: short, tone: isContainer(entry[1]) ? 'mark' : leafTone(entry[1]) }];
  };
  const between = entries.length - 2;
  return [
    { text: '{ ', tone: 'mark' },
    ...show(entries[0]),
    ...(between > 0 ? [{ text: ', ', tone: 'mark' as const }, { text: `… ${between} more`, tone: 'more' as const }] : []),
    ...(entries.length > 1 ? [{ text: ', ', tone: 'mark' as const }, ...show(entries.at(-1))] : []),
    { text: ' }', tone: 'mark' },
  ];
}
