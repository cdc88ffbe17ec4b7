const blockSize = 256 * 1024;
const encoder = new TextEncoder();

/** Encodes texts into UTF-8 parts of shared blocks: an array a text would cost more than its encoding. Parts stay valid. */
export class ByteWriter {
  private block = new Uint8Array(0);
  private at = 0;

  encode(text: string): Uint8Array {
    const most = text.length * 3;
    if (most > blockSize / 4) return encoder.encode(text);
    if (this.at + most > this.block.length) {
      this.block = new Uint8Array(blockSize);
      this.at = 0;
    }
    const { written } = encoder.encodeInto(text, this.block.subarray(this.at));
    const part = this.block.subarray(this.at, this.at + written);
    this.at += written;
    return part;
  }
}

const surrogate = /\p{Surrogate}/u;

/** The lone surrogate in a text as `U+D800`, which no UTF-8 file can hold; `undefined` when there is none. */
export function loneSurrogate(text: string): string | undefined {
  const found = surrogate.exec(text)?.[0];
  return found === undefined ? undefined : `U+${found.charCodeAt(0).toString(16).toUpperCase()}`;
}
