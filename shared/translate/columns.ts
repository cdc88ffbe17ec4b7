import type { Field, FieldType, Schema } from '#shared/schema/field.ts';
import { fieldChildren } from '#shared/schema/field-children.ts';
import { nameLikeness, plainName } from '#shared/schema/name-likeness.ts';
import { pathExpression } from '#shared/syntax/literal.ts';

/** What a value is to a translation. A date is ISO text. */
export type ValueKind = 'text' | 'number' | 'boolean' | 'date' | 'any';

/** A field that a foreign expression may read. */
export interface Column {
  /** From the context that the expression will stand in. */
  readonly names: readonly string[];
  /** JSONata that reads it. */
  readonly expression: string;
  readonly kind: ValueKind;
  /** Whole numbers only. */
  readonly whole: boolean;
  /** A record may be without it. */
  readonly optional: boolean;
  /** It may hold `null`. */
  readonly nullable: boolean;
  /** Never below zero, as the schema says. */
  readonly positive: boolean;
  readonly maxLength?: number;
}

const kinds: Readonly<Record<FieldType, ValueKind>> = {
  object: 'any',
  string: 'text',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  date: 'date',
  dateTime: 'date',
  time: 'text',
  duration: 'text',
  base64: 'text',
  null: 'any',
  any: 'any',
};

/** How deep below the context fields are taken, and how many at most: what a person would name in a formula. */
const deepest = 6;
const mostColumns = 5000;

/** The leaves that an expression with this context can read, in schema order. */
export function columnsOf(schema: Schema): readonly Column[] {
  const found: Column[] = [];
  const visit = (field: Field, names: readonly string[], optional: boolean): void => {
    for (const child of fieldChildren(schema, field)) {
      if (found.length >= mostColumns) return;
      const at = [...names, child.name];
      const wanting = optional || child.min === 0;
      const children = fieldChildren(schema, child);
      if (children.length > 0 && at.length < deepest && child.recursive === undefined) visit(child, at, wanting || child.nullable === true);
      if (children.length === 0) found.push(columnOf(child, at, wanting));
    }
  };
  visit(schema.root, [], false);
  return found;
}

function columnOf(field: Field, names: readonly string[], optional: boolean): Column {
  return {
    names,
    expression: pathExpression(names),
    kind: kinds[field.type],
    whole: field.type === 'integer',
    optional,
    nullable: field.nullable === true || field.type === 'null',
    positive: field.minimum !== undefined && field.minimum >= 0,
    ...(field.maxLength === undefined ? {} : { maxLength: field.maxLength }),
  };
}

export type ColumnMatch =
  | { readonly kind: 'found'; readonly column: Column; readonly exact: boolean }
  | { readonly kind: 'several'; readonly columns: readonly Column[] }
  | { readonly kind: 'none'; readonly near: readonly Column[] };

/** Least likeness by which a name is taken for another. */
const alike = 0.7;
/** A second one as near as this leaves it open which is meant. */
const clearly = 0.05;

/** The field that a foreign name means: the same name, the same but for case and separators, or the one name like it. */
export function findColumn(columns: readonly Column[], names: readonly string[]): ColumnMatch {
  const wanted = plainName(names.at(-1) ?? '');
  const whole = names.map(plainName).join('');
  const same = columns.filter((column) => sameName(column, wanted) || plainPath(column) === wanted || plainPath(column) === whole);
  if (same.length > 0) return settle(same, names);
  const ranked = columns
    .map((column) => ({ column, likeness: likenessOf(column, wanted) }))
    .filter(({ likeness }) => likeness >= 0.5)
    .toSorted((a, b) => b.likeness - a.likeness);
  const [best, second] = ranked;
  if (best === undefined || best.likeness < alike) return { kind: 'none', near: ranked.slice(0, 3).map(({ column }) => column) };
  if (second !== undefined && best.likeness - second.likeness < clearly)
    return { kind: 'several', columns: ranked.filter((one) => best.likeness - one.likeness < clearly).map(({ column }) => column) };
  return { kind: 'found', column: best.column, exact: false };
}

/** Of several fields with the name the nearest to the record, unless qualifiers say which. */
function settle(same: readonly Column[], names: readonly string[]): ColumnMatch {
  const spelled = same.filter((column) => column.names.at(-1) === names.at(-1));
  const pool = spelled.length > 0 ? spelled : same;
  const said = names.slice(0, -1).map(plainName);
  const qualified =
    said.length === 0 ? [] : pool.filter((column) => said.every((name) => column.names.some((one) => plainName(one) === name)));
  const candidates = qualified.length > 0 ? qualified : pool;
  const shallow = Math.min(...candidates.map((column) => column.names.length));
  const top = candidates.filter((column) => column.names.length === shallow);
  const [only, other] = top;
  if (only === undefined) return { kind: 'none', near: [] };
  if (other !== undefined) return { kind: 'several', columns: top };
  return { kind: 'found', column: only, exact: true };
}

function sameName(column: Column, wanted: string): boolean {
  return wanted !== '' && plainName(column.names.at(-1) ?? '') === wanted;
}

function plainPath(column: Column): string {
  return column.names.map(plainName).join('');
}

function likenessOf(column: Column, wanted: string): number {
  return Math.max(nameLikeness(column.names.at(-1) ?? '', wanted), column.names.length > 1 ? nameLikeness(plainPath(column), wanted) : 0);
}
