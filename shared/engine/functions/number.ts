import { ExactNumber } from '#shared/records/exact-number.ts';
import { LanguageError } from '../values/language-error.ts';
import { numberAt, optionalNumberAt, textAt } from './arguments.ts';
import { builtin, type Builtin } from './builtin.ts';
import { formatInteger, parseInteger } from './integer-picture.ts';
import { numberOf } from './read-number.ts';
import { roundHalfEven } from './round.ts';

function ofNumber(name: string, run: (value: number) => number): Builtin {
  return builtin(name, '<n-:n>', 1, (call, args) => (args[0] === undefined ? undefined : run(numberAt(call, args, 0))));
}

function toNumber(value: unknown): unknown {
  if (value === undefined || typeof value === 'number' || value instanceof ExactNumber) return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  const read = typeof value === 'string' ? numberOf(value) : undefined;
  if (read === undefined) throw new LanguageError('D3030', { value, parts: { index: 1 } });
  return read;
}

function root(value: number): number {
  if (value < 0) throw new LanguageError('D3060', { value, parts: { index: 1 } });
  return Math.sqrt(value);
}

function inBase(value: number, base: number | undefined): string {
  const radix = base === undefined ? 10 : roundHalfEven(base, undefined);
  if (!(radix >= 2 && radix <= 36)) throw new LanguageError('D3100', { value: radix });
  return roundHalfEven(value, undefined).toString(radix);
}

/** The functions of one number. */
export const numberFunctions: readonly Builtin[] = [
  builtin('number', '<(nsb)-:n>', 1, (_, args) => toNumber(args[0])),
  ofNumber('abs', Math.abs),
  ofNumber('floor', Math.floor),
  ofNumber('ceil', Math.ceil),
  builtin('round', '<n-n?:n>', 2, (call, args) =>
    args[0] === undefined ? undefined : roundHalfEven(numberAt(call, args, 0), optionalNumberAt(call, args, 1)),
  ),
  ofNumber('sqrt', root),
  builtin('power', '<n-n:n>', 2, (call, args) => {
    if (args[0] === undefined) return undefined;
    const base = numberAt(call, args, 0);
    const exponent = optionalNumberAt(call, args, 1);
    const power = exponent === undefined ? NaN : base ** exponent;
    if (!Number.isFinite(power)) throw new LanguageError('D3061', { value: base, parts: { index: 1, exp: exponent } });
    return power;
  }),
  builtin('random', '<:n>', 0, () => Math.random()),
  builtin('formatBase', '<n-n?:s>', 2, (call, args) =>
    args[0] === undefined ? undefined : inBase(numberAt(call, args, 0), optionalNumberAt(call, args, 1)),
  ),
  builtin('formatInteger', '<n-s:s>', 2, (call, args) =>
    args[0] === undefined ? undefined : formatInteger(numberAt(call, args, 0), textAt(args, 1)),
  ),
  builtin('parseInteger', '<s-s:n>', 2, (_, args) => (args[0] === undefined ? undefined : parseInteger(textAt(args, 0), textAt(args, 1)))),
];
