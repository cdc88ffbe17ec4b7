import { ExactNumber, readNumber } from '#shared/records/exact-number.ts';

const decimal = /^-?[0-9]+(?:\.[0-9]+)?(?:[Ee][-+]?[0-9]+)?$/;
// As the language has it: only the last form has to end the text.
const otherBase = /^0[xX][0-9A-Fa-f]+|0[oO][0-7]+|0[bB][01]+$/;

/**
 * The number that a text is: decimal, or with 0x, 0o or 0b in base 16, 8 or 2. Digits that a double would round are kept.
 * Nothing where it is no number, or one too large.
 */
export function numberOf(text: string): number | ExactNumber | undefined {
  if (decimal.test(text)) {
    const double = Number(text);
    if (Number.isFinite(double)) return text.length > 15 ? readNumber(text.replace(/^(-?)0+(?=\d)/, '$1')) : double;
  }
  return otherBase.test(text) ? Number(text) : undefined;
}
