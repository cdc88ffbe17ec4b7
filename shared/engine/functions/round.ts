/** Numbers below it keep their fraction well enough for the quick way. */
const quickest = 1e9;

/**
 * A number rounded to a number of decimal places, a half to the even neighbour. The point is moved in the decimal text of the
 * number, so that 2.675 is the tie it looks like. Never gives -0.
 */
export function roundHalfEven(value: number, places: number | undefined): number {
  if (places === undefined || places === 0 || Number.isNaN(places)) return toWhole(value) + 0;
  return (roundQuickly(value, places) ?? shift(toWhole(shift(value, places)), -places)) + 0;
}

function toWhole(value: number): number {
  const rounded = Math.round(value);
  return Math.abs(rounded - value) === 0.5 && Math.abs(rounded % 2) === 1 ? rounded - 1 : rounded;
}

function shift(value: number, places: number): number {
  const [digits = '', exponent] = String(value).split('e');
  return Number(`${digits}e${exponent === undefined ? places : Number(exponent) + places}`);
}

/** The same by arithmetic, where it cannot differ: far enough from a tie, and both numbers of the quotient exact. */
function roundQuickly(value: number, places: number): number | undefined {
  if (!Number.isInteger(places) || places < 1 || places > 15) return undefined;
  const factor = 10 ** places;
  const moved = value * factor;
  if (!(moved < quickest && moved > -quickest)) return undefined;
  const below = Math.floor(moved);
  return Math.abs(moved - below - 0.5) < 1e-5 ? undefined : Math.round(moved) / factor;
}
