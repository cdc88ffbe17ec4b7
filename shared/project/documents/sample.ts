import { z } from 'zod';
import type { FormatName, FormatOptions } from '#shared/formats/codec.ts';
import { defineDocument } from './define-document.ts';
import { formatOptionsSchema, formatSchema, hashSchema, idSchema, instantSchema, nameSchema } from './text-schemas.ts';

/** A file kept in the project. Its bytes are stored apart under `hash`. */
export interface Sample {
  readonly id: string;
  readonly file: string;
  readonly side: string;
  readonly format: FormatName;
  readonly read: FormatOptions;
  /** SHA-256 of the bytes, hex. */
  readonly hash: string;
  readonly bytes: number;
  readonly records: number;
  /** Said when the file was too big to keep: what was kept of what. */
  readonly excerpt?: { readonly first: number; readonly random: number; readonly ofRecords: number; readonly ofBytes: number };
  /** When it was taken in, ISO 8601. */
  readonly added: string;
}

const count = z.number().int().nonnegative();

export const sampleDocument = defineDocument<Sample>()(
  'sample',
  z.strictObject({
    id: idSchema,
    file: nameSchema,
    side: idSchema,
    format: formatSchema,
    read: formatOptionsSchema,
    hash: hashSchema,
    bytes: count,
    records: count,
    excerpt: z.strictObject({ first: count, random: count, ofRecords: count, ofBytes: count }).optional(),
    added: instantSchema,
  }),
);
