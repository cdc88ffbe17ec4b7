import { randomUUID } from 'node:crypto';
import type { HandedFile } from '#electron/backend/files/upload-folder.ts';
import type { Result } from '#shared/base/result.ts';
import { ok } from '#shared/base/result.ts';
import type { Sample } from '#shared/project/documents/sample.ts';
import type { Side } from '#shared/project/documents/side.ts';
import { takeIn } from './take-in.ts';
import type { TakeInOptions } from './take-in.ts';

/** A side of a project made from one file; `bytes` of its sample are to be put into the store. */
export interface MadeSide {
  readonly side: Side;
  readonly sample?: { readonly document: Sample; readonly bytes: Uint8Array };
  /** The file is a sequence of records. */
  readonly sequence: boolean;
}

/** Makes a source or the target of a file. `id` keeps that of a side being replaced. */
export async function makeSide(
  file: HandedFile,
  role: Side['role'],
  name: string | undefined,
  options: TakeInOptions,
  id?: string,
): Promise<Result<MadeSide>> {
  const taken = await takeIn(file, options);
  if (!taken.ok) return taken;
  const { value } = taken;
  const sideId = id ?? randomUUID();
  const base = {
    id: sideId,
    role,
    name: name ?? variableName(file.name),
    file: file.name,
    schema: value.schema,
    format: value.format,
    write: {},
  };
  if (value.holds === 'schema') {
    return ok({ side: { ...base, read: {}, schemaFiles: value.files }, sequence: value.schema.records });
  }
  const sample: Sample = {
    id: randomUUID(),
    file: file.name,
    side: sideId,
    format: value.format,
    read: value.read,
    hash: value.hash,
    bytes: value.kept.length,
    records: value.records,
    added: new Date().toISOString(),
    ...(value.excerpt === undefined ? {} : { excerpt: value.excerpt }),
  };
  return ok({
    side: { ...base, read: value.read, sample: sample.id },
    sample: { document: sample, bytes: value.kept },
    sequence: value.sequence,
  });
}

/** A variable's name from a file's: `orders-sample.json` → `orders_sample`. */
export function variableName(file: string): string {
  const plain = file
    .replace(/\..*$/, '')
    .replaceAll(/[^A-Za-z0-9_]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 40);
  return plain === '' ? 'source' : /^\d/.test(plain) ? `_${plain}` : plain;
}
