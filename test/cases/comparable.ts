import { parse as parseCsv } from 'csv-parse/sync';
import { infosetOf } from './compare-xml.ts';

export type Comparison = 'json' | 'ndjson' | 'csv' | 'xml' | 'text';

/** The text of an output as a value whose equality is what the cases call right for that format. */
export const comparable: Readonly<Record<Comparison, (text: string) => unknown>> = {
  json: exactJson,
  ndjson: (text) => text.trimEnd().split('\n').map(exactJson),
  csv: (text) => parseCsv(text) as unknown,
  xml: infosetOf,
  text: (text) => text.trimEnd(),
};

/** JSON whose numbers are equal only digit for digit: those that a double cannot tell apart stay as they are spelled. */
export function exactJson(text: string): unknown {
  const exact = (_key: string, value: unknown, context?: { readonly source?: string }): unknown => {
    if (typeof value !== 'number' || context?.source === undefined) return value;
    const digits = context.source
      .replace(/[eE].*$/, '')
      .replaceAll(/\D/g, '')
      .replace(/^0+/, '');
    return digits.length <= 15 ? value : { number: context.source };
  };
  return JSON.parse(text, exact);
}
