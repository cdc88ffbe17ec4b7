// Long campaigns: kill loops, big files, fuzzing.  npm run prove [-- name …]
import { fileURLToPath } from 'node:url';
import { allKept, runCampaigns } from './campaigns.ts';

const outcomes = await runCampaigns(fileURLToPath(new URL('prove', import.meta.url)), process.argv.slice(2));
const kept = outcomes.filter((outcome) => allKept([outcome])).length;
console.log(`\n${kept} of ${outcomes.length} campaigns kept every bound`);
process.exit(allKept(outcomes) ? 0 : 1);
