/**
 * Bytes inside a message, for a line that copies values as they are (structured clone). Only what they show is copied, not all the memory
 * they lie in.
 */
export function withBytes(message: object, bytes: Uint8Array | undefined): object {
  return bytes === undefined ? message : { ...message, carried: bytes.length === bytes.buffer.byteLength ? bytes : bytes.slice() };
}

/** The bytes that a message carries. */
export function carriedBytes(message: unknown): Uint8Array | undefined {
  return typeof message === 'object' && message !== null && 'carried' in message && message.carried instanceof Uint8Array
    ? message.carried
    : undefined;
}

/** A message that says how many bytes of the pipe beside it belong to it. */
export function withCount(message: object, bytes: Uint8Array | undefined): object {
  return bytes === undefined ? message : { ...message, beside: bytes.length };
}

/** How many bytes of the pipe belong to a message; `undefined` where none do. */
export function besideCount(message: unknown): number | undefined {
  return typeof message === 'object' && message !== null && 'beside' in message && typeof message.beside === 'number'
    ? message.beside
    : undefined;
}
