import * as electron from 'electron';
import { startDesktop } from './start-desktop.ts';

// Not awaited: Electron becomes ready only after this module has been evaluated.
void startDesktop(electron);
