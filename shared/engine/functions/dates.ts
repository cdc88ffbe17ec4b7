import { LanguageError } from '../values/language-error.ts';
import { numberAt, optionalTextAt, textAt } from './arguments.ts';
import { builtin, type Builtin } from './builtin.ts';
import { formatDate } from './format-date.ts';
import { parseDate } from './parse-date.ts';

const isoDate = /^\d{4}(?:-[01]\d)?(?:-[0-3]\d)?(?:T[0-2]\d:[0-5]\d:[0-5]\d)?(?:\.\d+)?(?:[+-][0-2]\d:?[0-5]\d|Z)?$/;

function parseIso(text: string): number {
  if (!isoDate.test(text)) throw new LanguageError('D3110', { value: text });
  return Date.parse(text);
}

/** The functions of instants. */
export const dateFunctions: readonly Builtin[] = [
  builtin('now', '<s?s?:s>', 2, (call, args) => formatDate(call.instant, optionalTextAt(args, 0), optionalTextAt(args, 1))),
  builtin('millis', '<:n>', 0, (call) => call.instant),
  builtin('fromMillis', '<n-s?s?:s>', 3, (call, args) =>
    args[0] === undefined ? undefined : formatDate(numberAt(call, args, 0), optionalTextAt(args, 1), optionalTextAt(args, 2)),
  ),
  builtin('toMillis', '<s-s?:n>', 2, (call, args) => {
    if (args[0] === undefined) return undefined;
    const picture = optionalTextAt(args, 1);
    return picture === undefined ? parseIso(textAt(args, 0)) : parseDate(textAt(args, 0), picture, call.instant);
  }),
];
