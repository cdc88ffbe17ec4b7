// What a piece of generated code may give, one bit each.
export const nothing = 1;
export const nullValue = 2;
export const boolean = 4;
export const number = 8;
export const text = 16;
export const object = 32;
export const list = 64;
export const callable = 128;
export const exact = 256;
export const anything = 511;
/** What `typeof` calls an object, apart from null. */
export const held = object | list | callable | exact;

/** A value in the generated code: a name or a literal, which may be written any number of times. */
export interface Code {
  readonly code: string;
  /** Every kind that it may have. */
  readonly kinds: number;
  /** It may leave the expression as it is: no marks, functions or numbers that JSON lacks, at any level. */
  readonly plain: boolean;
  /** It is so, or it is a list with marks whose items are. */
  readonly inside?: boolean;
  /** As `inside`, unless the code has noted that a list with marks was put into something. */
  readonly tame?: boolean;
  /** It is no list that `[…]` made. */
  readonly read?: boolean;
  /** It is what it counts as: no sequence that stands for nothing or for its item. */
  readonly whole?: boolean;
  /** If it is a list, it has several items and none of them is a list. */
  readonly gathered?: boolean;
}

/** Whether the items and fields of a value are plain. */
export function isPlainInside(value: Code): boolean {
  return value.plain || value.inside === true;
}

/** Whether the items and fields of a value are plain as long as nothing else was noted. */
export function isTame(value: Code): boolean {
  return isPlainInside(value) || value.tame === true;
}

/** What is known of the parts of a value, for another with the same parts. */
export function trustIn(value: Code): Pick<Code, 'inside' | 'tame'> {
  return { inside: isPlainInside(value), tame: isTame(value) };
}

/** Whether a value may be of one of the kinds. */
export function may(value: Code, kinds: number): boolean {
  return (value.kinds & kinds) !== 0;
}

/** Whether a value is of the kinds and nothing else. */
export function isOnly(value: Code, kinds: number): boolean {
  return (value.kinds & ~kinds) === 0;
}

/** The value that is not there. */
export const absent: Code = { code: 'undefined', kinds: nothing, plain: true };
