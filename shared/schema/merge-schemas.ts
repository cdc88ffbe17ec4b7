import type { FieldPath } from '#shared/base/field-path.ts';
import { childPath } from '#shared/base/field-path.ts';
import type { Field, Schema } from './field.ts';
import { expandSchema } from './expand-schema.ts';
import { fieldChildren } from './field-children.ts';

export interface MergedSchema {
  readonly schema: Schema;
  /** Fields of the sample that the schema does not know, outermost only, by the sample's names. */
  readonly unknown: readonly FieldPath[];
}

/**
 * A schema with what a sample showed: example values and facts of the fields that both have; types and occurrences
 * stay the schema's. XML fields meet by namespace and local name, so prefixes may differ. Fields of the sample that
 * the schema had folded away are unfolded.
 */
export function mergeSchemas(schema: Schema, sample: Schema): MergedSchema {
  const unknown: FieldPath[] = [];
  const grown = expandSchema(schema, foldedPaths(schema, sample));
  const root = mergeField(grown.root, sample.root, '', unknown);
  return { schema: { ...grown, root }, unknown };
}

function mergeField(field: Field, sample: Field, path: FieldPath, unknown: FieldPath[]): Field {
  const left = new Set(sample.children ?? []);
  const children = field.children?.map((child) => {
    const match = (sample.children ?? []).find((other) => sameField(child, other));
    if (match === undefined) return child;
    left.delete(match);
    return mergeField(child, match, childPath(path, match.name), unknown);
  });
  // A text-only element of the sample is the `#text` of one that the schema gives attributes.
  const text = field.children?.findIndex((child) => child.name === '#text') ?? -1;
  const onText = text >= 0 && (sample.children === undefined || sample.children.length === 0) && sample.examples !== undefined;
  const folded = field.children === undefined && (field.typeRef !== undefined || field.open === true || field.type === 'any');
  if (!folded)
    for (const child of left)
      if (!(child.name === '#text' && field.children === undefined) && !isInstanceHint(child)) unknown.push(childPath(path, child.name));
  const loose = sample.children?.find((child) => child.name === '#text');
  const examples = sample.examples ?? (field.children === undefined ? loose?.examples : undefined);
  const facts = sample.seen === undefined ? {} : { seen: sample.seen };
  const own = { ...field, ...(examples === undefined || onText ? {} : { examples }), ...facts };
  if (children === undefined) return own;
  return {
    ...own,
    children: onText ? children.map((child, i) => (i === text ? { ...child, examples: sample.examples, ...facts } : child)) : children,
  };
}

/** Paths of the schema that it had folded away and below which the sample has fields. */
function foldedPaths(schema: Schema, sample: Schema): readonly FieldPath[] {
  const paths: FieldPath[] = [];
  const visit = (fields: readonly Field[], others: readonly Field[], path: FieldPath): void => {
    for (const other of others) {
      const match = fields.find((field) => sameField(field, other));
      if (match === undefined) continue;
      const at = childPath(path, match.name);
      const inner = other.children ?? [];
      // A text-only element of the sample is unfolded too: its examples belong to the `#text` below.
      if (inner.length === 0 && (other.xml === undefined || other.examples === undefined)) continue;
      const below = fieldChildren(schema, match);
      if (match.children === undefined) paths.push(at);
      visit(below, inner, at);
    }
  };
  visit(schema.root.children ?? [], sample.root.children ?? [], '');
  return paths;
}

function sameField(field: Field, other: Field): boolean {
  if (field.xml === undefined || other.xml === undefined) return field.name === other.name;
  if (field.xml.kind !== other.xml.kind) return false;
  if (localName(field.name) !== localName(other.name)) return false;
  // A sample read without knowing its namespaces has none to compare.
  return field.xml.namespace === other.xml.namespace || (other.xml.namespace === undefined && field.name === other.name);
}

/** Attributes such as `xsi:schemaLocation`, which no schema declares. */
function isInstanceHint(field: Field): boolean {
  return (
    field.xml?.kind === 'attribute' &&
    (field.xml.namespace === 'http://www.w3.org/2001/XMLSchema-instance' || field.name.startsWith('@xsi:'))
  );
}

function localName(name: string): string {
  const plain = name.startsWith('@') ? name.slice(1) : name;
  return plain.slice(plain.indexOf(':') + 1);
}
