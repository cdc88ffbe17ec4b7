// Measurements, printed and kept as JSON.  npm run bench [-- --json file --quick --rounds N --workloads a,b --megabytes N] [name …]
import { mkdirSync, writeFileSync } from 'node:fs';
import { arch, cpus, loadavg, platform } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readArguments } from './campaign-options.ts';
import { allKept, runCampaigns } from './campaigns.ts';

const machine = {
  platform: platform(),
  arch: arch(),
  processor: cpus()[0]?.model.trim() ?? 'unknown',
  cores: cpus().length,
  node: process.version,
  /** Processes that wanted to run in the minute before. */
  load: loadavg()[0],
};
const root = fileURLToPath(new URL('..', import.meta.url));
const { names, options } = readArguments(process.argv.slice(2));
const outcomes = await runCampaigns(join(root, 'scripts/bench'), names, options);
const file = options.json === undefined ? join(root, 'dist/bench.json') : resolve(process.env['INIT_CWD'] ?? '.', options.json);
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), machine, outcomes }, null, 2)}\n`);
console.log(`\nFigures kept in ${file}`);
process.exit(allKept(outcomes) ? 0 : 1);
