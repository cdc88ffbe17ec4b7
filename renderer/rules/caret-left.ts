/** Px from the left of `host` to the place before the character at `offset` in the text of `copy`. */
export function caretLeft(host: HTMLElement, copy: HTMLElement, offset: number): number {
  const walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
  let left = offset;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    if (left <= length) {
      const range = document.createRange();
      range.setStart(node, left);
      range.collapse(true);
      return range.getBoundingClientRect().left - host.getBoundingClientRect().left;
    }
    left -= length;
  }
  return 0;
}
