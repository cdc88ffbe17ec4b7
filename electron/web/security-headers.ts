import { contentSecurityPolicy } from '#electron/backend/page-files.ts';

/** Sent with every answer: no foreign script, frame, referrer or sniffing; nothing is cached but hashed assets. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
};
