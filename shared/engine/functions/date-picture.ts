import { LanguageError } from '../values/language-error.ts';
import { readIntegerPicture, type IntegerPicture } from './integer-picture.ts';
import { pictureCache } from './picture-cache.ts';

/** A part of an instant in a picture. */
export interface PartMarker {
  readonly part: string;
  /** Case of names; nothing where the part is written as a number. */
  readonly names: 'lower' | 'upper' | 'title' | undefined;
  /** How the number is written; nothing for parts without one. */
  readonly integer: IntegerPicture | undefined;
  /** Fewest digits, NaN where the picture of the number does not say. */
  readonly digits: number;
  /** Last digits of a year that are written; -1 for all. */
  readonly lastDigits: number;
  /** Most characters of a name; nothing for all. */
  readonly widest: number | undefined;
  /** `t` writes Z for a zone without offset. */
  readonly modifier: string | undefined;
  /** Digits that reading takes, where another number follows at once. */
  parseWidth: number | undefined;
}

/** A picture of an instant: texts as they are, and parts. */
export type DatePicture = readonly (string | PartMarker)[];

const usual: ReadonlyMap<string, string> = new Map(
  Object.entries({
    Y: '1',
    M: '1',
    D: '1',
    d: '1',
    F: 'n',
    W: '1',
    w: '1',
    X: '1',
    x: '1',
    H: '1',
    h: '1',
    P: 'n',
    m: '01',
    s: '01',
    f: '1',
    Z: '01:01',
    z: '01:01',
    C: 'n',
    E: 'n',
  }),
);
const numbered = 'YMDdFWwXxHhmsf';

/** Reads a picture of an instant. Throws D3131, D3132 for an unknown part, D3135 for a part that does not end. */
export const readDatePicture = pictureCache((picture: string): DatePicture => {
  const pieces: (string | PartMarker)[] = [];
  let start = 0;
  const addText = (end: number): void => {
    if (end > start) pieces.push(picture.slice(start, end).replaceAll(']]', ']'));
  };
  for (let at = picture.indexOf('['); at >= 0; at = picture.indexOf('[', start)) {
    addText(at);
    if (picture[at + 1] === '[') {
      pieces.push('[');
      start = at + 2;
      continue;
    }
    const close = picture.indexOf(']', at);
    if (close < 0) throw new LanguageError('D3135');
    const marker = readMarker(picture.slice(at + 1, close).replaceAll(/\s+/g, ''));
    const before = pieces.at(-1);
    if (isNumbered(marker) && typeof before === 'object' && before.integer !== undefined) before.parseWidth = before.digits;
    pieces.push(marker);
    start = close + 1;
  }
  addText(picture.length);
  return pieces;
});

function isNumbered({ part, names }: PartMarker): boolean {
  return names === undefined && numbered.includes(part);
}

function readMarker(marker: string): PartMarker {
  const part = marker.charAt(0);
  const comma = marker.lastIndexOf(',');
  const given = comma < 0 ? marker.slice(1) : marker.substring(1, comma);
  const modifier = given.length > 1 && 'atco'.includes(given.slice(-1)) ? given.slice(-1) : undefined;
  const shape = given === '' ? usual.get(part) : modifier === undefined ? given : given.slice(0, -1);
  if (shape === undefined) throw new LanguageError('D3132', { value: part });
  const [least, widest] = comma < 0 ? [undefined, undefined] : readWidth(marker.slice(comma + 1));
  const common = { part, modifier, widest, lastDigits: -1, digits: NaN, names: undefined, integer: undefined, parseWidth: undefined };
  const names = shape.startsWith('n') ? 'lower' : shape.startsWith('Nn') ? 'title' : shape.startsWith('N') ? 'upper' : undefined;
  if (part === 'Z' || part === 'z') {
    const integer = readIntegerPicture(shape);
    return { ...common, names, integer, digits: integer.digits };
  }
  if (names !== undefined || !numbered.includes(part)) return { ...common, names };
  const integer = readIntegerPicture(modifier === undefined ? shape : `${shape};${modifier}`);
  const digits = least !== undefined && integer.digits < least ? least : integer.digits;
  if (part !== 'Y') return { ...common, integer, digits };
  if (widest !== undefined) return { ...common, integer, digits: widest, lastDigits: widest };
  return { ...common, integer, digits, lastDigits: digits + integer.optional >= 2 ? digits + integer.optional : -1 };
}

function readWidth(text: string): readonly [number | undefined, number | undefined] {
  const dash = text.indexOf('-');
  return dash < 0 ? [widthOf(text), undefined] : [widthOf(text.slice(0, dash)), widthOf(text.slice(dash + 1))];
}

function widthOf(text: string): number | undefined {
  return text === '*' ? undefined : Number.parseInt(text);
}
