/** Bytes as people say them: `214 MB`, `12 kB`, `80 bytes`. */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  if (bytes < 10_000_000) return `${(bytes / 1_000_000).toLocaleString([], { maximumFractionDigits: 1 })} MB`;
  return bytes < 1_000_000_000
    ? `${Math.round(bytes / 1_000_000)} MB`
    : `${(bytes / 1_000_000_000).toLocaleString([], { maximumFractionDigits: 1 })} GB`;
}
