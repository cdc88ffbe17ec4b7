import { z } from 'zod';
import type { Coverage, FieldDifference, ScenarioResult } from '#shared/scenarios/scenario-result.ts';
import { editSchema } from '#shared/project/edits/edit-schema.ts';
import { call } from './call.ts';
import type { EditSaved } from './project.ts';

export type { Coverage, FieldDifference, ScenarioResult };

/** What an edit that is not made yet would do to the scenarios of the mappings that it touches. */
export interface TriedEdit {
  readonly of: number;
  /** They pass now and would fail; `paths` are the first places that would differ. */
  readonly broken: readonly { readonly scenario: string; readonly name: string; readonly paths: readonly string[] }[];
  /** They fail now and would pass. */
  readonly mended: readonly { readonly scenario: string; readonly name: string }[];
  /** False: a newer question came before all of them had run. */
  readonly complete: boolean;
}

const key = z.string();

export const scenarioCalls = {
  'scenario.run': call<{ readonly results: readonly ScenarioResult[]; readonly coverage: Coverage }>()(
    z.object({ key, scenarios: z.array(z.string()).optional() }),
  ),
  'scenario.tryEdit': call<TriedEdit>()(z.object({ key, edit: editSchema })),
  /** Makes a scenario of a sample record with its present output as expected. */
  'scenario.make': call<EditSaved & { readonly scenario: string }>()(
    z.object({
      key,
      mapping: z.string(),
      record: z.number().int().positive(),
      name: z.string().max(200).optional(),
      client: z.string().max(60),
    }),
  ),
  /** Takes the present output as the expected one; the reason is kept. */
  'scenario.accept': call<EditSaved>()(
    z.object({ key, scenario: z.string(), reason: z.string().min(1).max(500), client: z.string().max(60) }),
  ),
};
