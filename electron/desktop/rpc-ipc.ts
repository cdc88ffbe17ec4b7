import type { IpcMain, WebContents } from 'electron';
import type { Backend } from '#electron/backend/backend.ts';
import { callChannel, eventChannel } from '#shared/rpc/ipc-channels.ts';
import { isOwnFrame } from './navigation-policy.ts';

/** The only place that touches `ipcMain`: one channel for calls, sender checked; one for events. */
export function carryCalls(ipcMain: IpcMain, backend: Backend): void {
  ipcMain.handle(callChannel, async (event, name: unknown, input: unknown) => {
    if (!isOwnFrame(event.senderFrame) || typeof name !== 'string') throw new Error('Calls come from the designer only.');
    return backend.call(name, input);
  });
}

/** Sends the backend's events to one window for as long as it lives. */
export function carryEvents(contents: WebContents, backend: Backend): void {
  const stop = backend.subscribe((event) => {
    if (!contents.isDestroyed()) contents.send(eventChannel, event);
  });
  contents.once('destroyed', stop);
}
