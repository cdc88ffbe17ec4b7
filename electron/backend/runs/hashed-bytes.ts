import { createHash } from 'node:crypto';

/** How much went by, and its SHA-256 (hex) once all of it has. */
export interface Passage {
  bytes(): number;
  sha256(): string;
  /** How much has gone by until now, with its SHA-256 (hex). */
  soFar(): { readonly bytes: number; readonly sha256: string };
}

/** Counts and hashes the bytes of a source as they pass. */
export function watchBytes<A extends unknown[]>(
  open: (...how: A) => AsyncIterable<Uint8Array>,
): Passage & { stream(...how: A): AsyncIterable<Uint8Array> } {
  const hash = createHash('sha256');
  let bytes = 0;
  async function* stream(...how: A): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const part of open(...how)) {
      bytes += part.length;
      hash.update(part);
      yield part;
    }
  }
  return {
    stream,
    bytes: () => bytes,
    // The hash itself stays open: a run that was stopped asks again how far it came.
    sha256: () => hash.copy().digest('hex'),
    soFar: () => ({ bytes, sha256: hash.copy().digest('hex') }),
  };
}
