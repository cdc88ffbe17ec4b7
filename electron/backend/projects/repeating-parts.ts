import { joinPath } from '#shared/base/field-path.ts';
import type { FormatName } from '#shared/formats/codec.ts';
import type { Field, Schema } from '#shared/schema/field.ts';

const mostTold = 5;

/** What repeats in a document and could each be a record, as values of the option `record`; parts of parts that repeat are left out. */
export function repeatingParts({ root }: Schema, format: FormatName): readonly string[] {
  const found: string[] = [];
  const visit = (field: Field, names: readonly string[]): void => {
    for (const child of field.children ?? []) {
      const at = [...names, child.name];
      if (!child.repeats) visit(child, at);
      else if (child.children !== undefined) found.push(format === 'xml' ? at.join('/') : joinPath(at));
    }
  };
  visit(root, []);
  return found.slice(0, mostTold);
}
