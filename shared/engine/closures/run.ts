import type { Frame } from './frame.ts';

/** An expression ready to run: the context item and the variables around in, its value out; `undefined` is nothing. Throws `LanguageError`. */
export type Run = (input: unknown, frame: Frame) => unknown;
