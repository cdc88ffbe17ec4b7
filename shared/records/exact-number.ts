/** A number kept by its digits because a double would round it. Immutable; `digits` is a valid JSON number text. */
export class ExactNumber {
  readonly digits: string;

  constructor(digits: string) {
    this.digits = digits;
  }

  /** The nearest double: what a rule that computes on it gets. */
  toNumber(): number {
    return Number(this.digits);
  }
}

/** The number of a JSON number text: a double where it holds every digit, else an `ExactNumber`. */
export function readNumber(text: string): number | ExactNumber {
  const value = Number(text);
  return isExact(text, value) ? value : new ExactNumber(text);
}

const exponent = /[eE]/;

/** Whether the double says the same number as the text, trailing zeros and spelling of the exponent aside. */
function isExact(text: string, value: number): boolean {
  if (text.length <= 15 && !exponent.test(text)) return true;
  if (!Number.isFinite(value)) return false;
  return canonical(text) === canonical(String(value));
}

/** Sign, significant digits and exponent of a decimal text, so that equal numbers have equal forms. */
function canonical(text: string): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (match === null) return text;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const digits = (whole + fraction).replace(/^0+/, '');
  const trimmed = digits.replace(/0+$/, '');
  if (trimmed === '') return '0';
  return `${sign}${trimmed}e${Number(exponent) - fraction.length + (digits.length - trimmed.length)}`;
}
