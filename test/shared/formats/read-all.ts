import type { FormatName, ReadContext, ReadEvent } from '#shared/formats/codec.ts';
import { makeRegistry } from '#shared/formats/registry.ts';
import type { Value } from '#shared/records/value.ts';

const registry = makeRegistry();

/** A source in pieces of `size` bytes, so that readers meet every split. */
export async function* pieces(data: string | Uint8Array, size = Infinity): AsyncGenerator<Uint8Array, void, undefined> {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  for (let i = 0; i < bytes.length; i += size) {
    await Promise.resolve();
    yield bytes.subarray(i, size === Infinity ? undefined : i + size);
  }
}

export interface ReadMore extends Partial<Omit<ReadContext, 'options'>> {
  readonly options?: Readonly<Record<string, string>>;
  readonly size?: number;
}

/** Every event of reading `data`. */
export async function readAll(format: FormatName, data: string | Uint8Array, more: ReadMore = {}): Promise<readonly ReadEvent[]> {
  const { size, ...context } = more;
  const events: ReadEvent[] = [];
  for await (const event of registry.codec(format).read(pieces(data, size), { options: {}, per: 'record', ...context })) events.push(event);
  return events;
}

/** The values, and for what is none its code and line. */
export async function readShort(format: FormatName, data: string | Uint8Array, more: ReadMore = {}): Promise<readonly unknown[]> {
  return (await readAll(format, data, more)).map((event) => {
    if ('fatal' in event) return `fatal ${event.fatal.code} ${event.fatal.place?.line ?? '-'}`;
    return event.ok ? event.value : `reject ${event.problem.code} ${event.problem.place?.line ?? '-'}`;
  });
}

export interface WriteMore {
  readonly options?: Readonly<Record<string, string>>;
  readonly schema?: ReadContext['schema'];
  readonly per?: 'record' | 'document';
}

/** The whole output for `values`, or the code and field of the first that cannot be written. */
export function writeAll(format: FormatName, values: readonly Value[], more: WriteMore = {}): string {
  const writer = registry.codec(format).writer({ options: {}, per: 'record', ...more });
  if (!writer.ok) return `error ${writer.error.code}`;
  const parts = [writer.value.open()];
  for (const value of values) {
    const part = writer.value.write(value);
    if (!part.ok) return `error ${part.error.code} ${part.error.place?.field ?? '-'}`;
    parts.push(part.value);
  }
  parts.push(writer.value.close());
  return parts.map((part) => new TextDecoder().decode(part)).join('');
}
