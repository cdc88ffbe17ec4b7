import { z } from 'zod';
import { call } from './call.ts';

/** A sheet of a workbook, or a CSV file, as cells of text. */
export interface SheetCells {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

const cell = z.string().max(200_000);

/** The rules table as it is seen: a heading over the rows of each group. */
export const rulesViewSchema = z.object({
  columns: z
    .array(z.object({ title: z.string().max(200), width: z.number().positive().max(1000) }))
    .min(1)
    .max(100),
  groups: z
    .array(
      z.object({
        /** Absent: the rows stand under no heading. */
        title: z.string().max(1000).optional(),
        closed: z.boolean(),
        rows: z.array(z.array(cell).max(100)).max(100_000),
      }),
    )
    .max(100_000),
});
export type RulesView = z.output<typeof rulesViewSchema>;

export const rulesCalls = {
  /** The sheets of an XLSX or CSV file handed over. */
  'rules.readSheets': call<readonly SheetCells[]>()(z.object({ handle: z.string() })),
  /** Writes a view of the rules beside the project. */
  'rules.export': call<{ readonly name: string; readonly base64: string; readonly path: string }>()(
    z.object({ key: z.string(), mapping: z.string(), format: z.enum(['xlsx', 'csv']), view: rulesViewSchema }),
  ),
};
