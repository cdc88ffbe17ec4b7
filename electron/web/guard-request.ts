import type { IncomingHttpHeaders } from 'node:http';

/** Why a request is turned away: an HTTP status and a sentence without paths or stacks. */
export interface Refusal {
  readonly status: 400 | 403 | 404 | 405 | 413 | 415 | 421;
  readonly message: string;
}

/** Only our own address, spelled exactly: a page of another name that resolves to us is refused. */
export function guardHost(host: string | undefined, port: number): Refusal | undefined {
  if (host === `127.0.0.1:${port}` || host === `localhost:${port}`) return undefined;
  return { status: 421, message: 'This server answers on 127.0.0.1 only.' };
}

/** Calls come from our own page: exact origin, same site, JSON, and a header that a foreign page cannot send. */
export function guardCall(method: string | undefined, headers: IncomingHttpHeaders, port: number): Refusal | undefined {
  if (method !== 'POST') return { status: 405, message: 'Calls are POST requests.' };
  const origin = headers.origin;
  if (origin !== undefined && origin !== `http://127.0.0.1:${port}` && origin !== `http://localhost:${port}`) {
    return { status: 403, message: 'Calls come from the designer only.' };
  }
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return { status: 403, message: 'Calls come from the designer only.' };
  if (headers['x-mapwright'] !== '1') return { status: 403, message: 'Calls come from the designer only.' };
  if (headers['content-type']?.split(';')[0]?.trim() !== 'application/json') return { status: 415, message: 'Calls carry JSON.' };
  return undefined;
}

/** The deepest nesting of brackets in a JSON text, strings aside; stops counting past `limit`. */
export function jsonDepth(text: string, limit: number): number {
  let depth = 0;
  let deepest = 0;
  for (let i = 0; i < text.length && deepest <= limit; i += 1) {
    const c = text.charCodeAt(i);
    if (c === 0x22) {
      for (i += 1; i < text.length && text.charCodeAt(i) !== 0x22; i += 1) if (text.charCodeAt(i) === 0x5c) i += 1;
    } else if (c === 0x7b || c === 0x5b) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (c === 0x7d || c === 0x5d) depth -= 1;
  }
  return deepest;
}
