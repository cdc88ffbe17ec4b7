import type { Value } from '#shared/records/value.ts';
import { leafText } from './change-cost.ts';

const longest = 40;

/** A value in a sentence: text in quotes, nothing by its name, long ones cut. */
export function shown(value: Value | undefined): string {
  if (value === undefined) return 'nothing';
  const text = leafText(value).replaceAll(/\s+/g, ' ');
  const short = text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
  return typeof value === 'string' ? `“${short}”` : short;
}
