// The command line. Exit codes are those of exit-codes.ts.
import { setFlagsFromString } from 'node:v8';

// With little room for what was just made, the bytes that go through a run are given back soon. It has to be said before anything is made.
if (process.argv[2] === 'run') for (const flag of ['--max-semi-space-size=1', '--semi-space-growth-factor=1']) setFlagsFromString(flag);
const { runProgram } = await import('./program.ts');

// A reader that has enough (`| head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await runProgram(process.argv.slice(2));
