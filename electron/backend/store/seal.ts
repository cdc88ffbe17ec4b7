import { createHash } from 'node:crypto';

/** SHA-256 over parts, each preceded by its length, so that no two lists of parts are the same text. Hex. */
export function seal(...parts: readonly (string | number | null)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) {
    const text = part === null ? '-' : String(part);
    hash.update(`${Buffer.byteLength(text)}:`);
    hash.update(text);
  }
  return hash.digest('hex');
}

export function hashOfBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** 32 bytes of zeroes as hex: the digest of nothing. */
export const emptyDigest = '0'.repeat(64);

/** Takes a hash into a digest of many, or out of it again: the order does not matter. */
export function mixDigest(digest: string, hash: string): string {
  const mixed = Buffer.from(digest, 'hex');
  for (const [at, byte] of Buffer.from(hash, 'hex').entries()) mixed[at] = (mixed[at] ?? 0) ^ byte;
  return mixed.toString('hex');
}
