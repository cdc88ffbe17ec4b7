import type Database from 'better-sqlite3';
import { problem } from '#shared/base/problem.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { hashOfBytes } from '#electron/backend/store/seal.ts';

/** Keeps bytes under their hash; the same bytes are kept once. */
export function writeSample(db: Database.Database, bytes: Uint8Array): string {
  const hash = hashOfBytes(bytes);
  db.prepare('insert into samples (hash, bytes) values (?, ?) on conflict (hash) do nothing').run(hash, bytes);
  return hash;
}

/** Errors: `sample/not-there`, `sample/damaged` (the bytes have another hash). */
export function readSample(db: Database.Database, hash: string): Result<Uint8Array> {
  const bytes = db.prepare<[string], { bytes: unknown }>('select bytes from samples where hash = ?').get(hash)?.bytes;
  if (!(bytes instanceof Uint8Array))
    return fail(
      problem('sample/not-there', 'The file of this sample is not in the project.', { next: 'Choose the sample file again.', token: hash }),
    );
  if (hashOfBytes(bytes) !== hash)
    return fail(
      problem('sample/damaged', 'The file of this sample is damaged in the project.', {
        next: 'Choose the sample file again.',
        token: hash,
      }),
    );
  return ok(bytes);
}
