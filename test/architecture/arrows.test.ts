import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlantedTree } from './planted-tree.ts';
import { plantTree } from './planted-tree.ts';

/** A breach: a file, what it wrongly imports, and the rule that must name it. */
type Breach = readonly [rule: string, file: string, imports: string];

const floors =
  'base records schema syntax formats lookup schema-readers engine language translate mapping quality policy matching graph pipeline scenarios project spec handoff rpc'.split(
    ' ',
  );
const speakers = ['electron/backend', 'electron/web', 'electron/cli', 'electron/desktop/preload', 'renderer/rpc', 'renderer/state'];

/** A house that keeps every arrow, each file importing what it may. */
const clean: Readonly<Record<string, string>> = {
  ...Object.fromEntries(floors.map((floor): [string, string] => [`shared/${floor}/a.ts`, "export { a } from '#shared/base/a.ts';"])),
  ...Object.fromEntries(speakers.map((folder): [string, string] => [`${folder}/a.ts`, "export { a } from '#shared/rpc/a.ts';"])),
  'shared/base/a.ts': 'export const a = 1;',
  'electron/desktop/a.ts': "import { app } from 'electron';\nexport const a = app;",
  'renderer/kit/a.ts': 'export const a = 1;',
  'renderer/parts/a.ts': "export { a } from '#renderer/kit/a.ts';",
  'renderer/map/a.ts':
    "export { a } from '#renderer/parts/a.ts';\nimport type { a } from '#shared/formats/a.ts';\nexport type A = typeof a;",
  'renderer/run/a.ts': "export { a } from '#renderer/state/a.ts';",
  'renderer/app/a.ts': "export { a } from '#renderer/map/a.ts';\nexport { a as b } from '#renderer/run/a.ts';",
  'test/a.test.ts': "export { a } from '#electron/backend/a.ts';\nexport { a as b } from '#renderer/app/a.ts';",
};

const breaches: readonly Breach[] = [
  ['floor-base', 'shared/base/x.ts', '#shared/records/a.ts'],
  ['floor-records', 'shared/records/x.ts', '#shared/schema/a.ts'],
  ['floor-schema', 'shared/schema/x.ts', '#shared/formats/a.ts'],
  ['floor-syntax', 'shared/syntax/x.ts', '#shared/formats/a.ts'],
  ['floor-formats', 'shared/formats/x.ts', '#shared/lookup/a.ts'],
  ['floor-lookup', 'shared/lookup/x.ts', '#shared/syntax/a.ts'],
  ['floor-schema-readers', 'shared/schema-readers/x.ts', '#shared/engine/a.ts'],
  ['floor-engine', 'shared/engine/x.ts', '#shared/mapping/a.ts'],
  ['floor-language', 'shared/language/x.ts', '#shared/engine/a.ts'],
  ['floor-translate', 'shared/translate/x.ts', '#shared/language/a.ts'],
  ['floor-mapping', 'shared/mapping/x.ts', '#shared/quality/a.ts'],
  ['floor-quality', 'shared/quality/x.ts', '#shared/pipeline/a.ts'],
  ['floor-policy', 'shared/policy/x.ts', '#shared/project/a.ts'],
  ['floor-matching', 'shared/matching/x.ts', '#shared/graph/a.ts'],
  ['floor-graph', 'shared/graph/x.ts', '#shared/pipeline/a.ts'],
  ['floor-pipeline', 'shared/pipeline/x.ts', '#shared/scenarios/a.ts'],
  ['floor-trace', 'shared/trace/x.ts', '#shared/pipeline/a.ts'],
  ['floor-scenarios', 'shared/scenarios/x.ts', '#shared/project/a.ts'],
  ['floor-project', 'shared/project/x.ts', '#shared/spec/a.ts'],
  ['floor-spec', 'shared/spec/x.ts', '#shared/handoff/a.ts'],
  ['floor-handoff', 'shared/handoff/x.ts', '#shared/rpc/a.ts'],
  ['floor-rpc', 'shared/rpc/x.ts', '#electron/backend/a.ts'],
  ['every-file-has-a-floor', 'shared/loose.ts', '#shared/base/a.ts'],
  ['every-file-has-a-floor', 'shared/attic/x.ts', '#shared/base/a.ts'],
  ['every-file-has-a-floor', 'electron/attic/x.ts', '#shared/base/a.ts'],
  ['every-file-has-a-floor', 'renderer/loose.tsx', '#shared/base/a.ts'],
  ['no-circular', 'shared/base/ring-back.ts', './ring.ts'],
  ['no-unresolved', 'shared/base/lost.ts', '#shared/base/nowhere.ts'],
  ['no-node-outside-electron', 'shared/base/node.ts', 'node:fs'],
  ['no-node-outside-electron', 'renderer/kit/node.ts', 'node:path'],
  ['only-desktop-knows-electron', 'electron/backend/shell.ts', 'electron'],
  ['only-desktop-knows-electron', 'electron/web/shell.ts', 'electron'],
  ['only-desktop-knows-electron', 'renderer/rpc/shell.ts', 'electron'],
  ['renderer-carries-no-engine', 'renderer/run/engine.ts', '#shared/engine/a.ts'],
  ['renderer-carries-no-engine', 'renderer/map/formats.ts', '#shared/formats/a.ts'],
  ['renderer-carries-no-engine', 'renderer/state/jsonata.ts', 'jsonata'],
  ['the-reference-is-an-oracle-of-tests', 'electron/backend/evaluator/jsonata.ts', 'jsonata'],
  ['the-reference-is-an-oracle-of-tests', 'shared/engine/jsonata.ts', 'jsonata'],
  ['backend-knows-no-host', 'electron/backend/host.ts', '#electron/web/a.ts'],
  ['hosts-do-not-mix', 'electron/cli/other.ts', '#electron/web/a.ts'],
  ['hosts-do-not-mix', 'electron/desktop/other.ts', '#electron/cli/a.ts'],
  ['preload-is-thin', 'electron/desktop/preload/fat.ts', '#electron/desktop/a.ts'],
  ['preload-is-thin', 'electron/desktop/preload/mapping.ts', '#shared/mapping/a.ts'],
  ['renderer-speaks-rpc', 'renderer/state/backend.ts', '#electron/backend/a.ts'],
  ['kit-knows-no-product', 'renderer/kit/product.ts', '#shared/base/a.ts'],
  ['client-is-thin', 'renderer/rpc/fat.ts', '#shared/mapping/a.ts'],
  ['state-knows-no-view', 'renderer/state/view.ts', '#renderer/kit/a.ts'],
  ['parts-know-no-feature', 'renderer/parts/feature.ts', '#renderer/map/a.ts'],
  ['parts-know-no-feature', 'renderer/parts/store.ts', '#renderer/state/a.ts'],
  ['features-do-not-mix', 'renderer/map/other.ts', '#renderer/run/a.ts'],
  ['features-do-not-mix', 'renderer/run/app.ts', '#renderer/app/a.ts'],
  ['nothing-imports-tests', 'shared/base/tested.ts', '#test/a.test.ts'],
  ['nothing-imports-tests', 'electron/web/tested.ts', '#test/a.test.ts'],
];

