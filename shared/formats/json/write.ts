import { ok, type Result } from '#shared/base/result.ts';
import type { Value } from '#shared/records/value.ts';
import { ByteWriter } from '#shared/formats/byte-writer.ts';
import type { FormatWriter, WriteContext } from '#shared/formats/codec.ts';
import { stringifyValue } from './stringify.ts';

/** Writes one JSON document: the value itself, or an array of the records. A line break ends the file. */
export function jsonWriter(context: WriteContext): FormatWriter {
  const indent = Number(context.options['indent'] ?? '2');
  const bytes = context.bytes ?? new ByteWriter();
  const newline = indent === 0 ? '' : '\n';
  const pad = ' '.repeat(indent);
  const records = context.per === 'record';
  let written = context.after?.written ?? 0;
  return {
    open: () => bytes.encode(records ? '[' : ''),
    write(value: Value): Result<Uint8Array> {
      const text = stringifyValue(value, indent);
      if (!text.ok) return text;
      const before = written === 0 ? '' : ',';
      written += 1;
      if (!records) return ok(bytes.encode(`${text.value}\n`));
      // Line breaks inside strings are escaped, so every line break of the text is one of the layout.
      return ok(bytes.encode(`${before}${newline}${pad}${indent === 0 ? text.value : text.value.replaceAll('\n', `\n${pad}`)}`));
    },
    close: () => bytes.encode(records ? `${written === 0 ? '' : newline}]\n` : ''),
    warnings: () => [],
    state: () => ({ written }),
    // A comma stands before every record but the first.
    settled: () => written > 0,
  };
}
