import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * A vite plugin that writes dist/renderer-modules.json: for each chunk of the page its file, size (bytes, and bytes after gzip),
 * static and dynamic imports, and the modules inside, by path from the root. The bundle test reads it.
 */
export function listModules(root) {
  return {
    name: 'mapwright-module-list',
    apply: 'build',
    writeBundle(options, bundle) {
      const chunks = Object.values(bundle).filter((item) => item.type === 'chunk');
      const list = chunks.map((chunk) => ({
        file: chunk.fileName,
        entry: chunk.isEntry,
        imports: chunk.imports,
        dynamicImports: chunk.dynamicImports,
        ...sizes(join(options.dir, chunk.fileName)),
        modules: chunk.moduleIds.map((id) => relative(root, id.replace(/^\0/, '').split('?')[0]).split(sep).join('/')),
      }));
      mkdirSync(join(root, 'dist'), { recursive: true });
      writeFileSync(join(root, 'dist/renderer-modules.json'), `${JSON.stringify(list, null, 1)}\n`);
    },
  };
}

function sizes(file) {
  const bytes = readFileSync(file);
  return { bytes: bytes.length, gzip: gzipSync(bytes).length };
}
