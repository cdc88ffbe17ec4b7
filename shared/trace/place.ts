import type { FieldPath } from '#shared/base/field-path.ts';
import { isWithin, joinPath, quoteName, splitPath } from '#shared/base/field-path.ts';
import type { Loop, MappingDefinition, Rule } from '#shared/mapping/mapping.ts';
import type { Value } from '#shared/records/value.ts';
import { isArray, isObject } from '#shared/records/value.ts';

/** Where a value is in a record or an output: names and, in arrays, positions from 0. */
export type Place = readonly (string | number)[];

/** `Lines.Line[2].TaxCode`. */
export function placeText(place: Place): string {
  let text = '';
  for (const part of place) text += typeof part === 'number' ? `[${part}]` : `${text === '' ? '' : '.'}${quoteName(part)}`;
  return text;
}

/** The place that a text names; `undefined` when it is none. */
export function readPlace(text: string): Place | undefined {
  const place: (string | number)[] = [];
  const parts = text.matchAll(/\.?(?:`((?:[^`]|``)*)`|\[(\d+)\]|([^.`[\]]+))/gy);
  let read = 0;
  for (const part of parts) {
    read += part[0].length;
    place.push(part[2] === undefined ? (part[3] ?? (part[1] ?? '').replaceAll('``', '`')) : Number(part[2]));
  }
  return read === text.length ? place : undefined;
}

/** The path of the field, positions left out. */
export function pathOf(place: Place): FieldPath {
  return joinPath(place.filter((part) => typeof part === 'string'));
}

/** The value there; `undefined` where there is none. */
export function valueAt(value: Value | undefined, place: Place): Value | undefined {
  let found = value;
  for (const part of place) {
    if (typeof part === 'number') found = isArray(found) ? found[part] : undefined;
    else found = isObject(found) && Object.hasOwn(found, part) ? found[part] : undefined;
    if (found === undefined) return undefined;
  }
  return found;
}

/** What fills a place of the output: the rule of the field or of the closest field around it, and the items of the loops around. */
export interface Filled {
  readonly rule?: Rule;
  /** Loops around, outermost first. */
  readonly loops: readonly Loop[];
  /** Item of each of these loops, as far as the place says. */
  readonly items: readonly number[];
  /** The place within what the rule gives. */
  readonly within: Place;
}

/** The rule that fills a field: its own, else that of the closest field around it. */
export function ruleFilling(rules: readonly Rule[], path: FieldPath): Rule | undefined {
  return rules.filter((one) => isWithin(path, one.target)).sort((a, b) => b.target.length - a.target.length)[0];
}

/** Finds what fills a place. */
export function filledBy(definition: MappingDefinition, place: Place): Filled {
  const path = pathOf(place);
  const rule = ruleFilling(definition.rules, path);
  const of = rule?.target ?? path;
  const loops = definition.loops.filter((loop) => isWithin(of, loop.target)).sort((a, b) => a.target.length - b.target.length);
  const items: number[] = [];
  let names = 0;
  let at = 0;
  const wanted = splitPath(of)?.length ?? 0;
  const depths = new Set(loops.map((loop) => splitPath(loop.target)?.length ?? 0));
  for (; at < place.length; at += 1) {
    const part = place[at];
    if (typeof part === 'string') {
      if (names === wanted) break;
      names += 1;
    } else if (depths.has(names)) {
      items.push(part ?? 0);
      depths.delete(names);
    } else if (names === wanted) break;
  }
  return { ...(rule === undefined ? {} : { rule }), loops, items, within: place.slice(at) };
}
