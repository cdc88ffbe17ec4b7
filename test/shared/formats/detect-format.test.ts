import { describe, expect, it } from 'vitest';
import { detectFormat } from '#shared/formats/detect-format.ts';

function detect(name: string, content: string | Uint8Array): string {
  const found = detectFormat(name, typeof content === 'string' ? new TextEncoder().encode(content) : content);
  return found.ok
    ? `${found.value.format}: ${found.value.why}`
    : `${found.error.code}: ${found.error.message} ${found.error.next ?? ''}`.trim();
}

describe('detectFormat', () => {
  it.each([
    ['a.json', '{"a":1}', 'json: The file holds one JSON value, as .json says.'],
    ['a.json', '{"a":1}\n{"a":2}', 'ndjson: The file holds a JSON value a line, as .json says.'],
    ['a.json', '[{"a":', 'json: The file begins with a JSON array, as .json says.'],
    ['a.json', '{"n":2,"records":[\n{"a":1},\n{"a":', 'json: The file begins with a JSON object, as .json says.'],
    ['a.json', '{"n":2,"records":[{"a":1}, \n{"a":', 'json: The file begins with a JSON object, as .json says.'],
    ['a.json', '{"a":1,"b":"br\n{"a":2}\n', 'ndjson: The file holds a JSON value a line, as .json says.'],
    ['a.json', '42', 'json: The extension is .json.'],
    ['A.GEOJSON', ' {"type":"Feature"}', 'json: The file holds one JSON value, as .geojson says.'],
    ['a.jsonl', '{"a":1}', 'ndjson: The extension is .jsonl, and the file holds one value on one line.'],
    ['a.ndjson', 'x\ny\n', 'ndjson: The extension is .ndjson.'],
    [
      'a.ndjson',
      '{\n "a": 1\n}\n',
      'format/contradiction: The extension .ndjson says NDJSON, but the file holds one JSON value. Name the format: --format-in json.',
    ],
    ['a.kml', '<kml/>', 'xml: The file begins with an XML tag, as .kml says.'],
    ['a.xml', '\uFEFF<?xml version="1.0"?><r/>', 'xml: The file begins with an XML tag, as .xml says.'],
    [
      'a.json',
      '<r/>',
      'format/contradiction: The extension .json says JSON, but the file begins with an XML tag. Name the format: --format-in xml.',
    ],
    [
      'a.xml',
      'a;b\n1;2\n',
      'format/contradiction: The extension .xml says XML, but the file has rows with semicolons between cells. Name the format: --format-in csv.',
    ],
    [
      'a.csv',
      '[{"a":1}]',
      'format/contradiction: The extension .csv says CSV, but the file holds one JSON value. Name the format: --format-in json.',
    ],
    ['a.csv', '<img src=x>,b\n1,2\n', 'csv: The extension is .csv.'],
    ['a.txt', 'a\tb\n1\t2\n', 'csv: The file has rows with tabs between cells.'],
    [
      'a.txt',
      'hello',
      'format/unclear: The extension .txt does not say the format, and the file looks like none of them. Name the format: --format-in json, ndjson, csv or xml.',
    ],
    ['orders', '[1,2]', 'json: The file holds one JSON value.'],
    [
      'a.edi',
      'UNA:+.? ,x',
      'format/unclear: The extension .edi does not say the format, and the file has rows with commas between cells. Name the format: --format-in json, ndjson, csv or xml.',
    ],
    ['a.csv', '', 'format/empty: The file is empty.'],
    ['a.csv', '\n \n', 'format/empty: The file begins with nothing but white space.'],
  ])('%s %j', (name, content, wanted) => {
    expect(detect(name, content)).toBe(wanted);
  });

  it('names what binary files are, and reads UTF-16', () => {
    expect(detect('a.csv', new Uint8Array([0x50, 0x4b, 3, 4]))).toBe(
      'format/binary: The file is a zip archive (Excel files are such); JSON, NDJSON, CSV and XML are read. Unpack or convert it first.',
    );
    expect(detect('a.json', Buffer.from('\uFEFF{"a":1}', 'utf16le'))).toBe('json: The file holds one JSON value, as .json says.');
  });
});
