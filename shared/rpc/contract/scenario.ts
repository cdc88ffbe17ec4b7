import { z } from 'zod';
import type { Coverage, FieldDifference, ScenarioResult } from '#shared/scenarios/scenario-result.ts';
import { call } from './call.ts';
import type { EditSaved } from './project.ts';

export type { Coverage, FieldDifference, ScenarioResult };

const key = z.string();

export const scenarioCalls = {
  'scenario.run': call<{ readonly results: readonly ScenarioResult[]; readonly coverage: Coverage }>()(
    z.object({ key, scenarios: z.array(z.string()).optional() }),
  ),
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
