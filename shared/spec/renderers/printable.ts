/** Characters that XML and HTML cannot hold, and halves of pairs. */
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|\p{Surrogate}/gu;

/** A text as a file can hold it: what no reader would accept becomes U+FFFD, line ends become one newline. */
export function printable(words: string): string {
  return words.replaceAll(/\r\n?/g, '\n').replaceAll(unprintable, '\ufffd');
}
