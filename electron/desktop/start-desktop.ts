import { join } from 'node:path';
import type * as Electron from 'electron';
import type { Backend } from '#electron/backend/backend.ts';
import { createBackend } from '#electron/backend/create-backend.ts';
import { problemText } from '#shared/base/problem.ts';
import type { StartArguments } from './start-arguments.ts';
import { setAppMenu } from './app-menu.ts';
import { denyPermissions } from './deny-permissions.ts';
import { openWindow } from './open-window.ts';
import { registerPageScheme, servePage } from './page-protocol.ts';
import { carryCalls, carryEvents } from './rpc-ipc.ts';
import { spawnUtility } from './spawn-utility.ts';

/**
 * Starts the designer in Electron, which is handed in so that a stand-in can take its place in tests. `dist` is the folder
 * of the build. Gives the backend, or `undefined` when this start gave way to another or could not be.
 */
export async function startDesktop(electron: typeof Electron, dist: string, start: StartArguments = {}): Promise<Backend | undefined> {
  const { app, protocol, session, ipcMain, BrowserWindow, Menu, shell, dialog } = electron;
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return undefined;
  }
  registerPageScheme(protocol);
  await app.whenReady();
  const created = createBackend({
    samples: join(dist, 'samples'),
    host: 'desktop',
    open: start.project,
    openSample: start.sample,
    spawnEvaluator: () => spawnUtility(electron.utilityProcess, join(dist, 'evaluator', 'main.js')),
  });
  if (!created.ok) {
    dialog.showErrorBox('Mapwright cannot start', problemText(created.error));
    app.quit();
    return undefined;
  }
  const { backend } = created.value;
  servePage(protocol, join(dist, 'renderer'));
  denyPermissions(session.defaultSession);
  carryCalls(ipcMain, backend);
  setAppMenu(Menu, process.platform, app.isPackaged);
  const open = (): void => {
    const window = openWindow(BrowserWindow, (url) => shell.openExternal(url), join(dist, 'desktop', 'preload.cjs'), app.isPackaged);
    carryEvents(window.webContents, backend);
  };
  open();
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) open();
  });
  app.on('second-instance', () => BrowserWindow.getAllWindows()[0]?.focus());
  app.on('window-all-closed', () => {
    void backend.close().then(() => app.quit());
  });
  return backend;
}
