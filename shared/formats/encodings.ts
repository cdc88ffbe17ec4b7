import type { OptionSpec } from './options.ts';

/** The encodings that option `encoding` takes; names as in the Encoding standard, `iso-8859-1` is read as its superset windows-1252. */
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'iso-8859-1',
  'iso-8859-2',
  'iso-8859-15',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1257',
  'shift_jis',
  'euc-jp',
  'gb18030',
  'big5',
  'euc-kr',
] as const;

export type Encoding = (typeof encodings)[number];

const spellings: Readonly<Record<string, Encoding>> = {
  utf8: 'utf-8',
  ascii: 'windows-1252',
  'us-ascii': 'windows-1252',
  latin1: 'iso-8859-1',
  'latin-1': 'iso-8859-1',
  iso8859_1: 'iso-8859-1',
  cp1252: 'windows-1252',
  cp1250: 'windows-1250',
  cp1251: 'windows-1251',
  'utf-16': 'utf-16le',
  utf16: 'utf-16le',
  utf16le: 'utf-16le',
  utf16be: 'utf-16be',
  sjis: 'shift_jis',
  'shift-jis': 'shift_jis',
  'windows-31j': 'shift_jis',
  gbk: 'gb18030',
  gb2312: 'gb18030',
};

/** The encoding of a name in any usual spelling and case; `undefined` when it is not known. */
export function encodingOf(name: string): Encoding | undefined {
  const lower = name.trim().toLowerCase();
  return encodings.find((e) => e === lower) ?? (Object.hasOwn(spellings, lower) ? spellings[lower] : undefined);
}

export const encodingOption: OptionSpec = {
  name: 'encoding',
  doc: 'How the bytes of the file stand for letters. Without it the byte order mark or the file itself decides, else UTF-8.',
  values: encodings,
  default: 'utf-8',
  accepts: (value) => (encodingOf(value) === undefined ? { expected: encodings.join(', ') } : undefined),
};
