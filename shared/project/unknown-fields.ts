import { joinPath, type FieldPath } from '#shared/base/field-path.ts';
import { originNames, type LoopScope } from '#shared/matching/loop-scopes.ts';
import type { Side } from '#shared/project/documents/side.ts';
import type { Field, Schema } from '#shared/schema/field.ts';
import { childField, hasChildren } from '#shared/schema/field-children.ts';
import { readReferences } from '#shared/syntax/references.ts';
import type { Span } from '#shared/syntax/tokens.ts';
import type { SyntaxTree } from '#shared/syntax/tree.ts';

/** A path in an expression that leads to no field of a source. */
export interface UnknownField extends Span {
  readonly path: FieldPath;
  /** The first name that is not there. */
  readonly name: string;
  /** Name of the file whose schema lacks it; absent when it is no source's name. */
  readonly file?: string;
}

/** The fields that an expression reads and no source has. Below fields whose content is open nothing is unknown. */
export function unknownFields(tree: SyntaxTree, scopes: readonly LoopScope[], sources: readonly Side[]): readonly UnknownField[] {
  return readReferences(tree).paths.flatMap((read): readonly UnknownField[] => {
    const names = originNames(read, scopes);
    if (names === undefined) return [];
    const found = firstMissing(names, sources);
    return found === undefined ? [] : [{ path: joinPath(names), start: read.start, end: read.end, ...found }];
  });
}

/** The source and the path in it that names from the input's root lead to. */
export function sourceOfNames(
  names: readonly string[],
  sources: readonly Side[],
): { readonly side: Side; readonly names: readonly string[] } | undefined {
  if (sources.length <= 1) return sources[0] === undefined ? undefined : { side: sources[0], names };
  const side = sources.find((source) => source.name === names[0]);
  return side === undefined ? undefined : { side, names: names.slice(1) };
}

function firstMissing(names: readonly string[], sources: readonly Side[]): { readonly name: string; readonly file?: string } | undefined {
  const source = sourceOfNames(names, sources);
  if (source === undefined) return names[0] === undefined || sources.length === 0 ? undefined : { name: names[0] };
  const name = missingName(source.side.schema, source.names);
  return name === undefined ? undefined : { name, file: source.side.file };
}

function missingName(schema: Schema, names: readonly string[]): string | undefined {
  let field: Field = schema.root;
  for (const name of names) {
    if (isOpen(schema, field)) return undefined;
    const child = childField(schema, field, name);
    if (child === undefined) return name;
    field = child;
  }
  return undefined;
}

/** What is in it is not all known: anything goes, it comes again from above, or nothing was ever seen in it. */
function isOpen(schema: Schema, field: Field): boolean {
  if (field.open === true || field.type === 'any' || field.type === 'null') return true;
  return !hasChildren(schema, field) && (field.recursive !== undefined || field.type === 'object');
}
