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

  encode(text: string): Uint8Array {
    const most = text.length * 3;
    if (most > blockSize / 4) return encoder.encode(text);
    if (this.at + most > this.block.length) {
      this.block = new Uint8Array(blockSize);
      this.at = 0;
    }
    const from = this.at;
    if (!this.copyAscii(text)) this.at = from + encoder.encodeInto(text, this.block.subarray(from)).written;
    return this.block.subarray(from, this.at);
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
