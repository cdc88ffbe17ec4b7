import { existsSync } from 'node:fs';
import { splitPath } from '#shared/base/field-path.ts';
import type { FormatOptions } from '#shared/formats/codec.ts';
import { wrongUse } from './cli-failure.ts';

/** A repeatable option of commander: gathers its values in order. */
export function gather(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

/** `[name=]<file>`; a file whose own name looks so is taken as it is when it is there. */
export function namedFile(text: string): { readonly name?: string; readonly path: string } {
  const match = /^([A-Za-z_][A-Za-z0-9_]*)=(.+)$/s.exec(text);
  const [, name, path] = match ?? [];
  return name === undefined || path === undefined || existsSync(text) ? { path: text } : { name, path };
}

/** `key=value` of `--param`. */
export function parameters(texts: readonly string[] | undefined): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const text of texts ?? []) {
    const match = /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/s.exec(text);
    if (match?.[1] === undefined) throw wrongUse(`--param ${text} is not of the form name=value.`);
    found[match[1]] = match[2] ?? '';
  }
  return found;
}

/** Options of readers and writers by the name they are for; '' is for all. */
export interface OptionTable {
  for(name: string): FormatOptions;
  /** Only what is said for the name itself. */
  only(name: string): FormatOptions;
  readonly names: readonly string[];
}

/** `[name.]key=value` of `--read` and `--write`. */
export function optionTable(texts: readonly string[] | undefined, flag: '--read' | '--write'): OptionTable {
  const byName = new Map<string, Record<string, string>>();
  for (const text of texts ?? []) {
    const match = /^(?:([A-Za-z_][A-Za-z0-9_]*)\.)?([A-Za-z][A-Za-z0-9-]*)=(.*)$/s.exec(text);
    if (match?.[2] === undefined)
      throw wrongUse(`${flag} ${text} is not of the form key=value or name.key=value.`, `For example ${flag} delimiter=;`);
    const options = byName.get(match[1] ?? '') ?? {};
    options[match[2]] = match[3] ?? '';
    byName.set(match[1] ?? '', options);
  }
  return {
    for: (name) => ({ ...byName.get(''), ...(name === '' ? {} : byName.get(name)) }),
    only: (name) => byName.get(name) ?? {},
    names: [...byName.keys()].filter((name) => name !== ''),
  };
}

/** `<target path>=<expression>`: the path ends at the first equals sign that leaves a path before it. */
export function ruleAssignment(text: string): { readonly target: string; readonly expression: string } {
  for (let at = text.indexOf('='); at > 0; at = text.indexOf('=', at + 1)) {
    const target = text.slice(0, at).trim();
    if (splitPath(target) !== undefined && (target.match(/`/g)?.length ?? 0) % 2 === 0)
      return { target, expression: text.slice(at + 1).trim() };
  }
  throw wrongUse(`--set ${text} is not of the form target=expression.`, 'For example --set "Order.Id=$string(id)".');
}
