import { randomUUID } from 'node:crypto';
import { appendFileSync, createReadStream, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { isProcessAlive } from '#electron/backend/is-process-alive.ts';
import { problem } from '#shared/base/problem.ts';
import { fail, ok } from '#shared/base/result.ts';
import type { Result } from '#shared/base/result.ts';

/** A file that the backend may read: handed over by the page piece by piece, or named by a host's own dialog. */
export interface HandedFile {
  readonly handle: string;
  readonly name: string;
  readonly path: string;
  bytes(): number;
  read(): AsyncIterable<Uint8Array>;
  /** The whole file; for schemas and small files. */
  readAll(): Uint8Array;
}

const prefix = 'mapwright-uploads-';

/** Files by handle; the page never sends a path. */
export interface UploadFolder {
  begin(name: string): Result<string>;
  append(handle: string, piece: Uint8Array): Result<void>;
  /** A file of the user's own, not copied. */
  adopt(path: string): HandedFile;
  get(handle: string): Result<HandedFile>;
  drop(handle: string): void;
  close(): void;
}

export function openUploadFolder(): UploadFolder {
  removeAbandoned();
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  const files = new Map<string, HandedFile & { readonly own: boolean }>();
  const add = (name: string, path: string, own: boolean): HandedFile => {
    const handle = randomUUID();
    const file = {
      handle,
      name,
      path,
      own,
      bytes: () => statSync(path).size,
      read: () => createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Uint8Array>,
      readAll: () => readFileSync(path),
    };
    files.set(handle, file);
    return file;
  };
  const get = (handle: string): Result<HandedFile & { readonly own: boolean }> => {
    const file = files.get(handle);
    return file === undefined
      ? fail(problem('file/unknown', 'This file is no longer here.', { next: 'Drop or choose it again.' }))
      : ok(file);
  };
  return {
    begin(name) {
      const path = join(folder, randomUUID());
      try {
        writeFileSync(path, '');
      } catch (error) {
        return fail(noRoom(name, error));
      }
      return ok(add(basename(name.replaceAll('\\', '/')), path, true).handle);
    },
    append(handle, piece) {
      const file = get(handle);
      if (!file.ok) return file;
      if (!file.value.own) return fail(problem('file/not-writable', `${file.value.name} is not being handed over.`));
      try {
        appendFileSync(file.value.path, piece);
        return ok(undefined);
      } catch (error) {
        return fail(noRoom(file.value.name, error));
      }
    },
    adopt: (path) => add(basename(path), path, false),
    get,
    drop(handle) {
      const file = files.get(handle);
      if (file?.own === true) rmSync(file.path, { force: true });
      files.delete(handle);
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Folders of processes that ended without closing theirs. */
function removeAbandoned(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(prefix) ? Number(name.slice(prefix.length).split('-')[0]) : Number.NaN;
    if (Number.isInteger(pid) && !isProcessAlive(pid)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function noRoom(name: string, error: unknown): ReturnType<typeof problem> {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOSPC'
    ? problem('file/disk-full', `The disk is full: ${name} could not be taken in.`, { next: 'Free some space and drop it again.' })
    : problem('file/cannot-write', `${name} could not be taken in: ${error instanceof Error ? error.message : String(error)}.`);
}
