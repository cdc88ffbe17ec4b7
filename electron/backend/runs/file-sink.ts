import { createHash, randomBytes } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { createReadStream, existsSync, statSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Problem } from '#shared/base/problem.ts';
import { problem } from '#shared/base/problem.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { Sink } from '#shared/pipeline/pipeline.ts';
import { outputProblem } from './output-problem.ts';

/** A file being written: nothing stands under its name until `finish`. */
export interface FileSink extends Sink<Uint8Array> {
  /** Puts it in place, on disk, and says what it holds. */
  finish(): Promise<Result<{ readonly bytes: number; readonly sha256: string }>>;
  /** Puts what was written until now on disk, still under its temporary name. */
  secure(): Promise<Result<PartState>>;
  /** Leaves it on disk under its temporary name, to be gone on with. */
  leave(): Promise<void>;
  /** Takes what was written away. */
  discard(): Promise<void>;
}

/** A file half written, as it is on disk. */
export interface PartState {
  /** Its temporary name, in the folder of the file. */
  readonly part: string;
  readonly bytes: number;
  readonly sha256: string;
}

const bufferSize = 256 * 1024;

/**
 * Opens a file for writing under a temporary name beside it; errors are `output/…`. A device (`/dev/null`, a pipe) is
 * written as it is. With `known` the temporary name is always the same, so that what a killed run leaves is taken up or
 * written over by the next.
 */
export async function openFileSink(path: string, known = false): Promise<Result<FileSink>> {
  try {
    const there = await stat(path).catch(() => undefined);
    if (there?.isDirectory() === true)
      return fail(problem('output/is-folder', `${path} is a folder.`, { place: { file: path }, next: 'Name a file.' }));
    const special = there !== undefined && !there.isFile();
    const middle = known ? '' : `.${randomBytes(6).toString('hex')}`;
    const temporary = special ? undefined : join(dirname(path), `.${basename(path)}${middle}.part`);
    return ok(new PartFile(path, temporary, await open(temporary ?? path, special || known ? 'w' : 'wx')));
  } catch (error) {
    return fail(expected(error, path));
  }
}

/** A device has no second half, and so no state to go on from. */
export function isDevice(path: string): boolean {
  try {
    return !statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * Goes on with a file half written: what is behind the state is cut off. `run/part-changed` when it is not as the state
 * says; errors of the file system are `output/…`.
 */
export async function reopenFileSink(path: string, state: PartState): Promise<Result<FileSink>> {
  const temporary = join(dirname(path), basename(state.part));
  let handle: FileHandle | undefined;
  try {
    // A run that was ended while it put its files in place has one of them there already.
    const placed = !existsSync(temporary) && existsSync(path);
    const found = placed ? path : temporary;
    handle = await open(found, 'r+');
    const hash = createHash('sha256');
    let bytes = 0;
    if (state.bytes > 0)
      for await (const part of createReadStream(found, { end: state.bytes - 1, highWaterMark: bufferSize })) {
        if (!(part instanceof Uint8Array)) continue;
        hash.update(part);
        bytes += part.length;
      }
    if (bytes !== state.bytes || hash.copy().digest('hex') !== state.sha256) {
      await handle.close();
      return fail(
        problem('run/part-changed', `${temporary} is not what the interrupted run wrote.`, {
          place: { file: path },
          next: 'Run again without --resume.',
        }),
      );
    }
    if (placed) await rename(path, temporary);
    await handle.truncate(state.bytes);
    return ok(new PartFile(path, temporary, handle, hash, bytes));
  } catch (error) {
    await handle?.close();
    return fail(expected(error, path));
  }
}

class PartFile implements FileSink {
  readonly #path: string;
  readonly #temporary: string | undefined;
  readonly #handle: FileHandle;
  readonly #hash: Hash;
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  #bytes: number;

  constructor(path: string, temporary: string | undefined, handle: FileHandle, hash: Hash = createHash('sha256'), bytes = 0) {
    this.#hash = hash;
    this.#bytes = bytes;
    this.#path = path;
    this.#temporary = temporary;
    this.#handle = handle;
  }

  async write(part: Uint8Array): Promise<Result<void>> {
    this.#waiting.push(part);
    this.#waitingBytes += part.length;
    return this.#waitingBytes < bufferSize ? ok(undefined) : this.#attempt(() => this.#flush());
  }

  async finish(): Promise<Result<{ readonly bytes: number; readonly sha256: string }>> {
    return this.#attempt(async () => {
      await this.#flush();
      if (this.#temporary !== undefined) await this.#handle.sync();
      await this.#handle.close();
      if (this.#temporary !== undefined) {
        await rename(this.#temporary, this.#path);
        await syncFolder(dirname(this.#path));
      }
      return { bytes: this.#bytes, sha256: this.#hash.digest('hex') };
    });
  }

  async secure(): Promise<Result<PartState>> {
    return this.#attempt(async () => {
      await this.#flush();
      if (this.#temporary !== undefined) await this.#handle.datasync();
      return { part: basename(this.#temporary ?? this.#path), bytes: this.#bytes, sha256: this.#hash.copy().digest('hex') };
    });
  }

  async leave(): Promise<void> {
    await this.#handle.close().catch(() => undefined);
  }

  async discard(): Promise<void> {
    await this.#handle.close().catch(() => undefined);
    if (this.#temporary !== undefined) await rm(this.#temporary, { force: true });
  }

  async #flush(): Promise<void> {
    let parts = this.#waiting;
    const length = this.#waitingBytes;
    this.#waiting = [];
    this.#waitingBytes = 0;
    for (const part of parts) this.#hash.update(part);
    for (let at = 0; at < length;) {
      const place = this.#temporary === undefined ? undefined : this.#bytes + at;
      const { bytesWritten } = await this.#handle.writev(parts, place);
      at += bytesWritten;
      if (at < length) parts = behind(parts, bytesWritten);
    }
    this.#bytes += length;
  }

  async #attempt<T>(work: () => Promise<T>): Promise<Result<T>> {
    try {
      return ok(await work());
    } catch (error) {
      return fail(expected(error, this.#path));
    }
  }
}

/** What is left of parts behind their first bytes. */
function behind(parts: readonly Uint8Array[], count: number): Uint8Array[] {
  let skip = count;
  return parts.flatMap((part) => {
    const skipped = Math.min(skip, part.length);
    skip -= skipped;
    return skipped === part.length ? [] : [part.subarray(skipped)];
  });
}

function expected(error: unknown, path: string): Problem {
  const found = outputProblem(error, path);
  if (found === undefined) throw error;
  return found;
}

/** The new name is on disk too. Where folders cannot be opened there is nothing to do. */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (process.platform !== 'win32') throw error;
  }
}
