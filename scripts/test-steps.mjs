// The steps that count cases: unit tests in vitest, end-to-end tests in Playwright, each by the runner's JSON report, and the
// language's own test suite by its last line.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './pinned-node.mjs';
import { run } from './run-program.mjs';

const reports = join(root, 'dist/reports');
const dataBeside = () => existsSync(join(root, '../shared'));
const needsData = '[needs shared data]';

/** Runs the unit tests. `paths` narrows them. Resolves to the tally; no test at all is a failure. */
export async function unitTests(paths) {
  const report = freshReport('unit.json');
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '-c',
    'test/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const { code, output } = await run([...args, ...paths]);
  if (!existsSync(report)) return broken(output, 'Vitest wrote no report.');
  const cases = JSON.parse(readFileSync(report, 'utf8')).testResults.flatMap(casesOfFile);
  return tally(cases, output, code, 'There is no unit test.');
}

/** Runs the end-to-end tests in a real browser. Resolves to the tally; with no file of them, to an empty one. */
export async function endToEndTests(paths) {
  if (!hasSpecs()) return { passed: 0, failed: 0, skipped: 0, output: '', notes: ['There is no end-to-end test.'] };
  const report = freshReport('e2e.json');
  const args = ['node_modules/@playwright/test/cli.js', 'test', '-c', 'test/e2e/playwright.config.ts', '--reporter=list,json'];
  const { code, output } = await run([...args, ...paths], { PLAYWRIGHT_JSON_OUTPUT_NAME: report, FORCE_COLOR: '0' });
  if (!existsSync(report)) return broken(output, 'Playwright wrote no report.');
  const { suites, errors } = JSON.parse(readFileSync(report, 'utf8'));
  const cases = suites.flatMap((suite) => casesOfSuite(suite, ''));
  for (const error of errors) cases.push({ name: error.message, state: 'failed' });
  return tally(cases, output, code, 'No end-to-end test ran.');
}

/** Runs the language's own test suite from beside the checkout through the engine: one check, skipped where the suite is not there. */
export async function suiteCheck() {
  const folder = join(root, '../shared/jsonata-test-suite');
  if (!existsSync(folder)) return { passed: 0, failed: 0, skipped: 1, output: '', notes: [] };
  const { code, output } = await run(['scripts/suite.ts', folder]);
  const count = output.trimEnd().split('\n').at(-1) ?? '';
  return /^engine: [1-9]\d* of \d+$/.test(count)
    ? { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, output, notes: [count] }
    : broken(output, 'The suite gave no count.');
}

function hasSpecs() {
  const folder = join(root, 'test/e2e');
  return existsSync(folder) && readdirSync(folder, { recursive: true }).some((file) => /\.(e2e|spec)\.ts$/.test(file));
}

function freshReport(name) {
  mkdirSync(reports, { recursive: true });
  const file = join(reports, name);
  rmSync(file, { force: true });
  return file;
}

function broken(output, note) {
  return { passed: 0, failed: 1, skipped: 0, output, notes: [note] };
}

/** A file that could not be loaded has no cases; it counts as one failed. */
function casesOfFile(file) {
  const cases = file.assertionResults.map((one) => ({ name: `${file.name.slice(root.length + 1)} › ${one.fullName}`, state: one.status }));
  return cases.length === 0 || (file.status === 'failed' && cases.every((one) => one.state !== 'failed'))
    ? [...cases, { name: `${file.name.slice(root.length + 1)} could not run to its end`, state: 'failed' }]
    : cases;
}

function casesOfSuite(suite, above) {
  const name = `${above}${suite.title} › `;
  const own = suite.specs.flatMap((spec) =>
    spec.tests.map((test) => ({ name: name + spec.title, state: playwrightStates[test.status] ?? 'failed' })),
  );
  return [...own, ...(suite.suites ?? []).flatMap((inner) => casesOfSuite(inner, name))];
}

const playwrightStates = { expected: 'passed', unexpected: 'failed', flaky: 'failed', skipped: 'skipped' };

function tally(cases, output, code, none) {
  const notes = [];
  let [passed, failed, skipped] = [0, 0, 0];
  for (const { name, state } of cases) {
    if (state === 'passed') passed += 1;
    else if (state === 'failed') {
      failed += 1;
      notes.push(`failed: ${name}`);
    } else if (name.endsWith(needsData) && dataBeside()) {
      failed += 1;
      notes.push(`skipped although its data is there: ${name}`);
    } else skipped += 1;
  }
  if (passed + failed + skipped === 0) {
    failed += 1;
    notes.push(none);
  } else if (code !== 0 && failed === 0) {
    failed += 1;
    notes.push('The runner reports a failure outside the tests.');
  }
  return { passed, failed, skipped, output, notes };
}
