import type { Problem } from '#shared/base/problem.ts';
import type { BlockReading, Codec, FormatName, FormatWriter, ReadContext, ReadEvent, WriteContext } from './codec.ts';
import { cutRows } from './csv/cut-rows.ts';
import { csvReadOptions, csvWriteOptions } from './csv/options.ts';
import { readCsv, readRows } from './csv/read.ts';
import { csvWriter } from './csv/write.ts';
import { cutJson, readJsonValues } from './json/cut-records.ts';
import { jsonReadOptions, jsonWriteOptions } from './json/options.ts';
import { readJson } from './json/read.ts';
import { jsonWriter } from './json/write.ts';
import { cutLines } from './ndjson/cut-lines.ts';
import { ndjsonReadOptions, ndjsonWriteOptions } from './ndjson/options.ts';
import { readLines, readNdjson } from './ndjson/read.ts';
import { ndjsonWriter } from './ndjson/write.ts';
import { checkOptions, type OptionSpec } from './options.ts';
import { xmlReadOptions, xmlWriteOptions } from './xml/options.ts';
import { readXml } from './xml/read.ts';
import { xmlWriter } from './xml/write.ts';

export interface Registry {
  readonly codecs: readonly Codec[];
  codec(format: FormatName): Codec;
}

interface Parts {
  readonly name: FormatName;
  readonly readOptions: readonly OptionSpec[];
  readonly writeOptions: readonly OptionSpec[];
  read(bytes: AsyncIterable<Uint8Array>, context: ReadContext): AsyncIterable<ReadEvent>;
  write(context: WriteContext): FormatWriter;
  readonly blocks?: BlockReading;
}

const formats: readonly Parts[] = [
  {
    name: 'json',
    readOptions: jsonReadOptions,
    writeOptions: jsonWriteOptions,
    read: readJson,
    write: jsonWriter,
    blocks: { cut: cutJson, read: readJsonValues },
  },
  {
    name: 'ndjson',
    readOptions: ndjsonReadOptions,
    writeOptions: ndjsonWriteOptions,
    read: readNdjson,
    write: ndjsonWriter,
    blocks: { cut: cutLines, read: readLines },
  },
  {
    name: 'csv',
    readOptions: csvReadOptions,
    writeOptions: csvWriteOptions,
    read: readCsv,
    write: csvWriter,
    blocks: { cut: cutRows, read: readRows },
  },
  { name: 'xml', readOptions: xmlReadOptions, writeOptions: xmlWriteOptions, read: readXml, write: xmlWriter },
];

/** All codecs: those of `shared` and the extra ones whose library needs Node. A name twice is a bug. */
export function makeRegistry(extra: readonly Codec[] = []): Registry {
  const codecs = [...formats.map(codecOf), ...extra];
  const byName = new Map<FormatName, Codec>();
  for (const codec of codecs) {
    if (byName.has(codec.name)) throw new Error(`Two codecs are called ${codec.name}.`);
    byName.set(codec.name, codec);
  }
  return {
    codecs,
    codec(format) {
      const codec = byName.get(format);
      if (codec === undefined) throw new Error(`No codec is called ${format}.`);
      return codec;
    },
  };
}

function codecOf(parts: Parts): Codec {
  const { name, readOptions, writeOptions, blocks } = parts;
  return {
    name,
    ...(blocks === undefined ? {} : { blocks }),
    readOptions,
    writeOptions,
    checkReadOptions: (options) => checkOptions(readOptions, options, name, 'reading'),
    checkWriteOptions: (options) => checkOptions(writeOptions, options, name, 'writing'),
    read(bytes, context) {
      const checked = checkOptions(readOptions, context.options, name, 'reading');
      return checked.ok ? parts.read(bytes, context) : failing(checked.error);
    },
    writer(context) {
      const checked = checkOptions(writeOptions, context.options, name, 'writing');
      return checked.ok ? { ok: true, value: parts.write(context) } : checked;
    },
  };
}

async function* failing(fatal: Problem): AsyncGenerator<ReadEvent, void, undefined> {
  yield { fatal };
}
