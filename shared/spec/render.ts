import type { SpecDocument } from './document.ts';
import { renderHtml } from './renderers/html.ts';
import { renderMarkdown } from './renderers/markdown.ts';
import { renderXlsx } from './renderers/xlsx.ts';

/** Formats a specification can be written in; a new one is a renderer and a line here. */
export const specFormats = {
  md: async (document: SpecDocument): Promise<string | Uint8Array> => renderMarkdown(document),
  html: async (document: SpecDocument): Promise<string | Uint8Array> => renderHtml(document),
  xlsx: async (document: SpecDocument): Promise<string | Uint8Array> => renderXlsx(document),
  json: async (document: SpecDocument): Promise<string | Uint8Array> => `${JSON.stringify(document, undefined, 2)}\n`,
};

export type SpecFormat = keyof typeof specFormats;

export function isSpecFormat(name: string): name is SpecFormat {
  return Object.hasOwn(specFormats, name);
}
