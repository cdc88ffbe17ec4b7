import { z } from 'zod';
import type { Problem } from '#shared/base/problem.ts';
import type { FormatName } from '#shared/formats/codec.ts';
import { call } from './call.ts';

/** What a file holds, found by reading all of it (or its excerpt). */
export interface FileInspection {
  readonly handle: string;
  readonly name: string;
  readonly bytes: number;
  readonly holds: 'sample' | 'schema';
  readonly format: FormatName;
  /** `json-schema` or `xsd` when it is a schema. */
  readonly schemaKind?: 'json-schema' | 'xsd';
  readonly records?: number;
  readonly fields: number;
  /** Short facts as chips: `2,310 rows`, `8 columns`, `UTF-8`, `; separated`. */
  readonly chips: readonly string[];
  /** First rows as shown, at most 6 × 6; `null` cells are empty. */
  readonly preview: { readonly columns: readonly string[]; readonly rows: readonly (readonly (string | null)[])[] };
  /** Remarks: `14 rows have no e-mail. Dates read as DD.MM.YYYY.` */
  readonly notes: readonly Problem[];
  /** Parts of one document that repeat, as values of the read option `record`. */
  readonly parts?: readonly string[];
  /** XSD with several global elements. */
  readonly roots?: readonly string[];
}

const readOptions = z.record(z.string().max(40), z.string().max(400));

export const fileCalls = {
  /** A dropped or chosen file arrives in pieces; the handle stands for it from then on. */
  'file.begin': call<{ readonly handle: string }>()(z.object({ name: z.string().min(1).max(255), bytes: z.number().int().nonnegative() })),
  'file.append': call<void>()(z.object({ handle: z.string(), base64: z.string().max(2_800_000) })),
  'file.inspect': call<FileInspection>()(z.object({ handle: z.string(), read: readOptions.optional() })),
  'file.drop': call<void>()(z.object({ handle: z.string() })),
};
