import { fail, ok, type Result } from '#shared/base/result.ts';
import { isArray, type Value } from '#shared/records/value.ts';
import { ByteWriter } from '#shared/formats/byte-writer.ts';
import type { FormatWriter, WriteContext } from '#shared/formats/codec.ts';
import { stringifyValue } from '#shared/formats/json/stringify.ts';

/** Writes a JSON value a line; the document's array, where one value is the whole, as a line for each item. */
export function ndjsonWriter(context: WriteContext): FormatWriter {
  const bytes = context.bytes ?? new ByteWriter();
  const nothing = new Uint8Array(0);
  let written = context.after?.written ?? 0;
  const line = (value: Value): Result<Uint8Array> => {
    const text = stringifyValue(value, 0);
    if (!text.ok) return text;
    written += 1;
    return ok(bytes.encodeLine(text.value));
  };
  return {
    open: () => nothing,
    write(value) {
      if (context.per === 'record' || !isArray(value)) return line(value);
      const lines: string[] = [];
      for (const item of value) {
        const text = stringifyValue(item, 0);
        if (!text.ok) return fail(text.error);
        lines.push(`${text.value}\n`);
      }
      written += lines.length;
      return ok(bytes.encode(lines.join('')));
    },
    close: () => nothing,
    warnings: () => [],
    state: () => ({ written }),
    settled: () => true,
  };
}
