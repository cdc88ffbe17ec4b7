import { readSync, writeSync } from 'node:fs';
import { carriedBytes, besideCount, withBytes, withCount } from './carried-bytes.ts';
import type { Hear, Parts } from './child-port.ts';

/** The line to the process that started this one. Bytes heard are true until the next message. */
export interface ParentChannel {
  post(message: object, bytes?: Parts): void;
  listen(hear: Hear): void;
}

/** Number of the pipe for bytes in a forked process, and the argument that says that it is there. */
export const bytePipe = 4;
export const pipeArgument = 'bytes-in-pipe';

/** The line of a forked process, or of a utility process; this program does nothing else and ends with its parent. */
export function parentChannel(): ParentChannel {
  const port = utilityPort();
  if (port !== undefined)
    return {
      post: (message, bytes) => port.postMessage(withBytes(message, bytes)),
      listen: (hear) => port.on('message', ({ data }) => hear(data, carriedBytes(data))),
    };
  if (process.send === undefined) throw new Error('The evaluation process is started by Mapwright and not by hand');
  process.on('disconnect', () => process.exit(0));
  if (process.argv.includes(pipeArgument)) return pipedChannel();
  return {
    post: (message, bytes) => void process.send?.(withBytes(message, bytes)),
    listen: (hear) => void process.on('message', (message) => hear(message, carriedBytes(message))),
  };
}

function pipedChannel(): ParentChannel {
  let store = new Uint8Array(0);
  const read = (count: number): Uint8Array => {
    if (store.length < count) store = new Uint8Array(count * 2);
    for (let at = 0; at < count;) {
      const got = readSync(bytePipe, store, at, count - at, null);
      // The parent has gone in the middle of what it wrote.
      if (got === 0) process.exit(0);
      at += got;
    }
    return store.subarray(0, count);
  };
  return {
    post: (message, bytes) => {
      process.send?.(withCount(message, bytes));
      for (const part of bytes ?? []) for (let at = 0; at < part.length;) at += writeSync(bytePipe, part, at, part.length - at);
    },
    listen: (hear) =>
      void process.on('message', (message) => {
        const count = besideCount(message);
        hear(message, count === undefined ? undefined : [read(count)]);
      }),
  };
}

interface UtilityPort {
  postMessage(message: unknown): void;
  on(name: 'message', hear: (event: { readonly data: unknown }) => void): void;
}

function utilityPort(): UtilityPort | undefined {
  const port: unknown = 'parentPort' in process ? process.parentPort : undefined;
  return isPort(port) ? port : undefined;
}

function isPort(port: unknown): port is UtilityPort {
  return typeof port === 'object' && port !== null && 'postMessage' in port && 'on' in port;
}
