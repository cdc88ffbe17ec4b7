import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** Throws where the files differ: what is not the same output is not compared in speed. */
export async function sameBytes(one: string, other: string): Promise<void> {
  const [a, b] = await Promise.all([hashOf(one), hashOf(other)]);
  if (a !== b) throw new Error(`${one} and ${other} differ.`);
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) {
    if (!(chunk instanceof Uint8Array)) throw new Error('A file is bytes.');
    hash.update(chunk);
  }
  return hash.digest('hex');
}
