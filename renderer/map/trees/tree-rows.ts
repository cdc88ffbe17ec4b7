import type { FieldPath } from '#shared/base/field-path.ts';
import { childPath } from '#shared/base/field-path.ts';
import type { Field, Schema } from '#shared/schema/field.ts';
import { fieldChildren } from '#shared/schema/field-children.ts';

/** One tree of the pane: a source, or the target. */
export interface TreeRoot {
  readonly side: string;
  /** Shown as a row of its own when the pane holds several. */
  readonly name: string;
  readonly schema: Schema;
}

/** One visible line of a tree. All rows have the same height, so its place is its index. */
export interface TreeRow {
  readonly key: string;
  readonly side: string;
  /** The field it stands for; '' is the whole record. */
  readonly path: FieldPath;
  readonly field: Field;
  /** Names as shown: several when groups with one child share a row (`Lines › Line`). */
  readonly names: readonly string[];
  /** Paths of the groups that share this row, outermost first. */
  readonly wrappers: readonly FieldPath[];
  readonly depth: number;
  readonly group: boolean;
  readonly open: boolean;
  /** Leaves below a group, those of unfolded types not counted. */
  readonly leaves: number;
  /** Index of the row that this one lies below, or -1. */
  readonly parent: number;
  /** Where the filter's text stands in the last name. */
  readonly match?: { readonly start: number; readonly end: number };
}

export function rowKey(side: string, path: FieldPath): string {
  return `${side}:${path}`;
}

/** The side and path of a row's key; ids of sides hold no colon. */
export function splitRowKey(key: string): { readonly side: string; readonly path: FieldPath } {
  const colon = key.indexOf(':');
  return { side: key.slice(0, colon), path: key.slice(colon + 1) };
}

interface Spot {
  readonly path: FieldPath;
  readonly field: Field;
  readonly names: readonly string[];
  readonly wrappers: readonly FieldPath[];
  readonly children: readonly Field[];
}

const leafCounts = new WeakMap<Field, number>();

/** Leaves written out below a field; a leaf counts itself. */
export function leavesBelow(schema: Schema, field: Field): number {
  const known = leafCounts.get(field);
  if (known !== undefined) return known;
  const children = field.children ?? (field.recursive === undefined ? fieldChildren(schema, field) : []);
  let count = children.length === 0 ? 1 : 0;
  leafCounts.set(field, count);
  for (const child of children) count += leavesBelow(schema, child);
  leafCounts.set(field, count);
  return count;
}

/** The field with the groups that hold nothing but one group folded into its row. */
function spotAt(schema: Schema, path: FieldPath, field: Field): Spot {
  const names: string[] = [field.name];
  const wrappers: FieldPath[] = [];
  let at = path;
  let inner = field;
  for (;;) {
    const children = fieldChildren(schema, inner);
    const only = children.length === 1 ? children[0] : undefined;
    if (only === undefined || inner.repeats || inner.recursive !== undefined || fieldChildren(schema, only).length === 0) {
      return { path: at, field: inner, names, wrappers, children };
    }
    wrappers.push(at);
    at = childPath(at, only.name);
    names.push(only.name);
    inner = only;
  }
}

/** The rows directly below the root of a tree: below the document element where there is one, and it alone. */
export function topSpots(schema: Schema): { readonly path: FieldPath; readonly fields: readonly Field[] } {
  const children = fieldChildren(schema, schema.root);
  const only = children.length === 1 ? children[0] : undefined;
  if (only !== undefined && !only.repeats && only.xml?.kind === 'element' && fieldChildren(schema, only).length > 0) {
    return { path: childPath('', only.name), fields: fieldChildren(schema, only) };
  }
  return { path: '', fields: children };
}

/** How deep an unfolded type may be opened by "open all". */
const deepest = 24;

/**
 * The visible rows. `open` holds row keys of open groups. With a filter, rows whose name holds the text stand with their
 * ancestors, all open.
 */
