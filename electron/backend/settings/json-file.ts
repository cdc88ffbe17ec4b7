import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { problem } from '#shared/base/problem.ts';
import { fail, ok } from '#shared/base/result.ts';
import type { Result } from '#shared/base/result.ts';

/** Reads a small JSON file of our own; absent or unreadable gives `undefined`, for such files hold comfort, not work. */
export function readJsonFile(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Writes it whole or not at all: a temporary file beside it, synced, then renamed over it. */
export function writeJsonFile(file: string, value: unknown): Result<void> {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const temporary = `${file}.${process.pid}.tmp`;
    const handle = openSync(temporary, 'w', 0o600);
    try {
      writeSync(handle, JSON.stringify(value, undefined, 2));
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, file);
    return ok(undefined);
  } catch (error) {
    return fail(problem('settings/cannot-write', `${file} cannot be written: ${error instanceof Error ? error.message : String(error)}.`));
  }
}
