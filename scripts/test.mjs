// Every check of the project, in one run that ends with one line: N passed, N failed(, N skipped).
//   --only key,…   only these steps: types lint format dead-code arrows build unit suite e2e
//   [path …]       narrows the unit and end-to-end tests
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkSteps } from './check-steps.mjs';
import { root, stop, underPinnedNode } from './pinned-node.mjs';
import { run } from './run-program.mjs';
import { endToEndTests, suiteCheck, unitTests } from './test-steps.mjs';

underPinnedNode();

const args = process.argv.slice(2);
const at = args.indexOf('--only');
const named = at === -1 ? undefined : (args[at + 1] ?? '').split(',');
// The pages the end-to-end tests open must be those of the sources.
const only = named?.includes('e2e') ? [...named, 'build'] : named;
const paths = args.filter((_, index) => at === -1 || (index !== at && index !== at + 1));

const buildStep = { key: 'build', title: 'build', args: () => ['scripts/build.mjs'], vacuous: () => undefined };
const steps = [
  ...[...checkSteps, buildStep].map((step) => ({ key: step.key, title: step.title, work: () => check(step) })),
  { key: 'unit', title: 'unit tests (vitest)', work: () => unitTests(paths) },
  { key: 'suite', title: 'the language’s own test suite', work: suiteCheck },
  { key: 'e2e', title: 'end-to-end tests (Chromium)', work: () => endToEndTests(paths) },
];

const unknown = only?.find((key) => !steps.some((step) => step.key === key));
if (unknown !== undefined) stop(`There is no step "${unknown}". Steps: ${steps.map((step) => step.key).join(', ')}.`);

const before = treeState();
const total = { passed: 0, failed: 0, skipped: 0 };
for (const step of steps.filter(({ key }) => only === undefined || only.includes(key))) {
  const start = performance.now();
  const result = await step.work();
  report(step.title, result, (performance.now() - start) / 1000);
  for (const key of Object.keys(total)) total[key] += result[key];
}
// Others may be at work in a developer's tree, so only the whole run answers for it.
if (only === undefined) cleanTree();
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exit(total.failed === 0 ? 0 : 1);

/** A step that is one program: passed or failed as a whole. */
async function check(step) {
  const { code, output } = await run(step.args());
  const vacuous = step.vacuous(output);
  const good = code === 0 && vacuous === undefined;
  return { passed: good ? 1 : 0, failed: good ? 0 : 1, skipped: 0, output, notes: vacuous === undefined ? [] : [vacuous] };
}

function report(title, { passed, failed, skipped, output, notes }, seconds) {
  if (failed > 0) console.log(output.trimEnd());
  const counts = [passed > 0 ? `${passed} passed` : '', failed > 0 ? `${failed} failed` : '', skipped > 0 ? `${skipped} skipped` : ''];
  console.log(`${failed > 0 ? '✘' : '✔'} ${title}: ${counts.filter(Boolean).join(', ') || 'nothing to do'} (${seconds.toFixed(1)} s)`);
  for (const note of notes) console.log(`    ${note}`);
}

/** What git sees changed, or undefined outside a git checkout. */
function treeState() {
  if (!existsSync(join(root, '.git'))) return undefined;
  const git = spawnSync('git', ['status', '--porcelain'], { cwd: root, encoding: 'utf8' });
  return git.status === 0 ? git.stdout : undefined;
}

function cleanTree() {
  const after = treeState();
  const clean = after === before;
  report('tree left as it was', { passed: clean ? 1 : 0, failed: clean ? 0 : 1, skipped: 0, output: after ?? '', notes: [] }, 0);
}
