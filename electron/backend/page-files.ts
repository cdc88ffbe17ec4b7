import { extname, isAbsolute, relative, resolve } from 'node:path';

/** Content types of the files a built page holds; nothing else is served. */
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

/** No foreign script, frame or connection; Monaco writes style attributes, hence `unsafe-inline` for styles only. */
export const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'";

/** The file of the built page that a URL path names; `undefined` for anything outside the folder or of no known type. */
export function resolvePageFile(folder: string, urlPath: string): { readonly file: string; readonly type: string } | undefined {
  let path: string;
  try {
    path = decodeURIComponent(urlPath);
  } catch {
    return undefined;
  }
  if (path.includes('\0') || path.includes('\\')) return undefined;
  const file = resolve(folder, `.${path === '/' ? '/index.html' : path}`);
  const inside = relative(folder, file);
  if (inside === '' || inside.startsWith('..') || isAbsolute(inside) || inside.split('/').some((part) => part.startsWith('.')))
    return undefined;
  const type = types[extname(file)];
  return type === undefined ? undefined : { file, type };
}
