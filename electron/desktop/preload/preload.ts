import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from '#shared/rpc/bridge.ts';
import { callChannel, eventChannel } from '#shared/rpc/ipc-channels.ts';

const bridge: Bridge = {
  host: 'desktop',
  call: (name, input) => ipcRenderer.invoke(callChannel, name, input),
  subscribe: (listener) => {
    // The page gets the value, never Electron's event object.
    const pass = (_event: unknown, message: Parameters<typeof listener>[0]): void => listener(message);
    ipcRenderer.on(eventChannel, pass);
    return () => {
      ipcRenderer.off(eventChannel, pass);
    };
  },
};

contextBridge.exposeInMainWorld('mapwright', bridge);
