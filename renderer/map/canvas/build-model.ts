import type { FieldPath } from '#shared/base/field-path.ts';
import { joinPath, splitPath } from '#shared/base/field-path.ts';
import type { FunctionNode, GraphSource } from '#shared/graph/rule-graph.ts';
import type { LoopScope } from '#shared/matching/loop-scopes.ts';
import { loopScopes } from '#shared/matching/loop-scopes.ts';
import type { MappingView } from '#renderer/map/mapping-view.ts';
import { loopSource, loopsAround, pathWords, sourceField } from '#renderer/map/mapping-view.ts';
import type { CanvasBand, CanvasLink, CanvasModel, CanvasNode, LinkEnd, NodeTone } from './canvas-model.ts';
import { arrangeNodes } from './arrange-nodes.ts';
import type { ModelInput } from './model-input.ts';
import { nodeSize } from './node-size.ts';
import type { ShownGraph } from './rule-graphs.ts';

const icons: Readonly<Record<FunctionNode['icon'], string>> = {
  pin: 'constant',
  hash: 'index',
  'square-function': 'function',
  'table-2': 'lookup',
  split: 'condition',
  'list-tree': 'switch',
  sigma: 'sum',
  'list-filter': 'filter',
  calendar: 'date',
  braces: 'free',
  brackets: 'array',
  'table-properties': 'object',
  repeat: 'loop',
  'arrow-down-wide-narrow': 'sort',
  group: 'group',
  route: 'path',
};

function toneOf(node: FunctionNode): NodeTone {
  if (node.kind === 'condition' || node.kind === 'switch') return 'cond';
  if (node.kind === 'filter' || node.kind === 'map' || node.kind === 'sort' || node.kind === 'group') return 'loop';
  return node.kind === 'constant' || node.kind === 'jsonata' ? 'plain' : 'fn';
}

/**
 * The mapping as nodes, links and bands. A rule whose target row lies in a closed group, or is not in the tree, shows
 * what it reads as plain links: its nodes would stand beside nothing.
 */
export function buildModel(input: ModelInput): CanvasModel {
  const { view } = input;
  const nodes: Omit<CanvasNode, 'x' | 'y'>[] = [];
  const links: CanvasLink[] = [];
  for (const rule of view.rules) {
    const shown = input.graphs.get(rule.id);
    if (shown === undefined) continue;
    const place = input.target.placeOf(view.target.id, rule.target);
    const scopes = loopScopes(view.loops, rule.target);
    const target: LinkEnd = { at: 'target', path: rule.target };
    const whole = place?.exact === true;
    const loops = loopsAround(view, rule.target).map((loop) => loop.id);
    if (whole) for (const node of shown.graph.nodes) nodes.push(drawnNode(node, rule.target, loops));
    const inputs = new Map(shown.graph.nodes.map((node) => [node.id, inputNumbers(node)]));
    const seen = new Set<string>();
    for (const link of shown.graph.links) {
      if (whole) {
        const from = sourceEnd(view, link.from, scopes);
        const node = link.to.kind === 'node' ? link.to.id : undefined;
        const number = node === undefined || link.to.kind !== 'node' ? undefined : inputs.get(node)?.[link.to.input];
        if (from === undefined || (node !== undefined && number === undefined)) continue;
        const to: LinkEnd = node === undefined ? target : { at: 'input', node, input: number ?? 0 };
        links.push({ id: link.id, kind: link.kind, from, to, owner: rule.id, ...spanOf(shown, link.from, link.to) });
      } else if (link.from.kind === 'field') {
        const from = sourceEnd(view, link.from, scopes);
        const key = JSON.stringify(from);
        if (from === undefined || seen.has(key)) continue;
        seen.add(key);
        links.push({ id: link.id, kind: link.to.kind === 'target' ? 'direct' : 'computed', from, to: target, owner: rule.id });
      }
    }
  }
  const bands = bandsOf(view);
  for (const band of bands) links.push(...bandLinks(view, band, input));
  return { nodes: arrangeNodes(nodes, input), links, bands };
}

