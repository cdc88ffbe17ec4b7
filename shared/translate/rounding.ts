import type { Namer, Piece } from './piece.ts';
import { bound, piece, power } from './piece.ts';

export type Rounding = 'half-away' | 'up' | 'down';

/**
 * Rounds away from zero at a half, away from zero always, or towards zero, to `digits` places (negative: before the point).
 * JSONata's own `$round` takes a half to the even neighbour. What a product of doubles is off by is taken off first.
 */
export function rounded(value: Piece, digits: number, how: Rounding, namer: Namer): Piece {
  if (value.whole === true && digits >= 0) return value;
  if (value.positive === true) return { ...sized(value, digits, how), positive: true };
  return namer.once(value, 'number', (named) => {
    const size = sized(piece(`$abs(${named.text})`, 'number'), digits, how);
    const sign = `(${bound(named, power.compare + 1)} < 0 ? -1 : 1)`;
    return piece(`${sign} * ${size.text}`, 'number', { power: power.product, lacks: named.lacks, ...(digits <= 0 ? { whole: true } : {}) });
  });
}

/** For a value that is not below zero. */
function sized(value: Piece, digits: number, how: Rounding): Piece {
  const factor = `1${'0'.repeat(Math.abs(digits))}`;
  const scaled =
    digits === 0
      ? value.text
      : digits > 0
        ? `$round(${bound(value, power.product)} * ${factor}, 6)`
        : `${bound(value, power.product)} / ${factor}`;
  const whole =
    how === 'half-away'
      ? `$floor(${digits === 0 ? bound(value, power.sum) : scaled} + 0.5)`
      : how === 'up'
        ? `$ceil(${scaled})`
        : `$floor(${scaled})`;
  const text = digits === 0 ? whole : digits > 0 ? `${whole} / ${factor}` : `${whole} * ${factor}`;
  return piece(text, 'number', {
    lacks: value.lacks,
    power: digits === 0 ? power.atom : power.product,
    ...(digits <= 0 ? { whole: true } : {}),
  });
}
