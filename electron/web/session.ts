import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const keptSessions = 20;

/**
 * Who may call: the launch token stands in the printed address, is good once and is swapped for a cookie.
 * Only hashes of cookies are kept, in a file of the user's, so that a page finds a restarted server on the same port.
 */
export interface WebSession {
  readonly launchToken: string;
  readonly cookieName: string;
  /** Swaps the launch token for a cookie value; `undefined` when it is wrong or used. */
  redeem(token: string): string | undefined;
  accepts(cookieHeader: string | undefined): boolean;
}

export function openSession(folder: string, port: number): WebSession {
  const file = join(folder, 'sessions', `${port}.json`);
  const cookieName = `mapwright-${port}`;
  const launchToken = randomBytes(32).toString('base64url');
  const accepted: string[] = readAccepted(file);
  let used = false;

  return {
    launchToken,
    cookieName,
    redeem(token) {
      if (used || !sameText(token, launchToken)) return undefined;
      used = true;
      const cookie = randomBytes(32).toString('base64url');
      accepted.push(hash(cookie));
      accepted.splice(0, accepted.length - keptSessions);
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      writeFileSync(file, JSON.stringify(accepted), { mode: 0o600 });
      return cookie;
    },
    accepts(header) {
      const value = cookieOf(header, cookieName);
      if (value === undefined) return false;
      const mine = hash(value);
      return accepted.some((known) => sameText(known, mine));
    },
  };
}

function readAccepted(file: string): string[] {
  try {
    const kept: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return Array.isArray(kept) ? kept.filter((part): part is string => typeof part === 'string') : [];
  } catch {
    // No file yet, or one that cannot be read: nobody is known, the launch token lets the user in.
    return [];
  }
}

function cookieOf(header: string | undefined, name: string): string | undefined {
  for (const part of header?.split(';') ?? []) {
    const at = part.indexOf('=');
    if (part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function sameText(a: string, b: string): boolean {
  const left = Buffer.from(hash(a));
  const right = Buffer.from(hash(b));
  return timingSafeEqual(left, right);
}