function drawnNode(node: FunctionNode, target: FieldPath, loops: readonly string[]): Omit<CanvasNode, 'x' | 'y'> {
  const inputs = node.inputs.filter((one) => one.source.kind !== 'table');
  const title = node.name ?? node.title;
  const size = nodeSize(title, node.text, node.pill);
  return {
    id: node.id,
    rule: node.rule,
    target,
    icon: icons[node.icon],
    tone: toneOf(node),
    title,
    detail: node.text,
    pill: node.pill,
    inputs: inputs.map((one) => one.label),
    inputSpans: inputs.map(({ start, end }) => ({ start, end })),
    ...size,
    span: { start: node.start, end: node.end },
    loops,
    tables: node.inputs.flatMap((one) => (one.source.kind === 'table' ? [one.source.name] : [])),
    depth: node.depth,
    ...(node.name === undefined ? {} : { name: node.name }),
    ...(node.note === undefined ? {} : { note: node.note }),
    ...(node.folded === undefined ? {} : { folded: node.folded.length }),
  };
}

/** Input of the graph → port drawn; tables have no port, the words of the node name them. */
function inputNumbers(node: FunctionNode): readonly (number | undefined)[] {
  let port = -1;
  return node.inputs.map((one) => {
    if (one.source.kind === 'table') return undefined;
    port += 1;
    return port;
  });
}

/** The span whose value runs along a link: that of the node it comes from, or of the text that reads the field. */
function spanOf(
  shown: ShownGraph,
  from: GraphSource,
  to: { readonly kind: 'node'; readonly id: string; readonly input: number } | { readonly kind: 'target' },
): Pick<CanvasLink, 'span'> {
  if (from.kind === 'node') {
    const node = shown.graph.nodes.find((one) => one.id === from.id);
    return node === undefined ? {} : { span: { start: node.start, end: node.end } };
  }
  if (to.kind === 'target') return {};
  const read = shown.graph.nodes.find((one) => one.id === to.id)?.inputs[to.input];
  return read === undefined ? {} : { span: { start: read.start, end: read.end } };
}

/** Where a read begins: a field of a source, or a node. What leads outside every source has no end to draw. */
function sourceEnd(view: MappingView, from: GraphSource, scopes: readonly LoopScope[]): LinkEnd | undefined {
  if (from.kind === 'node') return { at: 'output', node: from.id };
  if (from.kind === 'table') return undefined;
  const { root } = from;
  const base =
    root === 'root'
      ? []
      : root === 'context'
        ? scopes.length === 0
          ? []
          : scopes.at(-1)?.source
        : scopes.findLast((scope) => scope.loop.item === root.variable)?.source;
  if (base === undefined) return undefined;
  const field = sourceField(view, [...base, ...(splitPath(from.path) ?? [])]);
  return field === undefined ? undefined : { at: 'source', side: field.side, path: joinPath(field.names) };
}

function bandsOf(view: MappingView): readonly CanvasBand[] {
  return view.loops.map((loop) => {
    const source = loopSource(view, loop);
    const chips = [
      ...(loop.where === undefined ? [] : [`where ${loop.where}`]),
      ...(loop.sort === undefined ? [] : [`by ${loop.sort.by}${loop.sort.descending === true ? ', descending' : ''}`]),
      ...(loop.limit === undefined ? [] : [`first ${loop.limit}`]),
    ];
    return {
      loop: loop.id,
      side: source?.side ?? view.sources[0]?.id ?? '',
      ...(source === undefined ? {} : { source: joinPath(source.names) }),
      target: loop.target,
      from: source?.names.at(-1) ?? loop.each,
      to: pathWords(view, loop.target).at(-1) ?? '',
      depth: loopsAround(view, loop.target).length - 1,
      chips,
    };
  });
}

/** A loop is drawn from its array to the band's head, and from the band to its target; to a closed row straight. */
function bandLinks(view: MappingView, band: CanvasBand, input: ModelInput): readonly CanvasLink[] {
  const target: LinkEnd = { at: 'target', path: band.target };
  const from: LinkEnd | undefined = band.source === undefined ? undefined : { at: 'source', side: band.side, path: band.source };
  const shown = input.target.placeOf(view.target.id, band.target)?.exact === true;
  if (!shown) return from === undefined ? [] : [{ id: `${band.loop}:all`, kind: 'direct', from, to: target, owner: band.loop }];
  return [
    ...(from === undefined
      ? []
      : [{ id: `${band.loop}:in`, kind: 'loop' as const, from, to: { at: 'band' as const, loop: band.loop }, owner: band.loop }]),
    { id: `${band.loop}:out`, kind: 'loop', from: { at: 'band', loop: band.loop }, to: target, owner: band.loop },
  ];
}
