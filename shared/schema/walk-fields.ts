import type { FieldPath } from '#shared/base/field-path.ts';
import { childPath } from '#shared/base/field-path.ts';
import type { Field, Schema } from './field.ts';

export interface FieldAt {
  readonly path: FieldPath;
  readonly field: Field;
  /** 0 for the children of the root. */
  readonly depth: number;
  readonly parent: FieldPath;
}

/** Every field written out in the tree, parents before children, in schema order; the root itself is left out. */
export function* walkFields(schema: Schema): Generator<FieldAt> {
  yield* walkBelow(schema.root, '', 0);
}

/** Every field written out below one field whose path is given. */
export function* walkBelow(field: Field, path: FieldPath, depth = 0): Generator<FieldAt> {
  const open: { fields: readonly Field[]; next: number; parent: FieldPath }[] = [{ fields: field.children ?? [], next: 0, parent: path }];
  for (;;) {
    const top = open.at(-1);
    if (top === undefined) return;
    const child = top.fields[top.next];
    if (child === undefined) {
      open.pop();
      continue;
    }
    top.next += 1;
    const at = childPath(top.parent, child.name);
    yield { path: at, field: child, depth: depth + open.length - 1, parent: top.parent };
    if (child.children !== undefined) open.push({ fields: child.children, next: 0, parent: at });
  }
}
