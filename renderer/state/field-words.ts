import type { FieldPath } from '#shared/base/field-path.ts';
import type { Schema } from '#shared/schema/field.ts';
import { splitPath } from '#shared/base/field-path.ts';

/**
 * A path as people read it: `Lines › Line › TaxCode`. The document element of XML, which every path of that side would
 * repeat, is left out.
 */
export function pathWords(schema: Schema | undefined, path: FieldPath): string {
  const names = splitPath(path) ?? [path];
  return (hasDocumentElement(schema) && names.length > 1 ? names.slice(1) : names).join(' › ');
}

/** Whether the root's only child is an XML document element. */
export function hasDocumentElement(schema: Schema | undefined): boolean {
  const children = schema?.root.children ?? [];
  return children.length === 1 && children[0]?.xml?.kind === 'element';
}
