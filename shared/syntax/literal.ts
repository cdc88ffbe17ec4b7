import { quoteName } from '#shared/base/field-path.ts';

/** A value as JSONata text. Numbers must be finite. */
export function literalText(value: string | number | boolean | null): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${value} has no JSONata text`);
  return JSON.stringify(value);
}

/**
 * The expression that reads a path from its context; no names read the context itself. A name that holds a backtick cannot
 * be written in JSONata and is looked up by its text.
 */
export function pathExpression(names: readonly string[]): string {
  if (names.length === 0) return '$';
  return names.map((name) => (name.includes('`') ? `$lookup($, ${literalText(name)})` : quoteName(name))).join('.');
}
