import type { SpecSection } from '#shared/project/documents/spec-section.ts';

/** Key of a typed value in its section: part, column where the part has several, field. */
export function fieldKey(part: string, field: string, column?: string): string {
  return column === undefined ? `${part}.${field}` : `${part}.${column}.${field}`;
}

/** The typed value; `undefined` while it is empty. */
export function fieldValue(values: SpecSection, part: string, field: string, column?: string): string | undefined {
  const value = values.fields[fieldKey(part, field, column)];
  return value === undefined || value.trim() === '' ? undefined : value;
}

export function tableRows(values: SpecSection, part: string): readonly Readonly<Record<string, string>>[] {
  return values.tables[part] ?? [];
}

/** Who ticked a checklist item, and when (ISO date); `undefined` while it is open. */
export function tickOf(values: SpecSection, part: string, item: string): { readonly by?: string; readonly date?: string } | undefined {
  if (fieldValue(values, part, `${item}.done`) !== 'yes') return undefined;
  const by = fieldValue(values, part, `${item}.by`);
  const date = fieldValue(values, part, `${item}.date`);
  return { ...(by === undefined ? {} : { by }), ...(date === undefined ? {} : { date }) };
}

export function emptySection(id: string): SpecSection {
  return { id, fields: {}, tables: {} };
}
