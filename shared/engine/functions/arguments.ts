import { ExactNumber } from '#shared/records/exact-number.ts';
import { rounds } from '../values/doubles.ts';
import { FunctionBase, type FunctionValue } from '../values/function-value.ts';
import { LanguageError } from '../values/language-error.ts';
import { isList } from '../values/is-object.ts';
import type { FunctionCall } from './builtin.ts';

type Arguments = readonly unknown[];

/** The error of an argument that is not of the type wanted; `at` counts from 0. */
export function unfit(args: Arguments, at: number): LanguageError {
  return new LanguageError('T0410', { value: args[at], parts: { index: at + 1 } });
}

/** The text at that place. Throws T0410 for anything else, nothing included. */
export function textAt(args: Arguments, at: number): string {
  const value = args[at];
  if (typeof value === 'string') return value;
  throw unfit(args, at);
}

/** The text at that place, or nothing. Throws T0410 for anything else. */
export function optionalTextAt(args: Arguments, at: number): string | undefined {
  return args[at] === undefined ? undefined : textAt(args, at);
}

/** The number at that place as a double. Throws T0410 for anything else, nothing included; D1001 for one beyond a double. */
export function numberAt(call: FunctionCall, args: Arguments, at: number): number {
  const value = args[at];
  return typeof value === 'number' ? value : doubleOf(call, value instanceof ExactNumber ? value : fail(unfit(args, at)));
}

/** The number at that place as a double, or nothing. Throws like `numberAt`. */
export function optionalNumberAt(call: FunctionCall, args: Arguments, at: number): number | undefined {
  return args[at] === undefined ? undefined : numberAt(call, args, at);
}

/** The list at that place. Throws T0410 for anything else, nothing included. */
export function listAt(args: Arguments, at: number): readonly unknown[] {
  const value = args[at];
  return isList(value) ? value : fail(unfit(args, at));
}

/** The function at that place. Throws T0410 for anything else, nothing included. */
export function functionAt(args: Arguments, at: number): FunctionValue {
  const value = args[at];
  return value instanceof FunctionBase ? value : fail(unfit(args, at));
}

/** The double of an exact number; what it loses is noted. Throws D1001 for one beyond a double. */
export function doubleOf(call: FunctionCall, exact: ExactNumber): number {
  if (rounds(exact)) call.noteInexact();
  const double = exact.toNumber();
  return Number.isFinite(double) ? double : fail(new LanguageError('D1001', { value: exact.digits }));
}

function fail(error: LanguageError): never {
  throw error;
}
