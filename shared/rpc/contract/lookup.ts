import { z } from 'zod';
import type { LookupTable } from '#shared/lookup/lookup-table.ts';
import { call } from './call.ts';

export const lookupCalls = {
  /** Reads a CSV (or JSON object) file as a lookup table, not yet in the project. */
  'lookup.read': call<Omit<LookupTable, 'id'>>()(z.object({ handle: z.string() })),
};
