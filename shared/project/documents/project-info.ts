import { z } from 'zod';
import { defineDocument } from './define-document.ts';
import { instantSchema, nameSchema } from './text-schemas.ts';

/** The project's own data. */
export interface ProjectInfo {
  readonly id: string;
  readonly name: string;
  /** Version label as shown in the title bar: `0.9 draft`. */
  readonly version: string;
  /** Instant of creation, ISO 8601. */
  readonly created: string;
  /** Highest numbers given out, so that an id is never used again: `{ R: 38, L: 1, T: 12 }`. */
  readonly counters: Readonly<Record<string, number>>;
}

export const infoDocument = defineDocument<ProjectInfo>()(
  'project information',
  z.strictObject({
    id: z.literal('project'),
    name: nameSchema,
    version: nameSchema,
    created: instantSchema,
    counters: z.record(z.string().regex(/^[A-Z]{1,3}$/), z.number().int().nonnegative().max(1_000_000_000)),
  }),
);
