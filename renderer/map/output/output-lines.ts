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
  writeValue(lines, value, '', [], 0, { parts: [], tail: '' }, options);
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

interface Head {
  readonly parts: OutputLine['parts'];
  /** What closes behind the value: brackets of the groups that share its first line, and the comma. */
  readonly tail: string;
}

function keyParts(name: string): OutputLine['parts'] {
  return [
    { text: JSON.stringify(name), tone: 'key' },
    { text: ': ', tone: 'mark' },
  ];
}

function writeValue(
  lines: OutputLine[],
  value: JsonValue,
  path: FieldPath,
  items: readonly number[],
  indent: number,
  head: Head,
  options: OutputOptions,
): void {
  const id = lineId(path, items);
  const say = (parts: OutputLine['parts'], more: Partial<OutputLine> = {}): void => {
    lines.push({ id, path, items, indent, parts: [...head.parts, ...parts], ...more });
  };
  if (!isContainer(value)) {
    say([
      { text: leafText(value), tone: leafTone(value) },
      { text: head.tail, tone: 'mark' },
    ]);
    return;
  }
  const list = Array.isArray(value) ? (value as readonly JsonValue[]) : undefined;
  const [opening, closing] = list === undefined ? ['{', '}'] : ['[', ']'];
  const missing = list === undefined ? options.missing.filter((field) => field.parent === path && sameItems(field.items, items)) : [];
  const count = list === undefined ? Object.keys(value).length : list.length;
  if (count === 0 && missing.length === 0) {
    say([{ text: `${opening}${closing}${head.tail}`, tone: 'mark' }]);
    return;
  }
  if (options.closed(path, items) !== options.toggled.has(id)) {
    say([...summary(value), { text: head.tail, tone: 'mark' }], { fold: 'closed' });
    return;
  }
  const chained = list === undefined && path !== '' && count === 1 && missing.length === 0 ? Object.entries(value)[0] : undefined;
  if (chained !== undefined && isContainer(chained[1])) {
    // A group that holds nothing but one group shares its line: `"Lines": { "Line": [`.
    const [name, only] = chained;
    writeValue(
      lines,
      only,
      childPath(path, name),
      items,
      indent,
      { parts: [...head.parts, { text: '{ ', tone: 'mark' }, ...keyParts(name)], tail: ` }${head.tail}` },
      options,
    );
    return;
  }
  say([{ text: opening, tone: 'mark' }], { fold: 'open' });
  if (list !== undefined) {
    list.forEach((item, at) =>
      writeValue(lines, item, path, [...items, at], indent + 1, { parts: [], tail: at < list.length - 1 ? ',' : '' }, options),
    );
  } else {
    const entries = withMissing(Object.entries(value), missing);
    entries.forEach((entry, at) => {
      const below = childPath(path, entry.name);
      if (entry.value === undefined) {
        lines.push({
          id: lineId(below, items),
          path: below,
          items,
          indent: indent + 1,
          missing: true,
          parts: [
            { text: JSON.stringify(entry.name), tone: 'missing' },
            { text: ': missing', tone: 'missing' },
          ],
        });
      } else
        writeValue(
          lines,
          entry.value,
          below,
          items,
          indent + 1,
          { parts: keyParts(entry.name), tail: at < entries.length - 1 ? ',' : '' },
          options,
        );
    });
  }
  lines.push({ id: `${id}/end`, path, items, indent, parts: [{ text: `${closing}${head.tail}`, tone: 'mark' }] });
}

function sameItems(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at]);
}

/** Puts the marks of missing fields where the schema's order has them. */
function withMissing(
  entries: readonly (readonly [string, JsonValue])[],
  missing: readonly MissingField[],
): readonly { readonly name: string; readonly value: JsonValue | undefined }[] {
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
  if (Array.isArray(value))
    return [
      { text: '[', tone: 'mark' },
      { text: ` … ${value.length} ${value.length === 1 ? 'item' : 'items'} `, tone: 'more' },
      { text: ']', tone: 'mark' },
    ];
  const entries = Object.entries(value);
  const show = (entry: readonly [string, JsonValue] | undefined): OutputLine['parts'] => {
    if (entry === undefined) return [];
    const text = isContainer(entry[1]) ? (Array.isArray(entry[1]) ? '[…]' : '{…}') : leafText(entry[1]);
    const short = text.length > widest / 2 ? `${text.slice(0, widest / 2)}…` : text;
    return [
      { text: JSON.stringify(entry[0]), tone: 'key' },
      { text: ': ', tone: 'mark' },
      { text: short, tone: isContainer(entry[1]) ? 'mark' : leafTone(entry[1]) },
    ];
  };
  const between = entries.length - 2;
  return [
    { text: '{ ', tone: 'mark' },
    ...show(entries[0]),
    ...(between > 0
      ? [
          { text: ', ', tone: 'mark' as const },
          { text: `… ${between} more`, tone: 'more' as const },
        ]
      : []),
    ...(entries.length > 1 ? [{ text: ', ', tone: 'mark' as const }, ...show(entries.at(-1))] : []),
    { text: ' }', tone: 'mark' },
  ];
}
