import type { Field } from '#shared/schema/field.ts';

/** Allowed values named one by one up to here. */
const namedValues = 8;

/** The type of a field as a specification states it: `string, at most 35`, `list of integer`, `one of A, B`. */
export function dataType(field: Field): string {
  const one = valuesOf(field) ?? field.type + limitsOf(field);
  return field.repeats ? `list of ${one}` : one;
}

function valuesOf({ values, fixed }: Field): string | undefined {
  if (fixed !== undefined) return `always ${fixed}`;
  if (values === undefined || values.length === 0) return undefined;
  return values.length <= namedValues ? `one of ${values.join(', ')}` : `one of ${values.length} values`;
}

function limitsOf({ minLength, maxLength, minimum, maximum, totalDigits, fractionDigits, pattern }: Field): string {
  const limits = [
    minLength === undefined || minLength === 0 ? '' : minLength === maxLength ? `${minLength} characters` : `at least ${minLength}`,
    maxLength === undefined || minLength === maxLength ? '' : `at most ${maxLength}`,
    minimum === undefined ? '' : `from ${minimum}`,
    maximum === undefined ? '' : `to ${maximum}`,
    totalDigits === undefined ? '' : `${totalDigits} digits`,
    fractionDigits === undefined ? '' : `${fractionDigits} decimals`,
    pattern === undefined ? '' : `like ${pattern}`,
  ].filter((limit) => limit !== '');
  return limits.length === 0 ? '' : `, ${limits.join(', ')}`;
}
