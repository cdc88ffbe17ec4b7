import type { BrowserWindow as Window, BrowserWindowConstructorOptions } from 'electron';
import { mayNavigate, mayOpenOutside, pageOrigin } from './navigation-policy.ts';

/** Every window is made with exactly these options. */
export function windowOptions(preload: string, packaged: boolean): BrowserWindowConstructorOptions {
  return {
    width: 1440,
    height: 900,
    minWidth: 1180,
    minHeight: 720,
    show: false,
    backgroundColor: '#F1F1EE',
    titleBarStyle: 'hidden',
    titleBarOverlay: { color: '#00000000', height: 38 },
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
      devTools: !packaged,
      spellcheck: false,
    },
  };
}

/** Opens the designer. Navigation and new windows are refused; https and mail links go to the system. */
export function openWindow(
  BrowserWindow: new (options: BrowserWindowConstructorOptions) => Window,
  openOutside: (url: string) => Promise<void>,
  preload: string,
  packaged: boolean,
): Window {
  const window = new BrowserWindow(windowOptions(preload, packaged));
  const contents = window.webContents;
  const keepInside = (event: { preventDefault(): void; url: string }): void => {
    if (!mayNavigate(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', keepInside);
  contents.on('will-frame-navigate', keepInside);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (mayOpenOutside(url)) void openOutside(url);
    return { action: 'deny' };
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(`${pageOrigin}/`);
  return window;
}
