import type { FieldPath } from '#shared/base/field-path.ts';
import { isWithin } from '#shared/base/field-path.ts';
import type { Trace } from '#shared/trace/trace.ts';
import type { CanvasLink, CanvasModel, LinkEnd } from './canvas/canvas-model.ts';
import { rowKey } from './trees/tree-rows.ts';

/** Where a lineage begins. */
export type LineageStart =
  | { readonly of: 'target'; readonly path: FieldPath }
  | { readonly of: 'source'; readonly side: string; readonly path: FieldPath }
  | { readonly of: 'node'; readonly node: string };

/** Everything that a value comes from, or goes to. */
export interface Lineage {
  readonly links: ReadonlySet<string>;
  readonly nodes: ReadonlySet<string>;
  /** Row keys of source fields. */
  readonly sources: ReadonlySet<string>;
  readonly targets: ReadonlySet<FieldPath>;
  /** Loops whose items it goes through. */
  readonly loops: ReadonlySet<string>;
}

export const emptyLineage: Lineage = { links: new Set(), nodes: new Set(), sources: new Set(), targets: new Set(), loops: new Set() };

function endKey(end: LinkEnd): string {
  switch (end.at) {
    case 'source':
      return `s${rowKey(end.side, end.path)}`;
    case 'target':
      return `t${end.path}`;
    case 'band':
      return `b${end.loop}`;
    case 'input':
    case 'output':
      return `n${end.node}`;
  }
}

function startKeys(model: CanvasModel, start: LineageStart): readonly string[] {
  switch (start.of) {
    case 'target':
      return [`t${start.path}`];
    case 'node':
      return [`n${start.node}`];
    case 'source':
      // A group stands for the fields below it.
      return [
        ...new Set(
          model.links.flatMap((link) =>
            link.from.at === 'source' && link.from.side === start.side && isWithin(link.from.path, start.path) ? [endKey(link.from)] : [],
          ),
        ),
      ];
  }
}

/** Follows links from a start: against their direction (`up`), with it (`down`), nodes all the way. */
export function traceLineage(model: CanvasModel, start: LineageStart | undefined, direction: 'up' | 'down'): Lineage {
  if (start === undefined) return emptyLineage;
  const by = new Map<string, CanvasLink[]>();
  for (const link of model.links) {
    if (link.kind === 'loop') continue;
    const key = endKey(direction === 'up' ? link.to : link.from);
    const there = by.get(key);
    if (there === undefined) by.set(key, [link]);
    else there.push(link);
  }
  const links = new Set<string>();
  const nodes = new Set<string>();
  const sources = new Set<string>();
  const targets = new Set<FieldPath>();
  const seen = new Set<string>();
  const open = [...startKeys(model, start)];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (seen.has(key)) continue;
    seen.add(key);
    for (const link of by.get(key) ?? []) {
      links.add(link.id);
      for (const end of [link.from, link.to]) {
        if (end.at === 'source') sources.add(rowKey(end.side, end.path));
        else if (end.at === 'target') targets.add(end.path);
        else if (end.at === 'input' || end.at === 'output') nodes.add(end.node);
      }
      open.push(endKey(direction === 'up' ? link.from : link.to));
    }
  }
  if (start.of === 'target') targets.add(start.path);
  if (start.of === 'node') nodes.add(start.node);
  const loops = new Set(
    model.bands.filter((band) => [...targets].some((target) => isWithin(target, band.target))).map((band) => band.loop),
  );
  return { links, nodes, sources, targets, loops };
}

/** A lineage without what only branches read that a traced value did not take. */
export function withoutUntaken(lineage: Lineage, model: CanvasModel, trace: Trace | undefined): Lineage {
  const untaken = (trace?.steps ?? []).flatMap(({ owner, branch }) => (branch?.other === undefined ? [] : [{ owner, ...branch.other }]));
  if (untaken.length === 0) return lineage;
  const isOut = (owner: string, span: CanvasLink['span']): boolean =>
    span !== undefined && untaken.some((other) => other.owner === owner && other.start <= span.start && span.end <= other.end);
  const gone = new Set(model.links.filter((link) => isOut(link.owner, link.span)).map((link) => link.id));
  const nodes = new Set([...lineage.nodes].filter((id) => !model.nodes.some((node) => node.id === id && isOut(node.rule, node.span))));
  const links = new Set([...lineage.links].filter((id) => !gone.has(id)));
  const left = model.links.filter((link) => links.has(link.id));
  const sources = new Set(left.flatMap(({ from }) => (from.at === 'source' ? [rowKey(from.side, from.path)] : [])));
  return { ...lineage, links, nodes, sources };
}
