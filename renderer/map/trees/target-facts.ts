import type { FieldPath } from '#shared/base/field-path.ts';
import type { ProjectStatus } from '#shared/rpc/contract/preview.ts';
import type { Status } from '#shared/project/status.ts';
import { fillOf } from '#renderer/map/fill-of.ts';
import type { MappingView } from '#renderer/map/mapping-view.ts';
import type { CanvasModel } from '#renderer/map/canvas/canvas-model.ts';
import { isWithin } from '#shared/base/field-path.ts';
import type { SourceFacts, TargetFacts } from './row-facts.ts';
import { parentPath } from './tree-places.ts';
import type { TreeRow } from './tree-rows.ts';

/** Reads what is known of target rows from rules, loops and status. */
export function targetFactsOf(view: MappingView, status: ProjectStatus | undefined, model: CanvasModel): (row: TreeRow) => TargetFacts {
  const statuses = new Map<FieldPath, Status>();
  for (const field of status?.fields ?? []) if (field.mapping === view.mapping.id) statuses.set(field.target, field.status);
  const mapped = new Map<FieldPath, number>();
  for (const rule of view.rules)
    for (let at = parentPath(rule.target); at !== undefined; at = parentPath(at)) mapped.set(at, (mapped.get(at) ?? 0) + 1);
  const sources = new Map<string, Set<string>>();
  for (const link of model.links) {
    if (link.from.at !== 'source') continue;
    const read = sources.get(link.owner) ?? new Set();
    read.add(`${link.from.side}:${link.from.path}`);
    sources.set(link.owner, read);
  }
  return (row) => {
    const rule = view.ruleAt.get(row.path);
    const loop = view.loopAt.get(row.path);
    const state = statuses.get(row.path);
    const required = rule?.mandatory ?? (row.field.min > 0 && (!row.group || row.field.repeats));
    const fill = rule === undefined ? undefined : fillOf(rule.expression);
    return {
      required,
      fill: loop !== undefined ? 'loop' : (fill?.kind ?? 'none'),
      how: loop !== undefined ? `for each ${loop.each}` : (fill?.how ?? ''),
      sources: rule === undefined ? 0 : (sources.get(rule.id)?.size ?? 0),
      ...(rule === undefined ? {} : { rule: rule.id }),
      ...(state === undefined
        ? rule === undefined && !row.group
          ? { status: required ? ('open' as const) : ('not-mapped' as const) }
          : {}
        : { status: state }),
      ...(row.group ? { mapped: mapped.get(row.path) ?? 0, fields: row.leaves } : {}),
      ...(fill?.broken === true ? { broken: true } : {}),
    };
  };
}

/** Reads how source rows are used. A closed group stands for what is below it. */
export function sourceFactsOf(model: CanvasModel): (row: TreeRow) => SourceFacts {
  const uses = new Map<string, { use: SourceFacts['use']; owners: Set<string> }>();
  const note = (key: string, use: SourceFacts['use'], owner: string): void => {
    const there = uses.get(key);
    if (there === undefined) uses.set(key, { use, owners: new Set([owner]) });
    else {
      there.owners.add(owner);
      // The busiest use colours the port; an array that a loop goes over is a square before all else.
      if (rank[use] > rank[there.use]) there.use = use;
    }
  };
  const reads: { readonly side: string; readonly path: FieldPath; readonly owner: string }[] = [];
  for (const link of model.links) {
    if (link.from.at !== 'source') continue;
    const use =
      link.kind === 'loop'
        ? 'loop'
        : link.kind === 'condition'
          ? 'condition'
          : link.kind === 'computed' || link.to.at === 'input'
            ? 'computed'
            : 'direct';
    note(`${link.from.side}:${link.from.path}`, use, link.owner);
    reads.push({ side: link.from.side, path: link.from.path, owner: link.owner });
  }
  return (row) => {
    const own = uses.get(row.key);
    if (own !== undefined) return { use: own.use, readers: own.owners.size };
    if (!row.group || row.open) return { use: 'none', readers: 0 };
    const below = new Set(reads.filter((read) => read.side === row.side && isWithin(read.path, row.path)).map((read) => read.owner));
    return { use: below.size > 0 ? 'direct' : 'none', readers: below.size };
  };
}

const rank: Readonly<Record<SourceFacts['use'], number>> = { none: 0, direct: 1, computed: 2, condition: 3, loop: 4 };
