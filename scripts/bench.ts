// Measurements, printed and kept as JSON.
// npm run bench [-- --json file --quick --rounds N --workloads a,b --megabytes N --readme] [name …]
import { mkdirSync, writeFileSync } from 'node:fs';
import { arch, cpus, loadavg, platform } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readArguments } from './campaign-options.ts';
import { allKept, runCampaigns } from './campaigns.ts';
import type { BenchReport } from './figures-table.ts';
import { writeFiguresTable } from './figures-table.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const { names, options } = readArguments(process.argv.slice(2));
if (options.readme === true && (names.length > 0 || options.quick === true || options.workloads !== undefined)) {
  console.error('--readme wants every campaign at its full length: give it no names, no --quick and no --workloads.');
  process.exit(2);
}
const machine = {
  platform: platform(),
  arch: arch(),
  processor: cpus()[0]?.model.trim() ?? 'unknown processor',
  cores: cpus().length,
  node: process.version,
  /** Processes that wanted to run in the minute before the start. */
  load: loadavg()[0] ?? 0,
};
const outcomes = await runCampaigns(join(root, 'scripts/bench'), names, options);
const report: BenchReport = { at: new Date().toISOString(), machine, outcomes };
const file = options.json === undefined ? join(root, 'dist/bench.json') : resolve(process.env['INIT_CWD'] ?? '.', options.json);
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
console.log(`\nFigures kept in ${file}`);
if (options.readme === true) writeFiguresTable(join(root, 'README.md'), report);
process.exit(allKept(outcomes) ? 0 : 1);
