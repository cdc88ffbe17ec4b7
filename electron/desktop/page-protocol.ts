import { readFile } from 'node:fs/promises';
import type { Protocol } from 'electron';
import { contentSecurityPolicy, resolvePageFile } from '#electron/backend/page-files.ts';

/** Must be called before the app is ready. */
export function registerPageScheme(protocol: Protocol): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
}

/** Answers `app://designer/…` from the built page's folder and nothing else. */
export function servePage(protocol: Protocol, folder: string): void {
  protocol.handle('app', async (request) => {
    const url = new URL(request.url);
    const found = url.host === 'designer' ? resolvePageFile(folder, url.pathname) : undefined;
    const headers = { 'content-security-policy': contentSecurityPolicy, 'x-content-type-options': 'nosniff' };
    if (found === undefined) return new Response('Nothing is here.', { status: 403, headers });
    try {
      return new Response(await readFile(found.file), { headers: { ...headers, 'content-type': found.type } });
    } catch {
      return new Response('Nothing is here.', { status: 404, headers });
    }
  });
}
