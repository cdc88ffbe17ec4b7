const blockSize = 256 * 1024;
/** UTF-16 units up to which a text is copied letter by letter. */
const shortText = 256;
const encoder = new TextEncoder();

/** Encodes texts into UTF-8 parts of shared blocks: an array a text would cost more than its encoding. Parts stay valid. */
export class ByteWriter {
  private block = new Uint8Array(0);
  private at = 0;

  /** The parts given until now are done with: their memory may hold others. */
  restart(): void {
    this.at = 0;
  }

  /** A text and a line break behind it. */
  encodeLine(text: string): Uint8Array {
    const most = text.length * 3 + 1;
    if (most > blockSize / 4) return encoder.encode(`${text}\n`);
    const from = this.reserve(most);
    this.put(text);
    this.block[this.at] = 0x0a;
    this.at += 1;
    return this.block.subarray(from, this.at);
  }

  encode(text: string): Uint8Array {
    const most = text.length * 3;
    if (most > blockSize / 4) return encoder.encode(text);
    const from = this.reserve(most);
    this.put(text);
    return this.block.subarray(from, this.at);
  }

  /** Room for so many bytes, and where it begins. */
  private reserve(most: number): number {
    if (this.at + most > this.block.length) {
      this.block = new Uint8Array(blockSize);
      this.at = 0;
    }
    return this.at;
  }

  private put(text: string): void {
    if (!this.copyAscii(text)) this.at += encoder.encodeInto(text, this.block.subarray(this.at)).written;
  }

  /** Writes a short text of ASCII alone, for which the encoder costs more than the work; false where it is another. */
  private copyAscii(text: string): boolean {
    const { length } = text;
    if (length > shortText) return false;
    const { block, at } = this;
    for (let i = 0; i < length; i += 1) {
      const code = text.charCodeAt(i);
      if (code > 0x7f) return false;
      block[at + i] = code;
    }
    this.at = at + length;
    return true;
  }
}

const surrogate = /\p{Surrogate}/u;

/** The lone surrogate in a text as `U+D800`, which no UTF-8 file can hold; `undefined` when there is none. */
export function loneSurrogate(text: string): string | undefined {
  const found = surrogate.exec(text)?.[0];
  return found === undefined ? undefined : `U+${found.charCodeAt(0).toString(16).toUpperCase()}`;
}
