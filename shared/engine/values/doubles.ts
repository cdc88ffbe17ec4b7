import { ExactNumber, readNumber } from '#shared/records/exact-number.ts';

/** Told when a number that a double rounds enters a computation. */
export interface ExactNote {
  noteInexact(): void;
}

/** Whether a double does not hold it; 19.90 is kept for its spelling only and loses nothing. */
export function rounds(number: ExactNumber): boolean {
  return readNumber(number.digits) instanceof ExactNumber;
}

/** The double of an exact number, with what it loses noted; any other value as it is. */
export function toDouble(value: unknown, note: ExactNote): unknown {
  if (!(value instanceof ExactNumber)) return value;
  if (rounds(value)) note.noteInexact();
  return value.toNumber();
}
