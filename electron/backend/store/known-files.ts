import { lstatSync } from 'node:fs';

/** What the file system says of files that this process wrote last itself, by path. */
const known = new Map<string, string>();

/** Remembers that this process just wrote the file, whole and checked. */
export function rememberFile(path: string): void {
  const stamp = stampOf(path);
  if (stamp !== undefined) known.set(path, stamp);
}

/** Whether the file is byte for byte what this process wrote: it is the same file, of the same size and time. */
export function isKnownFile(path: string): boolean {
  const stamp = known.get(path);
  return stamp !== undefined && stamp === stampOf(path);
}

function stampOf(path: string): string | undefined {
  const stat = lstatSync(path, { bigint: true, throwIfNoEntry: false });
  return stat === undefined ? undefined : [stat.dev, stat.ino, stat.size, stat.mtimeNs, stat.ctimeNs].join(' ');
}
