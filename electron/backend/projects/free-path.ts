import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** A path in the folder that no file has yet: `Orders to ERP.mapwright`, `Orders to ERP 2.mapwright` … */
export function freePath(folder: string, name: string, extension = '.mapwright'): string {
  const base = fileName(name);
  for (let n = 1; ; n += 1) {
    const path = join(folder, `${n === 1 ? base : `${base} ${n}`}${extension}`);
    if (!existsSync(path)) return path;
  }
}

/** A project's name as a file name that every system takes. */
export function fileName(name: string): string {
  // Control characters, and what Windows, macOS or Linux keep for themselves.
  const plain = name
    .replaceAll(/[\u0000-\u001f<>:"/\\|?*]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/[. ]+$/, '')
    .slice(0, 120);
  const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(plain);
  return plain === '' || reserved ? `Project ${plain}`.trim() : plain;
}
