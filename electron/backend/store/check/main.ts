// Checks a project file in a process of its own, which its parent may kill: argv is the path and the version.
import { writeSync } from 'node:fs';
import { checkContent } from './check-content.ts';

const [path = '', version = ''] = process.argv.slice(2);
// Said before the file is touched: a machine too busy to start a program in time is no fault of the file.
writeSync(1, '{"kind":"started"}\n');
for (const finding of checkContent(path, Number(version))) writeSync(1, `${JSON.stringify(finding)}\n`);
