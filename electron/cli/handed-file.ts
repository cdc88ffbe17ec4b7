import { createReadStream, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { HandedFile } from '#electron/backend/files/upload-folder.ts';
import { fileInput } from '#electron/backend/runs/run-input.ts';
import { need } from './cli-failure.ts';

/** A file named on the command line, as the backend takes files. One that cannot be read ends the command. */
export function handedFile(path: string): HandedFile {
  need(fileInput(path));
  return {
    handle: path,
    name: basename(path),
    path,
    bytes: () => statSync(path).size,
    read: () => createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Uint8Array>,
    readAll: () => readFileSync(path),
  };
}
