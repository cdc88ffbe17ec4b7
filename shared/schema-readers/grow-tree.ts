import type { FieldPath } from '#shared/base/field-path.ts';
import { childPath } from '#shared/base/field-path.ts';
import { setOwn } from '#shared/base/json-value.ts';
import type { Field } from '#shared/schema/field.ts';

/** A field as a reader knows it: everything about it, and how to get at its children when they are wanted. */
export interface FieldPlan {
  readonly field: Omit<Field, 'children' | 'recursive' | 'typeRef'>;
  readonly content?: ContentPlan;
}

/** The children of a type. Equal keys have equal children; `plans` is called at most once per key and tree. */
export interface ContentPlan {
  readonly key: string;
  plans(): readonly FieldPlan[];
}

export interface TreeLimits {
  /** Most fields written out in the tree; what lies beyond is reached by `typeRef`. */
  readonly maxFields: number;
  /** Deepest level written out. */
  readonly maxDepth: number;
  /** Most fields in the table of types; what lies beyond is left open. */
  readonly maxTypeFields: number;
}

export const defaultLimits: TreeLimits = { maxFields: 5_000, maxDepth: 24, maxTypeFields: 100_000 };

export interface GrownTree {
  readonly root: Field;
  readonly types: Readonly<Record<string, readonly Field[]>>;
  /** How many fields the limits left to `typeRef`, recursion not counted. */
  readonly folded: number;
  /** How many types did not fit in the table. */
  readonly lost: number;
}

interface Growing {
  readonly plan: FieldPlan;
  readonly path: FieldPath;
  readonly depth: number;
  readonly parent: Growing | undefined;
  children?: readonly Growing[];
  recursive?: FieldPath;
  folded?: boolean;
}

/**
 * Writes a schema out as a tree, level by level, so that a limit cuts the deepest fields and no branch starves another.
 * A type inside itself stops the tree; its children, like those beyond the limits, are found in `types`.
 */
export function growTree(root: FieldPlan, limits: TreeLimits = defaultLimits): GrownTree {
  const known = new Map<string, readonly FieldPlan[]>();
  const plansOf = (content: ContentPlan): readonly FieldPlan[] => {
    const before = known.get(content.key);
    if (before !== undefined) return before;
    const plans = content.plans();
    known.set(content.key, plans);
    return plans;
  };
  const top: Growing = { plan: root, path: '', depth: 0, parent: undefined };
  const wanted = new Map<string, ContentPlan>();
  let fields = 0;
  let folded = 0;
  let level: Growing[] = [top];
  while (level.length > 0) {
    const next: Growing[] = [];
    for (const node of level) {
      const content = node.plan.content;
      if (content === undefined) continue;
      const again = ancestorOf(node, content.key);
      const plans = again === undefined ? plansOf(content) : [];
      if (again !== undefined) node.recursive = again.path;
      else if (node.depth > 0 && (node.depth >= limits.maxDepth || fields + plans.length > limits.maxFields)) {
        node.folded = true;
        folded += 1;
      } else {
        node.children = plans.map((plan) => ({ plan, path: childPath(node.path, plan.field.name), depth: node.depth + 1, parent: node }));
        fields += plans.length;
        for (const child of node.children) next.push(child);
      }
      if (node.children === undefined) wanted.set(content.key, content);
    }
    level = next;
  }
  const table = growTypes(wanted, plansOf, limits.maxTypeFields);
  return { root: finish(top, table.types), types: table.types, folded, lost: table.lost };
}

function ancestorOf(node: Growing, key: string): Growing | undefined {
  for (let at = node.parent; at !== undefined; at = at.parent) if (at.plan.content?.key === key) return at;
  return undefined;
}

function growTypes(wanted: ReadonlyMap<string, ContentPlan>, plansOf: (content: ContentPlan) => readonly FieldPlan[], most: number) {
  const types: Record<string, readonly Field[]> = {};
  const queue = [...wanted.values()];
  const taken = new Set(wanted.keys());
  let fields = 0;
  let lost = 0;
  for (let i = 0; i < queue.length; i += 1) {
    const content = queue[i];
    if (content === undefined) break;
    const plans = plansOf(content);
    if (fields + plans.length > most) {
      lost += 1;
      continue;
    }
    fields += plans.length;
    setOwn(
      types,
      content.key,
      plans.map((plan) => (plan.content === undefined ? plan.field : { ...plan.field, typeRef: plan.content.key })),
    );
    for (const plan of plans) {
      if (plan.content === undefined || taken.has(plan.content.key)) continue;
      taken.add(plan.content.key);
      queue.push(plan.content);
    }
  }
  if (lost > 0)
    for (const [key, list] of Object.entries(types))
      setOwn(
        types,
        key,
        list.map((field) => openIfLost(field, types)),
      );
  return { types, lost };
}

function openIfLost(field: Field, types: Readonly<Record<string, readonly Field[]>>): Field {
  if (field.typeRef === undefined || Object.hasOwn(types, field.typeRef)) return field;
  const { typeRef: _lost, ...rest } = field;
  return { ...rest, open: true };
}

function finish(node: Growing, types: Readonly<Record<string, readonly Field[]>>): Field {
  const { field, content } = node.plan;
  if (node.children !== undefined) return { ...field, children: node.children.map((child) => finish(child, types)) };
  if (content === undefined) return field;
  const stopped: Field = { ...field, ...(node.recursive === undefined ? {} : { recursive: node.recursive }), typeRef: content.key };
  return openIfLost(stopped, types);
}
