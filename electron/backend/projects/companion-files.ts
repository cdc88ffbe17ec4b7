import { lstatSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, relative, resolve } from 'node:path';
import type { ResolveFile } from '#shared/schema-readers/resolve-reference.ts';

const maxCompanion = 32 * 1024 * 1024;

/**
 * The other files that a schema file on disk may take in: those in its own folder and in the folders beside it
 * (`maindoc/Invoice.xsd` takes in `../common/Types.xsd`). Links that lead out, and huge files, are not followed.
 */
export function companionFiles(path: string): {
  readonly file: string;
  readonly resolve: ResolveFile;
  taken(): Readonly<Record<string, string>>;
} {
  const own = dirname(resolve(path));
  const root = dirname(own);
  const taken: Record<string, string> = {};
  return {
    file: `${basename(own)}/${basename(path)}`,
    resolve: (file) => {
      const wanted = resolve(root, file);
      if (!isInside(root, wanted)) return undefined;
      const stat = lstatSync(wanted, { throwIfNoEntry: false });
      if (stat === undefined || stat.isDirectory() || stat.size > maxCompanion || !isInside(realpathSync(root), realpathSync(wanted)))
        return undefined;
      const text = readFileSync(wanted, 'utf8');
      taken[file] = text;
      return text;
    },
    taken: () => taken,
  };
}

function isInside(root: string, path: string): boolean {
  const inside = relative(root, path);
  return inside !== '' && !inside.startsWith('..') && !isAbsolute(inside);
}
