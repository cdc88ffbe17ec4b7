import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, afterAll, describe, expect, it } from 'vitest';
import type { Backend } from '#electron/backend/backend.ts';
import { isOwnFrame, mayNavigate, mayOpenOutside } from '#electron/desktop/navigation-policy.ts';
import { startDesktop } from '#electron/desktop/start-desktop.ts';
import { callChannel } from '#shared/rpc/ipc-channels.ts';
import { electronStandIn } from '#test/drivers/electron-stand-in.ts';

const dist = join(import.meta.dirname, '../../../dist');
const own = { url: 'app://designer/', parent: null };

describe('where the page may go', () => {
  it.each(['app://designer/', 'app://designer/index.html#rules'])('%s is ours', (url) => expect(mayNavigate(url)).toBe(true));
  it.each([
    '',
    'about:blank',
    'file:///etc/passwd',
    'http://127.0.0.1/',
    'https://example.com',
    'app://other/',
    'app://designer.evil.example/',
    'app://user@designer/',
    'app://designer:8080/',
    'javascript:alert(1)',
    'data:text/html,x',
    'ms-msdt:/id',
    '//designer/',
    'APP:designer',
    'blob:app://designer/1',
  ])('%s is not', (url) => expect(mayNavigate(url)).toBe(false));

  it.each(['https://example.com/a?b=c', 'mailto:ada@example.com'])('%s may be opened outside', (url) =>
    expect(mayOpenOutside(url)).toBe(true),
  );
  it.each([
    '',
    'http://example.com',
    'https://a@b',
    'https://user:pass@example.com/',
    '//x',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'ms-msdt:/id',
    'smb://host/share',
    'ftp://x',
    'data:text/html,x',
    'mailto:?attach=/etc/passwd',
    'mailto:ada@example.com?body=x',
    'https://xn--e1awd7f.com',
    'https://exämple.com',
    'vscode://x',
    'app://designer/',
    'search-ms:query',
    'ldap://x',
    '\\\\host\\share',
  ])('%s may not', (url) => expect(mayOpenOutside(url)).toBe(false));

  it.each([
    null,
    undefined,
    { url: '', parent: null },
    { url: 'about:blank', parent: null },
    { url: 'file:///x', parent: null },
    { url: 'http://127.0.0.1', parent: null },
    { url: 'app://designer.evil/', parent: null },
    { url: 'app://designer/', parent: {} },
    { url: 'app://designer:1/', parent: null },
    { url: 'data:text/html,x', parent: null },
    { url: 'https://designer/', parent: null },
    { url: 'app://DESIGNER.x/', parent: null },
  ])('a message from %j is refused', (frame) => expect(isOwnFrame(frame)).toBe(false));
});

describe('what the desktop sets up', () => {
  const standIn = electronStandIn();
  let backend: Backend | undefined;

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mapwright-policy-'));
    process.env['MAPWRIGHT_HOME'] = join(folder, 'home');
    process.env['MAPWRIGHT_PROJECTS'] = join(folder, 'projects');
    backend = await startDesktop(standIn.electron, dist);
  });
  afterAll(() => backend?.close());

  it('every window is sandboxed, isolated and without Node', () => {
    expect(standIn.windows.map(({ options, loaded }) => ({ preferences: options.webPreferences, loaded }))).toEqual([
      {
        preferences: {
          preload: join(dist, 'desktop/preload.cjs'),
          contextIsolation: true,
          sandbox: true,
          nodeIntegration: false,
          nodeIntegrationInWorker: false,
          webSecurity: true,
          webviewTag: false,
          devTools: false,
          spellcheck: false,
        },
        loaded: ['app://designer/'],
      },
    ]);
  });

  it('navigation, webviews and new windows are refused; a good link goes to the system', () => {
    const [window] = standIn.windows;
    for (const name of ['will-navigate', 'will-frame-navigate', 'will-attach-webview']) {
      let prevented = false;
      window?.contents.emit(name, { url: 'https://example.com', preventDefault: () => (prevented = true) });
      expect(prevented, name).toBe(true);
    }
    expect(window?.openHandler?.({ url: 'https://example.com/' })).toEqual({ action: 'deny' });
    expect(window?.openHandler?.({ url: 'file:///etc/passwd' })).toEqual({ action: 'deny' });
    expect(standIn.openedOutside).toEqual(['https://example.com/']);
  });

  it('permissions, devices and screens are denied', () => {
    const answers: unknown[] = [];
    const ask = (name: string, ...args: unknown[]): unknown =>
      (standIn.permissions.get(name) as ((...all: unknown[]) => unknown) | undefined)?.(...args);
    ask('setPermissionRequestHandler', {}, 'camera', (granted: boolean) => answers.push(granted));
    answers.push(ask('setPermissionCheckHandler', {}, 'camera'), ask('setDevicePermissionHandler', {}));
    ask('setDisplayMediaRequestHandler', {}, (streams: object) => answers.push(streams));
    expect(answers).toEqual([false, false, false, {}]);
  });

  it('calls from other frames are refused before anything is handled', async () => {
    await expect(standIn.invoke(callChannel, { url: 'https://example.com', parent: null }, 'app.info', {})).rejects.toThrow(
      'from the designer only',
    );
    await expect(standIn.invoke(callChannel, { ...own, parent: {} }, 'app.info', {})).rejects.toThrow('from the designer only');
    await expect(standIn.invoke(callChannel, null, 'app.info', {})).rejects.toThrow('from the designer only');
    expect(await standIn.invoke(callChannel, own, 'app.info', {})).toMatchObject({ ok: true, value: { host: 'desktop' } });
  });

  it('the preload exposes one call and one subscription, nothing else', () => {
    const { exposed } = standIn.preload(join(dist, 'desktop/preload.cjs'));
    expect(Object.entries(exposed).map(([name, api]) => [name, Object.keys(api as object).sort()])).toEqual([
      ['mapwright', ['call', 'host', 'subscribe']],
    ]);
  });

  it('app:// serves the built page and nothing outside it', async () => {
    expect((await standIn.fetchPage('app://designer/')).status).toBe(200);
    for (const path of [
      '..%2f..%2fpackage.json',
      '%2e%2e/%2e%2e/package.json',
      '..%5c..%5cpackage.json',
      '.git/config',
      'package.json',
      '%00',
    ]) {
      expect((await standIn.fetchPage(`app://designer/${path}`)).status, path).toBeGreaterThanOrEqual(400);
    }
    expect((await standIn.fetchPage('app://elsewhere/index.html')).status).toBe(403);
  });
});
