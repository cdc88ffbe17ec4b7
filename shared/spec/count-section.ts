import type { SectionDeclaration, SpecContext, SpecField, SpecPart } from './section.ts';
import { fieldValue, tableRows, tickOf } from './section-values.ts';

/** How much of a section is filled: required fields and cells, each checklist item decided, each target field with a rule. */
export function countSection(declared: SectionDeclaration, context: SpecContext): { readonly filled: number; readonly of: number } {
  let filled = 0;
  let of = 0;
  for (const part of declared.parts) {
    const counted = countPart(part, context);
    filled += counted.filled;
    of += counted.of;
  }
  return { filled, of };
}

function countPart(part: SpecPart, context: SpecContext): { readonly filled: number; readonly of: number } {
  const { values } = context;
  const required = (fields: readonly SpecField[]): readonly SpecField[] => fields.filter((field) => field.optional !== true);
  const done = (fields: readonly SpecField[], column?: string): number =>
    required(fields).filter((field) => fieldValue(values, part.id, field.name, column) !== undefined).length;
  switch (part.kind) {
    case 'properties': {
      const columns = part.columns ?? [undefined];
      return {
        filled: columns.reduce((sum, column) => sum + done(part.fields, column?.name), 0),
        of: required(part.fields).length * columns.length,
      };
    }
    case 'bullets':
    case 'steps':
    case 'generated-code':
      return { filled: done(part.fields), of: required(part.fields).length };
    case 'code':
      return { filled: done([part.field]), of: required([part.field]).length };
    case 'table':
    case 'runbooks':
      return countRows(tableRows(values, part.id), required(part.columns));
    case 'checklist':
      return {
        filled: part.items.filter((item) => tickOf(values, part.id, item.name) !== undefined || item.evidence?.(context)?.done === true)
          .length,
        of: part.items.length,
      };
    case 'derived':
      return part.count?.(context) ?? { filled: 0, of: 0 };
  }
}

/** The cells of the rows that are there; an empty table wants one row. */
function countRows(
  rows: readonly Readonly<Record<string, string>>[],
  columns: readonly SpecField[],
): { readonly filled: number; readonly of: number } {
  const filled = rows.reduce((sum, row) => sum + columns.filter((column) => (row[column.name] ?? '').trim() !== '').length, 0);
  return { filled, of: Math.max(1, rows.length) * columns.length };
}
