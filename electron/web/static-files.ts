import { createReadStream, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { resolvePageFile } from '#electron/backend/page-files.ts';
import { securityHeaders } from './security-headers.ts';

/** Sends a file of the built page; 404 with a sentence where there is none. */
export function sendStatic(folder: string, urlPath: string, response: ServerResponse): void {
  const found = resolvePageFile(folder, urlPath);
  const stat = found === undefined ? undefined : statSync(found.file, { throwIfNoEntry: false });
  if (found === undefined || stat?.isFile() !== true) {
    response.writeHead(404, { ...securityHeaders, 'content-type': 'text/plain; charset=utf-8' }).end('Nothing is here.');
    return;
  }
  // Built files carry a hash of their content in their name.
  const caching = urlPath.startsWith('/assets/') ? { 'cache-control': 'private, max-age=31536000, immutable' } : {};
  response.writeHead(200, { ...securityHeaders, 'content-type': found.type, 'content-length': stat.size, ...caching });
  createReadStream(found.file).pipe(response);
}
