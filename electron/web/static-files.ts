import { createReadStream, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { extname, isAbsolute, relative, resolve } from 'node:path';
import { securityHeaders } from './security-headers.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.json': 'application/json',
};

/** The file of the built page that a URL path names; `undefined` for anything outside the folder or of no known type. */
export function resolveStatic(folder: string, urlPath: string): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(urlPath);
  } catch {
    return undefined;
  }
  if (path.includes('\0') || path.includes('\\')) return undefined;
  const file = resolve(folder, `.${path === '/' ? '/index.html' : path}`);
  const inside = relative(folder, file);
  if (inside === '' || inside.startsWith('..') || isAbsolute(inside) || inside.split('/').some((part) => part.startsWith('.'))) return undefined;
  return extname(file) in types ? file : undefined;
}

/** Sends a file of the built page; 404 with a sentence where there is none. */
export function sendStatic(folder: string, urlPath: string, response: ServerResponse): void {
  const file = resolveStatic(folder, urlPath);
  const stat = file === undefined ? undefined : statSync(file, { throwIfNoEntry: false });
  if (file === undefined || stat?.isFile() !== true) {
    response.writeHead(404, { ...securityHeaders, 'content-type': 'text/plain; charset=utf-8' }).end('Nothing is here.');
    return;
  }
  const hashed = urlPath.startsWith('/assets/');
  response.writeHead(200, {
    ...securityHeaders,
    'content-type': types[extname(file)],
    'content-length': stat.size,
    ...(hashed ? { 'cache-control': 'private, max-age=31536000, immutable' } : {}),
  });
  createReadStream(file).pipe(response);
}
