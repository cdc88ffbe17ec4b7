import { problem, type Place, type Problem } from '#shared/base/problem.ts';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of whole UTF-8 bytes; `undefined` when a byte is not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    // The decoder throws for bad bytes only; where they are is found by `findInvalidUtf8`.
    return undefined;
  }
}

/** Offset of the first byte that is not UTF-8, or -1. A sequence cut off by the end counts as invalid at its first byte. */
export function findInvalidUtf8(bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length;) {
    const length = sequenceLength(bytes, i);
    if (length === 0) return i;
    i += length;
  }
  return -1;
}

/** How many bytes at the end belong to a sequence that the next chunk must finish: 0 to 3. */
export function unfinishedTail(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const b = bytes[bytes.length - back] ?? 0;
    if (b < 0x80) return 0;
    if (b >= 0xc0) return expectedLength(b) > back ? back : 0;
  }
  return 0;
}

function expectedLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

/** Bytes of the sequence at `i`, 0 when it is not one: overlong forms, surrogates and values past U+10FFFF are none. */
function sequenceLength(bytes: Uint8Array, i: number): number {
  const lead = bytes[i] ?? 0;
  const length = expectedLength(lead);
  if (length <= 1) return length;
  if (i + length > bytes.length) return 0;
  for (let k = 1; k < length; k += 1) if (((bytes[i + k] ?? 0) & 0xc0) !== 0x80) return 0;
  const second = bytes[i + 1] ?? 0;
  if (lead === 0xe0 && second < 0xa0) return 0;
  if (lead === 0xed && second > 0x9f) return 0;
  if (lead === 0xf0 && second < 0x90) return 0;
  return lead === 0xf4 && second > 0x8f ? 0 : length;
}

/** The problem of a byte that is not UTF-8; `place.byte` is its offset in the file. */
export function invalidUtf8(value: number, place: Place & { readonly byte: number }): Problem {
  return problem('text/invalid-utf8', `Byte ${place.byte} (0x${value.toString(16).toUpperCase().padStart(2, '0')}) is not UTF-8.`, {
    place,
    next: 'If the file is in another encoding, name it with the option encoding, for example encoding=windows-1252.',
  });
}
