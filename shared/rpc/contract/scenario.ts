import { z } from 'zod';
import type { JsonValue } from '#shared/base/json-value.ts';
import type { Problem } from '#shared/base/problem.ts';
import { call } from './call.ts';
import type { EditSaved } from './project.ts';

export interface FieldDifference {
  /** Path with indexes: `Lines.Line[2].TaxCode`. */
  readonly path: string;
  readonly kind: 'changed' | 'missing' | 'extra';
  readonly expected?: JsonValue;
  readonly actual?: JsonValue;
  /** The rule to blame. */
  readonly rule?: string;
}

export interface ScenarioResult {
  readonly scenario: string;
  readonly passed: boolean;
  readonly milliseconds: number;
  readonly differences: readonly FieldDifference[];
  readonly problems: readonly Problem[];
  /** Wire form. */
  readonly actual?: JsonValue;
  readonly expectedText?: string;
  readonly actualText?: string;
  /** Instant, ISO 8601. */
  readonly at: string;
}

export interface Coverage {
  readonly rules: { readonly reached: number; readonly of: number };
  readonly branches: { readonly taken: number; readonly of: number };
  readonly open: readonly { readonly rule: string; readonly label: string; readonly sampleRecords: number }[];
}

const key = z.string();

export const scenarioCalls = {
  'scenario.run': call<{ readonly results: readonly ScenarioResult[]; readonly coverage: Coverage }>()(z.object({ key, scenarios: z.array(z.string()).optional() })),
  /** Makes a scenario of a sample record with its present output as expected. */
  'scenario.make': call<EditSaved & { readonly scenario: string }>()(
    z.object({ key, mapping: z.string(), record: z.number().int().positive(), name: z.string().max(200).optional(), client: z.string().max(60) }),
  ),
  /** Takes the present output as the expected one; the reason is kept. */
  'scenario.accept': call<EditSaved>()(z.object({ key, scenario: z.string(), reason: z.string().min(1).max(500), client: z.string().max(60) })),
};
