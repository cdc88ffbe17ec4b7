import type { FieldPlan } from '#shared/schema-readers/grow-tree.ts';

/** How often an element may stand in the content of another. */
export interface Item {
  readonly name: string;
  readonly plan: FieldPlan;
  readonly min: number;
  /** `null` is unbounded. */
  readonly max: number | null;
  readonly choice?: Choice;
}

export interface Choice {
  readonly id: string;
  /** One of its elements must stand. */
  readonly required: boolean;
}

/** Content brought to a list of elements; `open` where a wildcard allows others. */
export interface Particle {
  readonly items: readonly Item[];
  readonly open: boolean;
}

export const nothing: Particle = { items: [], open: false };

/** One after the other: the same name in both is one field that occurs as often as both together. */
export function sequence(parts: readonly Particle[]): Particle {
  const items = new Map<string, Item>();
  for (const part of parts) {
    for (const item of part.items) {
      const before = items.get(item.name);
      items.set(
        item.name,
        before === undefined ? item : { name: item.name, plan: before.plan, min: before.min + item.min, max: sum(before.max, item.max) },
      );
    }
  }
  return { items: [...items.values()], open: parts.some((part) => part.open) };
}

/**
 * One of several: what is not in every branch is optional. Branches of a single element exclude one another and get
 * the id; what excludes whole groups a field cannot say.
 */
export function choose(branches: readonly Particle[], id: string): Particle {
  const [only] = branches;
  if (only === undefined) return nothing;
  if (branches.length === 1) return only;
  const required = branches.every(
    (branch) => isExclusive(branch) && branch.items.every((item) => item.min > 0 || item.choice?.required === true),
  );
  const items = new Map<string, Item>();
  const counts = new Map<string, number>();
  for (const branch of branches) {
    const exclusive = isExclusive(branch);
    for (const item of branch.items) {
      counts.set(item.name, (counts.get(item.name) ?? 0) + 1);
      const before = items.get(item.name);
      const { choice: _inner, ...rest } = item;
      if (before === undefined) items.set(item.name, exclusive ? { ...rest, choice: { id, required } } : rest);
      else
        items.set(item.name, {
          name: item.name,
          plan: before.plan,
          min: Math.min(before.min, item.min),
          max: greater(before.max, item.max),
        });
    }
  }
  const all = [...items.values()].map((item) => (counts.get(item.name) === branches.length ? item : { ...item, min: 0 }));
  const choosing = all.filter((item) => item.choice !== undefined).length > 1;
  return { items: choosing ? all : all.map(plain), open: branches.some((branch) => branch.open) };
}

/** The whole as often as said; what may come several times excludes nothing. */
export function repeat(part: Particle, min: number, max: number | null): Particle {
  if (min === 1 && max === 1) return part;
  if (max === 0) return nothing;
  const items = part.items.map((item) => {
    const times = { name: item.name, plan: item.plan, min: item.min * min, max: product(item.max, max) };
    return max === 1 && item.choice !== undefined
      ? { ...times, choice: { id: item.choice.id, required: item.choice.required && min > 0 } }
      : times;
  });
  return { items, open: part.open };
}

/** The fields of a content, with their occurrences. */
export function fieldsOf(part: Particle): readonly FieldPlan[] {
  return part.items.map(({ plan, min, max, choice }) => {
    const repeats = max === null || max > 1;
    return {
      ...plan,
      field: {
        ...plan.field,
        repeats,
        min: repeats ? min : Math.min(min, 1),
        ...(repeats ? { max } : {}),
        ...(choice === undefined ? {} : { choice: choice.id, ...(choice.required ? { choiceRequired: true } : {}) }),
      },
    };
  });
}

/** Whether the branch is a single element, or a choice by itself. */
function isExclusive(branch: Particle): boolean {
  const [first] = branch.items;
  return branch.items.length === 1 || (first?.choice !== undefined && branch.items.every((item) => item.choice?.id === first.choice?.id));
}

function plain(item: Item): Item {
  const { choice: _choice, ...rest } = item;
  return rest;
}

function sum(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}

function greater(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : Math.max(a, b);
}

function product(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a * b;
}
