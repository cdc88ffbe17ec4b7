import { openFileSink } from '#electron/backend/runs/file-sink.ts';
import { need } from './cli-failure.ts';
import { exitCodes } from './exit-codes.ts';

/** Writes a whole file, in place only when all of it is on disk. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const sink = need(await openFileSink(path), exitCodes.unwritable);
  const written = await sink.write(typeof content === 'string' ? new TextEncoder().encode(content) : content);
  if (!written.ok) await sink.discard();
  need(written, exitCodes.unwritable);
  need(await sink.finish(), exitCodes.unwritable);
}
