// The checks that are one program each. A step that examined nothing is a failure, never a pass.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './pinned-node.mjs';

const trees = ['shared', 'electron', 'renderer', 'test', 'scripts'];

/** What prettier looks after. Sample data and documents keep the form their writers gave them. */
export const formatted = [
  `{${trees.join(',')}}/**/*.{ts,tsx,mjs,mts,cjs,css,html}`,
  '*.json',
  'test/architecture/*.json',
  'scripts/*.json',
  '*.yml',
  '!package-lock.json',
];

const entries = {
  tsc: 'typescript/bin/tsc',
  oxlint: 'oxlint/bin/oxlint',
  prettier: 'prettier/bin/prettier.cjs',
  depcruise: 'dependency-cruiser/bin/dependency-cruiser.mjs',
  knip: 'knip/bin/knip.js',
};

/** The program's JavaScript entry: no shell and no shim, so it runs under the Node we run under. */
export function tool(name) {
  return join(root, 'node_modules', entries[name]);
}

const present = () => trees.filter((tree) => existsSync(join(root, tree)));

/** Each step: `key` for --only, `title`, `args` of Node, `vacuous(output)` a sentence when nothing was examined. */
export const checkSteps = [
  { key: 'types', title: 'types (tsc -b)', args: () => [tool('tsc'), '-b', '--pretty', 'false'], vacuous: () => undefined },
  {
    key: 'lint',
    title: 'lint (oxlint, type-aware)',
    args: () => [tool('oxlint'), '-c', 'test/architecture/oxlint.json', '--type-aware', '--deny-warnings', ...present()],
    vacuous: (output) => (/ on [1-9]\d* files/.test(output) ? undefined : 'The linter examined no file.'),
  },
  {
    key: 'format',
    title: 'format (prettier)',
    // Prettier itself fails when its patterns match nothing.
    args: () => [tool('prettier'), '--check', '--log-level', 'warn', ...formatted],
    vacuous: () => undefined,
  },
  {
    key: 'dead-code',
    title: 'dead code (knip)',
    args: () => [tool('knip'), '--config', 'test/architecture/knip.json', '--no-progress'],
    vacuous: () => undefined,
  },
  {
    key: 'arrows',
    title: 'arrows (dependency-cruiser)',
    args: () => [tool('depcruise'), '--config', 'test/architecture/arrows.cjs', ...present()],
    vacuous: (output) => arrowsVacuous(output),
  },
];

/** Without a compiler it can use, dependency-cruiser examines nothing and reports a pass. */
export function arrowsVacuous(output) {
  const count = /([\d,]+) modules?/.exec(output);
  return count !== null && Number(count[1].replaceAll(',', '')) > 0 ? undefined : 'The arrow check examined no module.';
}