const cruiser = ['node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', '--config', 'test/architecture/arrows.cjs'];
const trees = ['shared', 'electron', 'renderer', 'test'];

/** What the cruiser found, as `rule file`. */
function violations(tree: PlantedTree): ReadonlySet<string> {
  const { output } = tree.run([...cruiser, '--output-type', 'json', ...trees]);
  const report: unknown = JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1));
  const found = new Set<string>();
  for (const one of listAt(report, 'summary', 'violations')) {
    if (isViolation(one)) found.add(`${one.rule.name} ${one.from}`);
  }
  return found;
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Object.entries(value).find(([name]) => name === key)?.[1] : undefined;
}

function listAt(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const found = path.reduce<unknown>(at, value);
  return Array.isArray(found) ? found : [];
}

function isViolation(value: unknown): value is { readonly rule: { readonly name: string }; readonly from: string } {
  return typeof value === 'object' && value !== null && 'rule' in value && 'from' in value;
}

describe('the arrow check', () => {
  let planted: PlantedTree;
  let found: ReadonlySet<string>;

  beforeAll(() => {
    const files = breaches.map(([, file, imports]): [string, string] => [file, `import * as x from '${imports}';\nexport const y = x;\n`]);
    planted = plantTree({ ...clean, ...Object.fromEntries(files), 'shared/base/ring.ts': "export { y } from './ring-back.ts';" });
    found = violations(planted);
  });
  afterAll(() => planted.remove());

  it.each(breaches)('%s sees %s importing %s', (rule, file) => {
    expect([...found]).toContain(`${rule} ${file}`);
  });

  it('finds nothing in the files that keep the arrows', () => {
    const guilty = new Set(breaches.map(([, file]) => file));
    expect([...found].filter((line) => !guilty.has(line.slice(line.indexOf(' ') + 1)))).toEqual([]);
  });

  it('has a planted breach for every rule', () => {
    const config: unknown = createRequire(import.meta.url)('./arrows.cjs');
    const names = listAt(config, 'forbidden').map((rule) => at(rule, 'name'));
    expect(names.filter((name) => !breaches.some(([rule]) => rule === name))).toEqual([]);
    expect(names.length).toBeGreaterThan(35);
  });
});

describe('npm run check', () => {
  it('passes a tree that keeps the arrows', () => {
    const tree = plantTree(clean);
    const { code, output } = tree.run(['scripts/test.mjs', '--only', 'arrows']);
    tree.remove();
    expect(output.trim().split('\n').at(-1)).toBe('1 passed, 0 failed');
    expect(code).toBe(0);
  });

  it('fails when the arrow check examined nothing', () => {
    const tree = plantTree({ 'shared/notes.txt': 'no module here' });
    // What the cruiser does when it knows no compiler for what it finds: no module, exit code 0.
    const steps = join(tree.root, 'scripts/check-steps.mjs');
    writeFileSync(
      steps,
      readFileSync(steps, 'utf8').replace(
        "const trees = ['shared', 'electron', 'renderer', 'test', 'scripts']",
        "const trees = ['shared']",
      ),
    );
    const { code, output } = tree.run(['scripts/test.mjs', '--only', 'arrows']);
    tree.remove();
    expect(output).toContain('The arrow check examined no module.');
    expect(output.trim().split('\n').at(-1)).toBe('0 passed, 1 failed');
    expect(code).toBe(1);
  });
});
