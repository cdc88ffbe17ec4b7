import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { problem } from '#shared/base/problem.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { Sink } from '#shared/pipeline/pipeline.ts';

/** Standard output or another stream as a sink, waiting where its reader is slow. A reader that has gone is `output/closed`. */
export function streamSink(stream: Writable, name: string): Sink<Uint8Array> {
  let failed: Error | undefined;
  stream.on('error', (error) => (failed ??= error));
  const closed = (): Result<void> => fail(problem('output/closed', `${name} was closed before all was written.`));
  return {
    async write(part) {
      if (failed !== undefined || stream.destroyed) return closed();
      if (stream.write(part)) return ok(undefined);
      try {
        await once(stream, 'drain');
      } catch {
        return closed();
      }
      return ok(undefined);
    },
  };
}
