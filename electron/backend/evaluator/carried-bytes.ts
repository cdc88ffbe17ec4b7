import type { Parts } from './child-port.ts';

/**
 * Bytes inside a message, for a line that copies values as they are (structured clone). Only what they show is copied, not all the memory
 * they lie in.
 */
export function withBytes(message: object, bytes: Parts | undefined): object {
  if (bytes === undefined) return message;
  return { ...message, carried: bytes.map((part) => (part.length === part.buffer.byteLength ? part : part.slice())) };
}

/** The bytes that a message carries. */
export function carriedBytes(message: unknown): Parts | undefined {
  if (typeof message !== 'object' || message === null || !('carried' in message) || !Array.isArray(message.carried)) return undefined;
  return message.carried.filter((part) => part instanceof Uint8Array);
}

/** A message that says how many bytes of the pipe beside it belong to it. */
export function withCount(message: object, bytes: Parts | undefined): object {
  return bytes === undefined ? message : { ...message, beside: bytes.reduce((sum, part) => sum + part.length, 0) };
}

/** How many bytes of the pipe belong to a message; `undefined` where none do. */
export function besideCount(message: unknown): number | undefined {
  return typeof message === 'object' && message !== null && 'beside' in message && typeof message.beside === 'number'
    ? message.beside
    : undefined;
}
