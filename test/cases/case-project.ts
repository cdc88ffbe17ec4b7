import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { openProjectFile } from '#electron/backend/store/open-project.ts';
import { problemText } from '#shared/base/problem.ts';
import type { LookupTable } from '#shared/lookup/lookup-table.ts';
import type { Edit } from '#shared/project/edits/edit.ts';
import { editSchema } from '#shared/project/edits/edit-schema.ts';

const textTable = z.record(z.string(), z.string());

/** Rules, loops and lookup tables of a project as kept beside a case. */
const caseProjectSchema = z.strictObject({
  lookups: z.array(z.record(z.string(), z.unknown())).optional(),
  /** Lookup tables whose rows are objects of the source document: `from` is their path, `columns` are the fields taken. */
  tables: z
    .array(z.strictObject({ name: z.string(), from: z.string(), columns: z.array(z.string()), value: z.string().optional() }))
    .optional(),
  loops: z.array(z.looseObject({ target: z.string() })),
  rules: textTable,
});

export type CaseProject = z.infer<typeof caseProjectSchema>;

export function readCaseProject(path: string): CaseProject {
  return caseProjectSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
}

/** The `--set` arguments of the rules. */
export function ruleArguments({ rules }: CaseProject): readonly string[] {
  return Object.entries(rules).flatMap(([target, expression]) => ['--set', `${target}=${expression}`]);
}

/** Puts loops and lookup tables into a project, as edits of the designer. */
export function putLoopsAndLookups(projectPath: string, parts: CaseProject, source: string): void {
  const file = openProjectFile(projectPath);
  if (!file.ok) throw new Error(problemText(file.error));
  try {
    const edits: unknown[] = [
      ...[...(parts.lookups ?? []), ...tablesOf(parts, source)].map((lookup) => ({ type: 'lookup.set', lookup })),
      ...parts.loops.map(({ target, ...patch }) => ({ type: 'loop.set', mapping: 'M-1', target, patch })),
    ];
    const batch: Edit = editSchema.parse({ type: 'batch', label: 'Loops and lookup tables of the case', edits });
    const done = file.value.edit(batch, 'case');
    if (!done.ok) throw new Error(problemText(done.error));
  } finally {
    file.value.close();
  }
}

const rowsSchema = z.record(z.string(), z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))));

function tablesOf({ tables = [] }: CaseProject, source: string): readonly Omit<LookupTable, 'id'>[] {
  if (tables.length === 0) return [];
  const document = rowsSchema.parse(JSON.parse(readFileSync(source, 'utf8')));
  return tables.map(({ name, from, columns, value }) => ({
    name,
    columns,
    key: columns[0] ?? '',
    ...(value === undefined ? {} : { value }),
    rows: (document[from] ?? []).map((row) => columns.map((column) => String(row[column] ?? ''))),
    noMatch: { kind: 'nothing' },
  }));
}
