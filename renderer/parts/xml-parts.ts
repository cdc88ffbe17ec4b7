export interface XmlPart {
  readonly text: string;
  readonly tone: 'mark' | 'key' | 'string' | 'text' | 'more';
}

const pattern = /(<!--.*?-->|<\?.*?\?>)|(<\/?)([^\s/>]+)|([^\s=<>"']+)(=)("[^"]*"|'[^']*')|(\/?>)|\s+|[^<>]+/g;

/** One line of XML in parts to colour. Only what the program itself has written comes here, so lines hold whole tags. */
export function xmlParts(line: string): readonly XmlPart[] {
  const parts: XmlPart[] = [];
  let inTag = false;
  let end = 0;
  for (const match of line.matchAll(pattern)) {
    if (match.index > end) parts.push({ text: line.slice(end, match.index), tone: 'text' });
    end = match.index + match[0].length;
    const [whole, remark, opening, name, attribute, equals, value, closing] = match;
    if (remark !== undefined) parts.push({ text: remark, tone: 'more' });
    else if (opening !== undefined && name !== undefined) {
      inTag = true;
      parts.push({ text: opening, tone: 'mark' }, { text: name, tone: 'key' });
    } else if (closing !== undefined) {
      inTag = false;
      parts.push({ text: closing, tone: 'mark' });
    } else if (inTag && attribute !== undefined && equals !== undefined && value !== undefined)
      parts.push({ text: attribute, tone: 'key' }, { text: equals, tone: 'mark' }, { text: value, tone: 'string' });
    else parts.push({ text: whole, tone: 'text' });
  }
  if (end < line.length) parts.push({ text: line.slice(end), tone: 'text' });
  return parts;
}
