import { LanguageError } from '../values/language-error.ts';

const numerals = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const;

/** Above it a Roman number is a text of thousands of letters. */
const largestRoman = 10_000_000;

/** A whole number from 0 up in Roman capitals; 0 is empty. Throws D1001 for one beyond 10 million. */
export function toRoman(value: number): string {
  if (value > largestRoman) throw new LanguageError('D1001', { value });
  let rest = value;
  let roman = '';
  for (const [worth, letters] of numerals)
    while (rest >= worth) {
      roman += letters;
      rest -= worth;
    }
  return roman;
}

const worths: Readonly<Record<string, number>> = { M: 1000, D: 500, C: 100, L: 50, X: 10, V: 5, I: 1 };

/** The number that Roman capitals say; NaN where another letter stands among them. */
export function fromRoman(roman: string): number {
  let total = 0;
  let largest = 1;
  for (let at = roman.length - 1; at >= 0; at -= 1) {
    const worth = worths[roman.charAt(at)] ?? NaN;
    if (worth < largest) total -= worth;
    else {
      largest = worth;
      total += worth;
    }
  }
  return total;
}

/** A whole number in letters, as columns of a sheet have them: 1 is `a`, 27 `aa`; 0 is empty. `a` says which letters. */
export function toLetters(value: number, a: 'a' | 'A'): string {
  if (!Number.isFinite(value)) throw new LanguageError('D1001', { value });
  let letters = '';
  for (let rest = value; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(((rest - 1) % 26) + a.charCodeAt(0)) + letters;
  return letters;
}

/** The number that letters say, the opposite of `toLetters`. */
export function fromLetters(letters: string, a: 'a' | 'A'): number {
  let value = 0;
  for (let i = 0; i < letters.length; i += 1) value += (letters.charCodeAt(letters.length - i - 1) - a.charCodeAt(0) + 1) * 26 ** i;
  return value;
}
