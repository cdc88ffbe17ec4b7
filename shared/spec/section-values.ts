import type { Project } from '#shared/project/documents/document.ts';
import type { SpecSection } from '#shared/project/documents/spec-section.ts';

/** Key of a typed value in its section: part, column where the part has several, field. */
export function fieldKey(part: string, field: string, column?: string): string {
  return column === undefined ? `${part}.${field}` : `${part}.${column}.${field}`;
}

/** Key of a cell: part, row from 0, column. */
export function cellKey(part: string, row: number, column: string): string {
  return `${part}/${row}/${column}`;
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

/**
 * What the project itself says while nothing else is typed, by section and field key: name and day of creation of the
 * integration are the project's own.
 */
export function ownValues(project: Project, section: string): Readonly<Record<string, string>> {
  const info = project.info['project'];
  if (info === undefined || section !== 'overview') return {};
  return { [fieldKey('basic', 'name')]: info.name, [fieldKey('basic', 'created')]: info.created.slice(0, 10) };
}

/** A section as the document shows it: typed values, over what the project itself says. */
export function sectionValues(project: Project, id: string): SpecSection {
  const typed = project.spec[id] ?? emptySection(id);
  const fields: Record<string, string> = { ...ownValues(project, id) };
  for (const [key, value] of Object.entries(typed.fields)) if (value.trim() !== '') fields[key] = value;
  return { ...typed, fields };
}

export function emptySection(id: string): SpecSection {
  return { id, fields: {}, tables: {} };
}
