import { splitPath } from '#shared/base/field-path.ts';
import type { FormatName, FormatOptions } from '#shared/formats/codec.ts';
import { recordNames } from '#shared/formats/xml/options.ts';

/** What stands round the records of an excerpt, so that the option `record` finds them where it found them in the file. */
export interface ExcerptFrame {
  /** Of the writer. */
  readonly options: FormatOptions;
  /** Before and behind everything. */
  readonly before: string;
  readonly after: string;
  /** Between what opens the whole and the first record, and between the last and what closes it. */
  readonly opened: string;
  readonly closed: string;
}

export function excerptFrame(format: FormatName, record: string | undefined): ExcerptFrame {
  const bare: ExcerptFrame = { options: {}, before: '', after: '', opened: '', closed: '' };
  if (format === 'csv') return { ...bare, options: { formulas: 'keep', nested: 'json' } };
  if (format === 'json') {
    const names = splitPath(record ?? '') ?? [];
    return { ...bare, before: names.map((name) => `{${JSON.stringify(name)}:`).join(''), after: '}'.repeat(names.length) };
  }
  if (format !== 'xml') return bare;
  // A name alone is found at any depth; of a path, all but the last stand round the records.
  const [root = 'records', ...inner] = recordNames(record ?? '')?.slice(0, -1) ?? [];
  return {
    ...bare,
    options: { root },
    opened: inner.map((name) => `<${name}>`).join(''),
    closed: inner
      .toReversed()
      .map((name) => `</${name}>`)
      .join(''),
  };
}
