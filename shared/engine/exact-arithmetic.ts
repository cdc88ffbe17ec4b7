import { ExactNumber, readNumber } from '#shared/records/exact-number.ts';

/** Whether an exact number entered a computation during the evaluation at hand. */
export interface ExactFlag {
  inexact: boolean;
}

/** A copy whose exact numbers are doubles; the value itself where it holds none. Notes it when it rounds. */
export function toDoubles(value: unknown, flag: ExactFlag | undefined): unknown {
  if (value instanceof ExactNumber) {
    // Kept for its spelling only, 19.90 loses nothing as a double.
    if (flag !== undefined && rounds(value)) flag.inexact = true;
    return value.toNumber();
  }
  if (Array.isArray(value))
    return holdsExact(value)
      ? copyMarks(
          value,
          value.map((item) => toDoubles(item, flag)),
        )
      : value;
  if (isPlainObject(value) && holdsExact(value)) {
    const copy = bare();
    for (const [key, part] of Object.entries(value)) copy[key] = toDoubles(part, flag);
    return copy;
  }
  return value;
}

/** As text where the value itself is an exact number: its digits; else as `toDoubles`. */
export function toText(value: unknown, flag: ExactFlag): unknown {
  return value instanceof ExactNumber ? value.digits : toDoubles(value, flag);
}

/** The reference's equality, with exact numbers compared by their digits; against a double they are rounded. */
export function equalValues(left: unknown, right: unknown, flag: ExactFlag): boolean {
  if (left === right) return true;
  if (left instanceof ExactNumber || right instanceof ExactNumber) {
    if (left instanceof ExactNumber && right instanceof ExactNumber)
      return left.digits === right.digits || (!rounds(left) && left.toNumber() === right.toNumber());
    if (typeof left !== 'number' && typeof right !== 'number') return false;
    return toDoubles(left, flag) === toDoubles(right, flag);
  }
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) && Array.isArray(right))
    return left.length === right.length && left.every((item, i) => equalValues(item, right[i], flag));
  const rights = new Map(Object.entries(right));
  const lefts = Object.entries(left);
  return lefts.length === rights.size && lefts.every(([key, part]) => rights.has(key) && equalValues(part, rights.get(key), flag));
}

/** A deep copy that keeps exact numbers. */
export function cloneExact(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(cloneExact);
  if (!isPlainObject(value)) return value;
  const copy = bare();
  for (const [key, part] of Object.entries(value)) copy[key] = cloneExact(part);
  return copy;
}

/** An object as the language makes them: without a prototype. */
function bare(): Record<string, unknown> {
  return Object.create(null) as Record<string, unknown>;
}

/** Whether a double does not hold it. */
function rounds(number: ExactNumber): boolean {
  return readNumber(number.digits) instanceof ExactNumber;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !(value instanceof ExactNumber) &&
    !('_jsonata_lambda' in value) &&
    !('_jsonata_function' in value)
  );
}

function holdsExact(value: unknown): boolean {
  if (value instanceof ExactNumber) return true;
  if (Array.isArray(value)) return value.some(holdsExact);
  return isPlainObject(value) && Object.values(value).some(holdsExact);
}

/** The marks that tell the reference how a sequence behaves. */
function copyMarks(from: readonly unknown[], to: unknown[]): unknown[] {
  for (const mark of ['sequence', 'keepSingleton', 'outerWrapper', 'tupleStream'] as const)
    if (mark in from) Object.assign(to, { [mark]: true });
  if ('cons' in from) Object.defineProperty(to, 'cons', { value: true });
  return to;
}