export function flattenTrees(roots: readonly TreeRoot[], open: ReadonlySet<string>, filter = ''): readonly TreeRow[] {
  const rows: TreeRow[] = [];
  const text = filter.trim().toLowerCase();
  for (const root of roots) {
    const top = topSpots(root.schema);
    let depth = 0;
    let parent = -1;
    if (roots.length > 1) {
      const key = rowKey(root.side, '');
      const isOpen = text !== '' || open.has(key);
      rows.push({
        key,
        side: root.side,
        path: '',
        field: root.schema.root,
        names: [root.name],
        wrappers: [],
        depth: 0,
        group: true,
        open: isOpen,
        leaves: leavesBelow(root.schema, root.schema.root),
        parent: -1,
      });
      if (!isOpen) continue;
      depth = 1;
      parent = rows.length - 1;
    }
    const before = rows.length;
    pushBelow(rows, root, top.path, top.fields, depth, parent, open, text);
    if (text !== '' && depth === 1 && rows.length === before) rows.pop();
  }
  return rows;
}

function pushBelow(
  rows: TreeRow[],
  root: TreeRoot,
  path: FieldPath,
  fields: readonly Field[],
  depth: number,
  parent: number,
  open: ReadonlySet<string>,
  text: string,
): void {
  for (const field of fields) {
    const spot = spotAt(root.schema, childPath(path, field.name), field);
    const key = rowKey(root.side, spot.path);
    const group = spot.children.length > 0;
    const match = text === '' ? undefined : matchIn(spot.names, text);
    const at = rows.length;
    const isOpen = group && (text === '' ? open.has(key) : depth < deepest);
    rows.push({
      key,
      side: root.side,
      path: spot.path,
      field: spot.field,
      names: spot.names,
      wrappers: spot.wrappers,
      depth,
      group,
      open: isOpen,
      leaves: group ? leavesBelow(root.schema, spot.field) : 1,
      parent,
      ...(match === undefined ? {} : { match }),
    });
    // A filter looks only at what is written out: a recursive type would never end.
    if (isOpen && (text === '' || spot.field.children !== undefined))
      pushBelow(rows, root, spot.path, spot.children, depth + 1, at, open, text);
    if (text !== '' && match === undefined && rows.length === at + 1) rows.pop();
  }
}

function matchIn(names: readonly string[], text: string): { start: number; end: number } | undefined {
  const start = (names.at(-1) ?? '').toLowerCase().indexOf(text);
  return start < 0 ? undefined : { start, end: start + text.length };
}

/** Rows that a first screen has room for: groups that start below stay closed. */
const firstScreen = 20;
/** Groups with so many leaves stay closed, unless they repeat. */
const largeGroup = 8;

/** Keys of the groups that stand open when a tree is first shown: what fits on the first screen, arrays before large groups. */
export function firstOpen(roots: readonly TreeRoot[]): Set<string> {
  const open = new Set<string>();
  if (roots.length > 1) for (const root of roots) open.add(rowKey(root.side, ''));
  for (let at = 0; at < firstScreen; at += 1) {
    const row = flattenTrees(roots, open)[at];
    if (row === undefined) break;
    if (row.group && (row.leaves < largeGroup || row.field.repeats)) open.add(row.key);
  }
  return open;
}

/** Keys of a row and every group written out below it, for "open all below". */
export function allBelow(root: TreeRoot, row: TreeRow): readonly string[] {
  const keys: string[] = [];
  const visit = (path: FieldPath, field: Field): void => {
    const spot = spotAt(root.schema, path, field);
    if (spot.children.length === 0) return;
    keys.push(rowKey(root.side, spot.path));
    if (spot.field.children === undefined) return;
    for (const child of spot.children) visit(childPath(spot.path, child.name), child);
  };
  if (row.path === '') {
    const top = topSpots(root.schema);
    keys.push(row.key);
    for (const field of top.fields) visit(childPath(top.path, field.name), field);
  } else visit(row.path, row.field);
  return keys;
}
