import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as electron from 'electron';
import { readStartArguments } from './start-arguments.ts';
import { startDesktop } from './start-desktop.ts';

// Not awaited: Electron becomes ready only after this module has been evaluated.
void startDesktop(electron, dirname(dirname(fileURLToPath(import.meta.url))), readStartArguments(process.argv.slice(1)));
