import { statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { registry } from '#electron/backend/codecs/registry.ts';
import type { Problem } from '#shared/base/problem.ts';
import { problem } from '#shared/base/problem.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { FormatName, FormatOptions, ReadContext } from '#shared/formats/codec.ts';
import { bytesToDetect, detectFormat } from '#shared/formats/detect-format.ts';
import type { Per } from '#shared/mapping/mapping.ts';
import type { PipelineSource } from '#shared/pipeline/pipeline.ts';
import type { WorkSettings } from '#shared/pipeline/work-settings.ts';
import type { Side } from '#shared/project/documents/side.ts';
import type { Passage } from './hashed-bytes.ts';
import { watchBytes } from './hashed-bytes.ts';
import { replaySource } from './replay-source.ts';

const partSize = 256 * 1024;

/** Bytes that stand for a source in one run: a file, or a sample out of the project. */
export interface InputBytes {
  /** As messages and the report name it. */
  readonly file: string;
  readonly size: number;
  /** The first bytes, to know the format by. */
  head(): Promise<Uint8Array>;
  /** `again`: who reads copies what it keeps, so that one memory may hold all parts, each until the next. */
  read(again?: boolean): AsyncIterable<Uint8Array>;
}

/** A file on disk; errors are `input/…`. */
export function fileInput(path: string): Result<InputBytes> {
  try {
    const info = statSync(path);
    if (info.isDirectory())
      return fail(problem('input/is-folder', `${path} is a folder.`, { place: { file: path }, next: 'Name a file.' }));
    return ok({
      file: path,
      size: info.size,
      head: async () => {
        const handle = await open(path);
        try {
          const { buffer, bytesRead } = await handle.read(Buffer.alloc(bytesToDetect), 0, bytesToDetect, info.isFile() ? 0 : null);
          return buffer.subarray(0, bytesRead);
        } finally {
          await handle.close();
        }
      },
      read: (again = false) => readParts(path, again),
    });
  } catch (error) {
    return fail(inputProblem(error, path));
  }
}

async function* readParts(path: string, again: boolean): AsyncGenerator<Uint8Array, void, undefined> {
  const handle = await open(path);
  try {
    const memory = new Uint8Array(partSize);
    for (;;) {
      const { buffer, bytesRead } = await handle.read(again ? memory : new Uint8Array(partSize), 0, partSize, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

/** Bytes at hand as an input. */
export function heldInput(file: string, bytes: Uint8Array): InputBytes {
  return {
    file,
    size: bytes.length,
    head: () => Promise.resolve(bytes.subarray(0, bytesToDetect)),
    read: async function* () {
      yield bytes;
    },
  };
}

/** Why an input cannot be read, as a sentence; what is no error of the file system is thrown on. */
export function inputProblem(error: unknown, path: string): Problem {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') throw error;
  const place = { file: path };
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
    return problem('input/not-there', `There is no file ${path}.`, {
      place,
      next: 'Check the path; it is taken from where the command was given.',
    });
  if (error.code === 'EACCES' || error.code === 'EPERM')
    return problem('input/not-readable', `${path} cannot be read.`, { place, next: 'Check its permissions.' });
  return problem('input/failed', `${path} could not be read (${error.code}).`, { place });
}

/** How a source is read in one run, where that differs from what the project says. */
export interface ReadChoice {
  readonly format?: FormatName;
  readonly options?: FormatOptions;
  /** The input is the rejects of an earlier run, whose records are read again; by what the mapping is evaluated. */
  readonly replay?: Per;
}

/** A source ready for the pipeline, and what went through it. */
export interface RunSource {
  readonly source: PipelineSource;
  readonly passage: Passage;
  /** How its records are read out of blocks. */
  readonly reading: WorkSettings['source'];
}

/**
 * Settles how an input is read: the format asked for, else the one its content shows; the project's options where the
 * format is the project's. Errors: `format/…`.
 */
export async function openRunSource(side: Side, input: InputBytes, choice: ReadChoice): Promise<Result<RunSource>> {
  if (choice.replay !== undefined) return openReplay(side, input, choice, choice.replay);
  const format = await chooseFormat(side, input, choice.format);
  if (!format.ok) return format;
  const codec = registry.codec(format.value);
  const options = { ...(format.value === side.format ? side.read : {}), ...choice.options };
  const checked = codec.checkReadOptions(options);
  if (!checked.ok) return checked;
  const sequence =
    format.value === 'csv' ||
    format.value === 'ndjson' ||
    options['record'] !== undefined ||
    (format.value === side.format && side.schema.records) ||
    (format.value === 'json' && (await startsArray(input)));
  const passage = watchBytes((again: boolean) => input.read(again));
  const file = basename(input.file);
  const { schema, name } = side;
  const context: ReadContext = { options, file, per: sequence ? 'record' : 'document', schema };
  const { blocks } = codec;
  const source: PipelineSource = {
    name,
    file,
    sequence,
    read: () => guarded(codec.read(passage.stream(false), context), input.file),
    ...(blocks === undefined || !sequence
      ? {}
      : { cut: (size, from) => guarded(blocks.cut(passage.stream(true), context, size, from), input.file) }),
  };
  return ok({ source, passage, reading: { name, format: format.value, options, file, schema } });
}

function openReplay(side: Side, input: InputBytes, choice: ReadChoice, per: Per): Result<RunSource> {
  const format = choice.format ?? side.format;
  const options = { ...(format === side.format ? side.read : {}), ...choice.options };
  const checked = registry.codec(format).checkReadOptions(options);
  if (!checked.ok) return checked;
  const passage = watchBytes(() => input.read());
  const file = basename(input.file);
  const source = replaySource(() => passage.stream(), { side, format, options, per, file });
  const reading = { name: side.name, format, options, file, schema: side.schema };
  return ok({ source: { ...source, read: () => guarded(source.read(), input.file) }, passage, reading });
}

async function chooseFormat(side: Side, input: InputBytes, asked: FormatName | undefined): Promise<Result<FormatName>> {
  if (asked !== undefined) return ok(asked);
  try {
    const detected = detectFormat(basename(input.file), await input.head());
    // The project knows what its own kind of file is called.
    if (!detected.ok) return detected.error.code === 'format/unclear' ? ok(side.format) : detected;
    // One record in one line is both; an array is not.
    const lines = detected.value.format === 'json' && side.format === 'ndjson' && !(await startsArray(input));
    return ok(lines ? 'ndjson' : detected.value.format);
  } catch (error) {
    return fail(inputProblem(error, input.file));
  }
}

/** Whether a JSON text is an array of records. */
async function startsArray(input: InputBytes): Promise<boolean> {
  const head = new TextDecoder().decode(await input.head());
  return /^\uFEFF?\s*\[/.test(head.replaceAll('\0', ''));
}

/** A file that cannot be read on is the end of what can be read, not a bug. */
async function* guarded<T>(events: AsyncIterable<T>, path: string): AsyncGenerator<T | { readonly fatal: Problem }, void, undefined> {
  try {
    yield* events;
  } catch (error) {
    yield { fatal: inputProblem(error, path) };
  }
}
