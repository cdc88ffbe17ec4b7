import { SaxesParser } from 'saxes';

const xmlns = 'http://www.w3.org/2000/xmlns/';
const schemaInstance = 'http://www.w3.org/2001/XMLSchema-instance';

/** An element by namespace: what two documents have in common when only prefixes, declarations and layout differ. */
export interface InfosetElement {
  /** `{namespace}local` */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Elements and texts in document order; texts trimmed, blank ones left out. */
  readonly content: readonly (InfosetElement | string)[];
}

/** The document element of an XML text; throws where it is not well formed. */
export function infosetOf(xml: string): InfosetElement {
  const parser = new SaxesParser({ xmlns: true });
  const open: { name: string; attributes: Record<string, string>; content: (InfosetElement | string)[] }[] = [];
  let root: InfosetElement | undefined;
  let text = '';
  const endText = (): void => {
    const trimmed = text.trim();
    if (trimmed !== '') open.at(-1)?.content.push(trimmed);
    text = '';
  };
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    endText();
    const attributes: Record<string, string> = {};
    for (const { uri, local, value } of Object.values(tag.attributes)) {
      const declares = uri === xmlns || (uri === schemaInstance && /^(?:noNamespaceS|s)chemaLocation$/.test(local));
      if (!declares) attributes[`{${uri}}${local}`] = value;
    }
    open.push({ name: `{${tag.uri}}${tag.local}`, attributes, content: [] });
  });
  parser.on('closetag', () => {
    endText();
    const element = open.pop();
    if (element === undefined) return;
    const parent = open.at(-1);
    if (parent === undefined) root = element;
    else parent.content.push(element);
  });
  parser.on('text', (part) => (text += part));
  parser.on('cdata', (part) => (text += part));
  parser.write(xml).close();
  if (root === undefined) throw new Error('The text holds no element.');
  return root;
}
