import { isSpace } from './byte-feed.ts';

/**
 * Finds where one JSON value ends without parsing it: brackets are counted, strings passed over. It keeps its state between calls, so a
 * value that spans blocks is walked once. What stands inside is not judged.
 */
export class ValueScanner {
  private depth = 0;
  private inString = false;
  private escaped = false;
  private started = false;
  private bare = false;

  /** Index after the value that goes on at `from`, or -1 when `bytes` end first. */
  scan(bytes: Uint8Array, from: number): number {
    let i = from;
    const end = bytes.length;
    if (!this.started && i < end) {
      this.started = true;
      const b = bytes[i] ?? 0;
      if (b === 0x22) this.inString = true;
      else if (b === 0x7b || b === 0x5b) this.depth = 1;
      else this.bare = true;
      i += 1;
    }
    if (this.bare) {
      for (; i < end; i += 1) {
        const b = bytes[i] ?? 0;
        if (b === 0x2c || b === 0x5d || b === 0x7d || isSpace(b)) return i;
      }
      return -1;
    }
    while (i < end) {
      if (this.inString) {
        for (; i < end; i += 1) {
          const b = bytes[i] ?? 0;
          if (this.escaped) this.escaped = false;
          else if (b === 0x5c) this.escaped = true;
          else if (b === 0x22) {
            this.inString = false;
            break;
          }
        }
        if (this.inString) return -1;
        i += 1;
        if (this.depth === 0) return i;
        continue;
      }
      const b = bytes[i] ?? 0;
      i += 1;
      if (b === 0x22) this.inString = true;
      else if (b === 0x7b || b === 0x5b) this.depth += 1;
      else if (b === 0x7d || b === 0x5d) {
        this.depth -= 1;
        if (this.depth === 0) return i;
      }
    }
    return -1;
  }
}
