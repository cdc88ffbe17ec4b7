import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import type * as Electron from 'electron';
import type { Bridge } from '#shared/rpc/bridge.ts';

export interface FrameStandIn {
  readonly url: string;
  readonly parent: unknown;
}

export interface WindowStandIn {
  readonly options: Electron.BrowserWindowConstructorOptions;
  readonly loaded: readonly string[];
  readonly contents: EventEmitter;
  openHandler: ((details: { url: string }) => { action: string }) | undefined;
}

/** What a stand-in for Electron recorded, and the means to act as its page. */
export interface ElectronStandIn {
  readonly electron: typeof Electron;
  readonly windows: readonly WindowStandIn[];
  readonly schemes: readonly unknown[];
  readonly permissions: ReadonlyMap<string, (...args: never[]) => unknown>;
  readonly openedOutside: readonly string[];
  readonly menus: readonly unknown[];
  /** Sends a call as that frame would. */
  invoke(channel: string, frame: FrameStandIn | null, ...args: readonly unknown[]): Promise<unknown>;
  /** Asks the handler of `app://` as the page would. */
  fetchPage(url: string): Promise<Response>;
  /** Runs the built preload under the rules of a sandbox and gives what it put into the page. */
  preload(file: string): { readonly exposed: Readonly<Record<string, unknown>>; readonly bridge: Bridge };
}

/** A stand-in for the `electron` module: records what the desktop sets up and passes messages as structured clones. */
export function electronStandIn(): ElectronStandIn {
  const windows: WindowStandIn[] = [];
  const schemes: unknown[] = [];
  const permissions = new Map<string, (...args: never[]) => unknown>();
  const openedOutside: string[] = [];
  const menus: unknown[] = [];
  const handlers = new Map<string, (event: unknown, ...args: unknown[]) => unknown>();
  const toPage = new EventEmitter();
  let protocolHandler: ((request: Request) => Promise<Response>) | undefined;

  class Window extends EventEmitter implements WindowStandIn {
    static getAllWindows(): readonly Window[] {
      return windows as Window[];
    }
    readonly options: Electron.BrowserWindowConstructorOptions;
    readonly loaded: string[] = [];
    readonly contents = new EventEmitter();
    openHandler: WindowStandIn['openHandler'];
    readonly webContents: object;
    constructor(options: Electron.BrowserWindowConstructorOptions) {
      super();
      this.options = options;
      windows.push(this);
      this.webContents = Object.assign(this.contents, {
        isDestroyed: () => false,
        send: (channel: string, message: unknown) => toPage.emit(channel, {}, structuredClone(message)),
        setWindowOpenHandler: (handler: WindowStandIn['openHandler']) => {
          this.openHandler = handler;
        },
      });
    }
    loadURL(url: string): Promise<void> {
      this.loaded.push(url);
      return Promise.resolve();
    }
    show(): void {}
    focus(): void {}
  }

  const session = Object.fromEntries(
    ['setPermissionRequestHandler', 'setPermissionCheckHandler', 'setDevicePermissionHandler', 'setDisplayMediaRequestHandler'].map(
      (name) => [name, (handler: (...args: never[]) => unknown) => permissions.set(name, handler)],
    ),
  );
  const app = Object.assign(new EventEmitter(), {
    whenReady: () => Promise.resolve(),
    requestSingleInstanceLock: () => true,
    quit: () => undefined,
    isPackaged: true,
  });
  const electron = {
    app,
    protocol: {
      registerSchemesAsPrivileged: (list: readonly unknown[]) => schemes.push(...list),
      handle: (_scheme: string, handler: typeof protocolHandler) => {
        protocolHandler = handler;
      },
    },
    session: { defaultSession: session },
    ipcMain: { handle: (channel: string, handler: (event: unknown, ...args: unknown[]) => unknown) => handlers.set(channel, handler) },
    BrowserWindow: Window,
    Menu: { buildFromTemplate: (template: unknown) => template, setApplicationMenu: (menu: unknown) => menus.push(menu) },
    shell: {
      openExternal: (url: string) => {
        openedOutside.push(url);
        return Promise.resolve();
      },
    },
    dialog: { showErrorBox: (title: string, text: string) => Promise.reject(new Error(`${title}: ${text}`)) },
    utilityProcess: { fork: forkUtility },
  } as unknown as typeof Electron;

  const invoke = async (channel: string, frame: FrameStandIn | null, ...args: readonly unknown[]): Promise<unknown> => {
    const handler = handlers.get(channel);
    if (handler === undefined) throw new Error(`Nothing handles ${channel}.`);
    return structuredClone(await handler({ senderFrame: frame }, ...args.map((arg) => structuredClone(arg))));
  };

  return {
    electron,
    windows,
    schemes,
    permissions,
    openedOutside,
    menus,
    invoke,
    fetchPage: (url) => {
      if (protocolHandler === undefined) throw new Error('Nothing serves app://.');
      return protocolHandler(new Request(url));
    },
    preload(file) {
      const exposed: Record<string, unknown> = {};
      const own: FrameStandIn = { url: 'app://designer/', parent: null };
      const modules: Readonly<Record<string, unknown>> = {
        electron: {
          contextBridge: { exposeInMainWorld: (name: string, api: unknown) => (exposed[name] = api) },
          ipcRenderer: {
            invoke: (channel: string, ...args: unknown[]) => invoke(channel, own, ...args),
            on: (channel: string, listener: (...args: unknown[]) => void) => toPage.on(channel, listener),
            off: (channel: string, listener: (...args: unknown[]) => void) => toPage.off(channel, listener),
          },
        },
      };
      const context = createContext({
        require: (name: string) => {
          const found = modules[name];
          if (found === undefined) throw new Error(`A sandboxed preload cannot load ${name}.`);
          return found;
        },
        module: { exports: {} },
        exports: {},
      });
      runInContext(readFileSync(file, 'utf8'), context);
      return { exposed, bridge: exposed['mapwright'] as Bridge };
    },
  };
}

/** A utility process as a forked one whose `process.parentPort` is made of the channel. */
function forkUtility(entry: string): object {
  const shim =
    "process.parentPort={postMessage:(m)=>process.send(m,()=>{}),on:(n,f)=>{if(n==='message')process.on('message',(data)=>f({data}))}};process.on('disconnect',()=>process.exit(0));";
  const child = fork(entry, [], {
    execArgv: ['--import', `data:text/javascript,${encodeURIComponent(shim)}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return Object.assign(new EventEmitter(), {
    pid: child.pid,
    postMessage: (message: object) => child.send(message),
    kill: () => child.kill(),
    on: (name: string, listener: (...args: unknown[]) => void) => child.on(name as 'message', listener),
    once: (name: string, listener: (...args: unknown[]) => void) => child.once(name as 'message', listener),
  });
}
