import { problem } from '#shared/base/problem.ts';
import type { ReadContext, ReadEvent } from '#shared/formats/codec.ts';
import { decoding, readText } from '#shared/formats/decode-text.ts';
import { TreeReader, XmlFatal } from './tree-reader.ts';

/**
 * Reads XML: `{root: {…}}`, attributes as `@name`, text beside attributes or elements as `#text`, an element of text alone as that text,
 * siblings of one name as an array (always where the schema repeats them), `xsi:nil` as null. Values are the characters of the file.
 * White space alone is dropped beside elements and attributes. With a schema, names are the schema's, matched by namespace, namespace
 * declarations are left out, and a field with children is always an object; without one, names and declarations (`@xmlns:p`) are as written.
 * Nothing outside the document is ever fetched.
 */
export async function* readXml(bytes: AsyncIterable<Uint8Array>, context: ReadContext): AsyncGenerator<ReadEvent, void, undefined> {
  const reader = new TreeReader(context);
  const place = context.file === undefined ? {} : { file: context.file };
  let blank = true;
  try {
    for await (const chunk of readText(bytes, { ...decoding(context), declared: declaredEncoding })) {
      if ('fatal' in chunk) return yield chunk;
      reader.bytesRead = chunk.bytesRead;
      blank &&= chunk.text.trim() === '';
      for (const event of reader.write(chunk.text)) yield event;
    }
    if (blank) return yield { fatal: problem('xml/empty', 'The file is empty.', { place }) };
    for (const event of reader.close()) yield event;
  } catch (error) {
    if (!(error instanceof XmlFatal)) throw error;
    for (const event of reader.take()) yield event;
    yield { fatal: error.found };
  }
}

/** The encoding that an XML declaration names; `undefined` where there is none. */
export function declaredEncoding(first: Uint8Array): string | undefined {
  const start = String.fromCharCode(...first.subarray(0, 400));
  return /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(start)?.[1];
}
