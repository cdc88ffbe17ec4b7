import { z } from 'zod';
import { splitPath } from '#shared/base/field-path.ts';
import { limits } from './limits.ts';

/** An id: letters, digits, dot, underscore, hyphen. It names a row, a file in a folder export, a key of an object. */
export const idSchema = z
  .string()
  .max(limits.id)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'An id holds letters, digits, dots, underscores and hyphens.');

export const nameSchema = z.string().max(limits.name);
export const textSchema = z.string().max(limits.text);
export const expressionSchema = z.string().max(limits.expression);

/** A field path, the empty one (the root) included. */
export const pathSchema = z
  .string()
  .max(limits.path)
  .refine((path) => splitPath(path) !== undefined, 'This is not a field path.');

/** A name that JSONata binds: without `$`. */
export const variableSchema = z
  .string()
  .max(limits.id)
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'A variable name holds letters, digits and underscores.');

/** An object with free keys. The key `__proto__` is refused: the validator would lose it without a word. */
export function recordSchema<V extends z.ZodType>(value: V) {
  return z
    .custom<unknown>(
      (object) => typeof object === 'object' && object !== null && !Object.hasOwn(object, '__proto__'),
      'The key __proto__ cannot be used here.',
    )
    .pipe(z.record(z.string().max(limits.path), value));
}

/** An instant, ISO 8601. */
export const instantSchema = z.string().max(40);

/** SHA-256, hex. */
export const hashSchema = z.string().regex(/^[0-9a-f]{64}$/, 'This is not a SHA-256 in hex.');

export const formatSchema = z.enum(['json', 'ndjson', 'csv', 'xml']);
export const formatOptionsSchema = recordSchema(z.string().max(2_000));
