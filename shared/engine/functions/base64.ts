const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Six bits of each byte of a base64 text; 64 where it means nothing. The alphabet for URLs is read as well. */
const bitsOf = makeTable();

function makeTable(): Uint8Array {
  const table = new Uint8Array(256).fill(64);
  for (let i = 0; i < alphabet.length; i += 1) table[alphabet.charCodeAt(i)] = i;
  table['-'.charCodeAt(0)] = 62;
  table['_'.charCodeAt(0)] = 63;
  return table;
}

function symbol(bits: number): string {
  return alphabet.charAt(bits & 63);
}

/** The base64 of a text, each of whose UTF-16 units is one byte: what is above 255 loses its upper half. */
export function encodeBase64(text: string): string {
  let encoded = '';
  for (let at = 0; at < text.length; at += 3) {
    const first = text.charCodeAt(at) & 255;
    const second = at + 1 < text.length ? text.charCodeAt(at + 1) & 255 : 0;
    const third = at + 2 < text.length ? text.charCodeAt(at + 2) & 255 : 0;
    const bits = (first << 16) | (second << 8) | third;
    encoded += symbol(bits >> 18) + symbol(bits >> 12);
    encoded += at + 1 < text.length ? symbol(bits >> 6) : '=';
    encoded += at + 2 < text.length ? symbol(bits) : '=';
  }
  return encoded;
}

/** The text whose UTF-16 units are the bytes of a base64 text: what means nothing is passed over, padding ends it. */
export function decodeBase64(text: string): string {
  let decoded = '';
  let held = 0;
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at) & 255;
    if (unit === 61) break;
    const bits = bitsOf[unit] ?? 64;
    if (bits === 64) continue;
    held = ((held << 6) | bits) & 0xffffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    decoded += String.fromCharCode((held >> count) & 255);
  }
  return decoded;
}
