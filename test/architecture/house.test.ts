import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { SourceFile } from './house-rules.ts';
import { houseFaults } from './house-rules.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
// The rules and their plants name what they forbid.
const itself = /^test\/architecture\/house(-rules|\.test)\.ts$/;

function sources(): readonly SourceFile[] {
  return ['shared', 'electron', 'renderer', 'test', 'scripts'].flatMap((tree) =>
    readdirSync(join(root, tree), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs|mts|cjs|css)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => ({ path: relative(root, file).replaceAll('\\', '/'), text: readFileSync(file, 'utf8') })),
  );
}

describe('names, size and text of the sources', () => {
  it('keep the rules of the house', () => {
    const files = sources();
    expect(files.length).toBeGreaterThan(60);
    expect(houseFaults(files.filter((file) => !itself.test(file.path)))).toEqual([]);
  });

  it.each([
    ['shared/base/utils.ts', '', 'is called "utils", which says nothing'],
    ['shared/mapping/rule-helper.ts', '', 'is called "helper", which says nothing'],
    ['electron/backend/services/a.ts', '', 'is called "services", which says nothing'],
    ['renderer/map/LinkManager.tsx', '', 'is called "manager", which says nothing'],
    ['shared/mapping/index.ts', '', 'is an index'],
    ['shared/mapping/RunRule.ts', '', 'is not kebab-case'],
    ['shared/mapping/run_rule.ts', '', 'is not kebab-case'],
    ['renderer/map/link-view.tsx', '', 'is not PascalCase'],
    ['renderer/mapCanvas/a.ts', '', 'is in a folder that is not kebab-case, "mapCanvas"'],
    ['shared/a/b.ts', 'x\n'.repeat(401), 'has 401 lines, more than 400'],
    ['shared/a/b.ts', "export * from './c.ts';", 'exports everything of another file'],
    ['shared/a/b.ts', "import { c } from '../../c/c.ts';", 'imports by a path that climbs twice'],
    ['shared/a/b.ts', "import { c } from '#shared/c/c';", 'imports an own file without its extension'],
    ['shared/a/b.ts', "import { c } from './c';", 'imports an own file without its extension'],
    ['shared/a/b.ts', '// @ts-ignore', 'silences the type checker'],
    ['shared/a/b.ts', '// oxlint-disable-next-line no-eval', 'silences the linter without a reason'],
    ['shared/a/b.ts', '// TODO later', 'leaves work for later'],
  ])('see %s (%#)', (path, text, fault) => {
    expect(houseFaults([{ path, text }])).toEqual([`${path}: ${fault}`]);
  });

  it('pass what is right', () => {
    const text =
      "import { c } from './c.ts';\nimport { d } from '#shared/d/d.ts';\nimport W from './w.ts?worker';\n// oxlint-disable-next-line no-eval -- the sandbox under test\n";
    const paths = [
      'shared/base/host.d.ts',
      'renderer/app/main.tsx',
      'renderer/map/MapView.tsx',
      'test/renderer/map/MapView.test.tsx',
      'electron/backend/store/migrations/0010-first.ts',
    ];
    expect(houseFaults(paths.map((path) => ({ path, text })))).toEqual([]);
  });
});
