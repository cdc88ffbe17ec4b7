import { useEffect, useMemo } from 'react';
import type { Trace } from '#shared/trace/trace.ts';
import type { ValuesTable } from '#shared/rpc/contract/preview.ts';
import { usePreview } from '#renderer/state/preview.ts';
import { itemsOf, useSelection } from '#renderer/state/selection.ts';
import { ruleValue } from '#renderer/state/value-store.ts';
import type { CanvasModel } from './canvas/canvas-model.ts';
import type { MapStage } from './canvas/map-stage.ts';
import type { LinkPill } from './canvas/ValuePills.tsx';
import { valueOf } from './dock/inline-values.ts';
import type { Lineage, LineageStart } from './lineage.ts';
import { emptyLineage, traceLineage, withoutUntaken } from './lineage.ts';
import type { MappingView } from './mapping-view.ts';
import { loopsAround, pathWords } from './mapping-view.ts';
import { rowKey } from './trees/tree-rows.ts';
import type { ShownValue } from './value-text.ts';
import { showOutcome } from './value-text.ts';

export interface ShownLineage {
  readonly lineage: Lineage;
  /** A lineage shows: what is not in it falls back. */
  readonly on: boolean;
  /** `Lineage of TaxCode`. */
  readonly title: string | undefined;
  readonly summary: string;
  /** Lookup tables that it reads. */
  readonly tables: ReadonlySet<string>;
}

/** What the selection comes from or goes to, and the links that say so. */
export function useLineage(
  view: MappingView,
  model: CanvasModel,
  stage: MapStage,
  selectedLink: string | undefined,
  trace: Trace | undefined,
): ShownLineage {
  const target = useSelection((state) => state.target);
  const source = useSelection((state) => state.source);
  const node = useSelection((state) => state.node);
  const mode = useSelection((state) => state.lineage);
  const shown = useMemo(() => {
    const start: LineageStart | undefined =
      target !== undefined
        ? { of: 'target', path: target }
        : source !== undefined
          ? { of: 'source', ...source }
          : node !== undefined
            ? { of: 'node', node }
            : undefined;
    const on = mode !== 'none' && start !== undefined;
    // Without a lineage the choice itself is traced: what fills a target, what a source feeds.
    const direction = mode === 'down' || (mode === 'none' && start?.of === 'source') ? 'down' : 'up';
    const whole =
      start === undefined ? emptyLineage : traceLineage(model, start, mode === 'up' && start.of === 'source' ? 'down' : direction);
    // The branch that this record does not take falls back with the rest.
    const lineage = on && mode === 'up' ? withoutUntaken(whole, model, trace) : whole;
    const tables = new Set(model.nodes.filter((one) => lineage.nodes.has(one.id)).flatMap((one) => one.tables));
    const name =
      start === undefined
        ? undefined
        : start.of === 'node'
          ? (model.nodes.find((one) => one.id === start.node)?.title ?? 'the node')
          : start.of === 'target'
            ? (pathWords(view, start.path).at(-1) ?? '')
            : (start.path.split('.').at(-1) ?? '');
    const summary = on
      ? [
          count(lineage.sources.size, 'source field'),
          ...(tables.size > 0 ? [count(tables.size, 'lookup table')] : []),
          ...(direction === 'down' || start?.of === 'source' ? [count(lineage.targets.size, 'target field')] : []),
        ].join(', ')
      : [count(view.rules.length, 'rule'), ...(view.loops.length > 0 ? [count(view.loops.length, 'loop')] : [])].join(', ');
    return { lineage, on, title: on && name !== undefined ? `Lineage of ${name}` : undefined, summary, tables };
  }, [view, model, target, source, node, mode, trace]);
  useEffect(() => {
    const links = selectedLink === undefined ? shown.lineage.links : new Set([...shown.lineage.links, selectedLink]);
    stage.setSpeaking({ links, dimmed: shown.on });
  }, [stage, shown, selectedLink]);
  return shown;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** The values that run along the links of a lineage. */
export function useLinkPills(
  view: MappingView,
  model: CanvasModel,
  shown: ShownLineage,
  table: ValuesTable | undefined,
  tableRule: string | undefined,
  sourceText: (key: string) => ShownValue | undefined,
): readonly LinkPill[] {
  const items = useSelection((state) => state.items);
  const preview = usePreview((state) => state.preview);
  return useMemo(() => {
    if (!shown.on || preview === undefined) return [];
    const pills: LinkPill[] = [];
    for (const link of model.links) {
      if (!shown.lineage.links.has(link.id)) continue;
      const rule = view.rules.find((one) => one.id === link.owner);
      if (rule === undefined) continue;
      const around = itemsOf(
        items,
        loopsAround(view, rule.target).map((loop) => loop.id),
      );
      let value: ShownValue | undefined;
      if (link.from.at === 'source') value = sourceText(rowKey(link.from.side, link.from.path));
      else if (link.to.at === 'target') {
        const outcome = ruleValue(rule.id, around)?.outcome;
        value = outcome === undefined ? undefined : showOutcome(outcome);
      } else if (tableRule === rule.id) {
        const outcome = valueOf(table, around, link.span);
        value = outcome === undefined ? undefined : showOutcome(outcome);
        const { from } = link;
        if (value?.tone === 'wanting' && from.at === 'output' && model.nodes.find((one) => one.id === from.node)?.icon === 'lookup')
          value = { text: 'no match', tone: 'wanting' };
      }
      if (value !== undefined) pills.push({ link: link.id, value });
    }
    return pills;
  }, [view, model, shown, table, tableRule, sourceText, items, preview]);
}
