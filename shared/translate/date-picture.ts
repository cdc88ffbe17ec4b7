/** Date and time formats of other languages as pictures of JSONata: each part as `[M01]`. */

export const isoDate = '[Y0001]-[M01]-[D01]';

/** A picture, or the part of the format that has none. */
export type Picture = { readonly ok: true; readonly picture: string } | { readonly ok: false; readonly token: string };

const percentParts: Readonly<Record<string, string>> = {
  Y: '[Y0001]',
  y: '[Y,2-2]',
  m: '[M01]',
  c: '[M1]',
  d: '[D01]',
  e: '[D1]',
  H: '[H01]',
  k: '[H1]',
  h: '[h01]',
  I: '[h01]',
  l: '[h1]',
  i: '[m01]',
  S: '[s01]',
  s: '[s01]',
  p: '[PN]',
  M: '[MNn]',
  b: '[MNn,*-3]',
  W: '[FNn]',
  a: '[FNn,*-3]',
  j: '[d001]',
  T: '[H01]:[m01]:[s01]',
  F: '[Y0001]-[M01]-[D01]',
};

/** MySQL's `%Y-%m-%d`. */
export function percentPicture(format: string): Picture {
  let picture = '';
  for (let at = 0; at < format.length; at += 1) {
    const char = format[at] ?? '';
    if (char !== '%') {
      picture += plain(char);
      continue;
    }
    at += 1;
    const letter = format[at] ?? '';
    const part = letter === '%' ? '%' : Object.hasOwn(percentParts, letter) ? percentParts[letter] : undefined;
    if (part === undefined) return { ok: false, token: `%${letter}` };
    picture += part;
  }
  return { ok: true, picture };
}

/** SQLite's `strftime`, whose letters for minutes and seconds are others. */
export function strftimePicture(format: string): Picture {
  const unknown = /%[^YmdHMSjFT%]/.exec(format);
  if (unknown !== null) return { ok: false, token: unknown[0] };
  return percentPicture(format.replaceAll(/%(.)/g, (whole, letter: string) => (letter === 'M' ? '%i' : whole)));
}

/** Longest first. */
const oracleParts: readonly (readonly [string, string])[] = [
  ['YYYY', '[Y0001]'],
  ['FMMONTH', '[MN]'],
  ['FMMonth', '[MNn]'],
  ['FMMM', '[M1]'],
  ['FMDD', '[D1]'],
  ['MONTH', ''],
  ['HH24', '[H01]'],
  ['HH12', '[h01]'],
  ['DDD', '[d001]'],
  ['MON', '[MN,*-3]'],
  ['Mon', '[MNn,*-3]'],
  ['YY', '[Y,2-2]'],
  ['MM', '[M01]'],
  ['DD', '[D01]'],
  ['HH', '[h01]'],
  ['MI', '[m01]'],
  ['SS', '[s01]'],
  ['AM', '[PN]'],
  ['PM', '[PN]'],
  ['DY', '[FN,*-3]'],
  ['Dy', '[FNn,*-3]'],
];

/** Oracle's and PostgreSQL's `YYYY-MM-DD HH24:MI`. */
export function oraclePicture(format: string): Picture {
  return fromParts(format, (rest) => {
    const part =
      oracleParts.find(([spelled]) => rest.startsWith(spelled)) ??
      oracleParts.find(
        ([spelled]) =>
          rest.toUpperCase().startsWith(spelled) &&
          rest.startsWith(rest.slice(0, spelled.length).toLowerCase()) &&
          !spelled.startsWith('MON') &&
          spelled !== 'DY',
      );
    return part === undefined ? undefined : { length: part[0].length, part: part[1] };
  });
}

/** .NET's `yyyy-MM-dd HH:mm`, where case tells months from minutes. */
export function dotnetPicture(format: string): Picture {
  return fromParts(format, (rest) => {
    const run = /^([yMdHhmst])\1*/.exec(rest)?.[0];
    if (run === undefined) return undefined;
    return { length: run.length, part: Object.hasOwn(dotnetParts, run) ? (dotnetParts[run] ?? '') : '' };
  });
}

const dotnetParts: Readonly<Record<string, string>> = {
  yyyy: '[Y0001]',
  yy: '[Y,2-2]',
  MMMM: '[MNn]',
  MMM: '[MNn,*-3]',
  MM: '[M01]',
  M: '[M1]',
  dddd: '[FNn]',
  ddd: '[FNn,*-3]',
  dd: '[D01]',
  d: '[D1]',
  HH: '[H01]',
  H: '[H1]',
  hh: '[h01]',
  h: '[h1]',
  mm: '[m01]',
  m: '[m1]',
  ss: '[s01]',
  s: '[s1]',
  tt: '[PN]',
};

/** A spreadsheet's `yyyy-mm-dd hh:mm`: `m` behind hours or before seconds is minutes. */
export function sheetPicture(format: string): Picture {
  const half = /am\/pm/i.test(format);
  let afterHours = false;
  return fromParts(format, (rest) => {
    const meridiem = /^am\/pm/i.exec(rest)?.[0];
    if (meridiem !== undefined) return { length: meridiem.length, part: '[PN]' };
    const run = /^([ymdhs])\1*/i.exec(rest)?.[0];
    if (run === undefined) return undefined;
    const letters = run.toLowerCase();
    const minutes = letters.startsWith('m') && (afterHours || /^m+[^a-z]*s/i.test(rest));
    if (/^[hs]/.test(letters)) afterHours = letters.startsWith('h');
    else if (minutes) afterHours = false;
    const key = letters.startsWith('h')
      ? half
        ? letters
        : letters.toUpperCase()
      : letters.startsWith('m') && !minutes
        ? letters.toUpperCase()
        : letters;
    return { length: run.length, part: Object.hasOwn(dotnetParts, key) ? (dotnetParts[key] ?? '') : '' };
  });
}

/** Reads parts one behind the other; a part without a picture (`''`) and a letter that begins none end the reading. */
function fromParts(format: string, read: (rest: string) => { readonly length: number; readonly part: string } | undefined): Picture {
  let picture = '';
  let at = 0;
  while (at < format.length) {
    const rest = format.slice(at);
    const quoted = /^(?:"([^"]*)"|'([^']*)')/.exec(rest);
    if (quoted !== null) {
      picture += [...(quoted[1] ?? quoted[2] ?? '')].map(plain).join('');
      at += quoted[0].length;
      continue;
    }
    const found = read(rest);
    if (found === undefined) {
      const char = rest[0] ?? '';
      // "T" and "Z" of ISO 8601 stand for themselves.
      if (/\p{L}/u.test(char) && !/^[TZ](?!\p{L})/u.test(rest) && !/^T(?=[Hh])/.test(rest))
        return { ok: false, token: /^\p{L}+/u.exec(rest)?.[0] ?? char };
      picture += plain(char);
      at += 1;
      continue;
    }
    if (found.part === '') return { ok: false, token: rest.slice(0, found.length) };
    picture += found.part;
    at += found.length;
  }
  return { ok: true, picture };
}

function plain(char: string): string {
  return char === '[' || char === ']' ? char + char : char;
}
