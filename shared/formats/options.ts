import { problem } from '#shared/base/problem.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';

/** `key=value` options of a reader or writer, as typed on the command line or kept in the project. */
export type FormatOptions = Readonly<Record<string, string>>;

/** One `key=value` option of a reader or writer, as help and forms show it. */
export interface OptionSpec {
  readonly name: string;
  /** One sentence for people. */
  readonly doc: string;
  /** The allowed values; without them `accepts` decides. */
  readonly values?: readonly string[];
  /** What stands when the option is not given, as shown to people; '' when nothing does. */
  readonly default: string;
  /** Whether a free value is right; says what is expected when it is not. */
  accepts?(value: string): { readonly expected: string } | undefined;
}

/** Refuses unknown names and values, naming what is allowed. `side` is the word for people: `reading` or `writing`. */
export function checkOptions(
  specs: readonly OptionSpec[],
  options: FormatOptions,
  format: string,
  side: 'reading' | 'writing',
): Result<void> {
  for (const [name, value] of Object.entries(options)) {
    const spec = specs.find((s) => s.name === name);
    if (spec === undefined) {
      const known = specs.length === 0 ? 'It has none.' : `It knows ${specs.map((s) => s.name).join(', ')}.`;
      return fail(
        problem('format/unknown-option', `${side === 'reading' ? 'Reading' : 'Writing'} ${format} has no option “${name}”.`, {
          next: known,
          token: name,
        }),
      );
    }
    const expected = expectation(spec, value);
    if (expected !== undefined)
      return fail(
        problem('format/bad-option', `The option ${name} of ${format} cannot be “${value}”.`, {
          next: `It takes ${expected}.`,
          token: value,
        }),
      );
  }
  return ok(undefined);
}

function expectation(spec: OptionSpec, value: string): string | undefined {
  if (spec.values !== undefined && spec.values.includes(value)) return undefined;
  if (spec.accepts !== undefined) return spec.accepts(value)?.expected;
  return spec.values === undefined ? undefined : spec.values.join(', ');
}

/** A whole number of at least `min` written in digits, as an option's `accepts`. */
export function wholeNumber(min: number, max: number): (value: string) => { readonly expected: string } | undefined {
  return (value) =>
    /^\d{1,9}$/.test(value) && Number(value) >= min && Number(value) <= max
      ? undefined
      : { expected: `a whole number from ${min} to ${max}` };
}
