const numbers = new WeakMap<object, number>();
let last = 0;

/** A number of a document as it stands. Documents are replaced by edits, never changed: the same number is the same content. */
export function documentNumber(document: object): number {
  const known = numbers.get(document);
  if (known !== undefined) return known;
  last += 1;
  numbers.set(document, last);
  return last;
}
