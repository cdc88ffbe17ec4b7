// Long campaigns: kill loops, big files, fuzzing.  npm run prove [-- --seed N --pairs N] [name …]
import { fileURLToPath } from 'node:url';
import { readArguments } from './campaign-options.ts';
import { allKept, runCampaigns } from './campaigns.ts';

const { names, options } = readArguments(process.argv.slice(2));
const outcomes = await runCampaigns(fileURLToPath(new URL('prove', import.meta.url)), names, options);
const kept = outcomes.filter((outcome) => allKept([outcome])).length;
console.log(`\n${kept} of ${outcomes.length} campaigns kept every bound`);
process.exit(allKept(outcomes) ? 0 : 1);
