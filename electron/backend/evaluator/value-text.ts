import { ExactNumber } from '#shared/records/exact-number.ts';
import type { Value } from '#shared/records/value.ts';
import { toWire } from '#shared/records/wire-value.ts';

const longest = 200;

/** A value as a list of values shows it: text bare, the rest as JSON, cut at 200 characters. */
export function valueText(value: Value): string {
  const text =
    typeof value === 'string'
      ? value
      : value instanceof ExactNumber
        ? value.digits
        : typeof value === 'object'
          ? compact(value)
          : String(value);
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

function compact(value: Value): string {
  return JSON.stringify(toWire(value)).replaceAll(/\{"#n":"(-?[0-9.eE+-]+)"\}/g, '$1');
}
