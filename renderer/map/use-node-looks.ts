import { useMemo } from 'react';
import { usePreview } from '#renderer/state/preview.ts';
import { useSelection } from '#renderer/state/selection.ts';
import type { CanvasModel } from './canvas/canvas-model.ts';
import type { NodeLook } from './canvas/FunctionNode.tsx';
import { useNodeChoice } from './canvas/node-choice.ts';
import type { ShownGraph } from './canvas/rule-graphs.ts';
import type { ShownLineage } from './use-lineage.ts';

/** How each node stands out: lineage, choice, what its rule gives over the sample, text under way. */
export function useNodeLooks(
  mapping: string,
  model: CanvasModel,
  graphs: ReadonlyMap<string, ShownGraph>,
  shown: ShownLineage,
): (node: string) => NodeLook {
  const selected = useSelection((state) => state.node);
  const chosen = useNodeChoice((state) => state.chosen);
  const status = usePreview((state) => state.status);
  const broken = usePreview((state) => state.preview?.problems);
  return useMemo(() => {
    const failing = new Set((broken ?? []).flatMap((problem) => problem.place?.rule ?? []));
    const figures = new Map(
      (status?.fields ?? []).flatMap((field) =>
        field.mapping === mapping && field.rule !== undefined ? [[field.rule, field] as const] : [],
      ),
    );
    const used = new Map<string, Set<number>>();
    for (const link of model.links) {
      if (link.to.at !== 'input' || !shown.lineage.links.has(link.id)) continue;
      const inputs = used.get(link.to.node) ?? new Set();
      inputs.add(link.to.input);
      used.set(link.to.node, inputs);
    }
    const nodes = new Map(model.nodes.map((node) => [node.id, node]));
    return (id) => {
      const node = nodes.get(id);
      const figure = node === undefined ? undefined : figures.get(node.rule);
      const lit = shown.lineage.nodes.has(id) && (shown.on || selected === id);
      const errors = figure?.errors ?? 0;
      const missing = figure?.nothing ?? 0;
      const badge =
        node === undefined
          ? undefined
          : errors > 0 && node.depth === 1
            ? 'error'
            : missing > 0 && node.icon === 'lookup'
              ? 'warning'
              : undefined;
      return {
        lit,
        selected: selected === id,
        chosen: chosen.size > 1 && chosen.has(id),
        dimmed: shown.on && !lit,
        editing: node !== undefined && graphs.get(node.rule)?.editing === true,
        used: used.get(id) ?? none,
        ...(badge === undefined
          ? {}
          : {
              badge,
              badgeText:
                badge === 'error'
                  ? `${errors.toLocaleString('en')} values fail`
                  : `${missing.toLocaleString('en')} of ${(figure?.evaluations ?? 0).toLocaleString('en')} give nothing`,
            }),
        ...(failing.has(node?.rule ?? '') && badge === undefined && node?.depth === 1
          ? { badge: 'error' as const, badgeText: 'It fails for this record' }
          : {}),
      };
    };
  }, [mapping, model, graphs, shown, selected, chosen, status, broken]);
}

const none: ReadonlySet<number> = new Set();
