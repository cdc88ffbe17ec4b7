import type { RuleGraph } from '#shared/graph/rule-graph.ts';
import { buildRuleGraph } from '#shared/graph/build-rule-graph.ts';
import { parse } from '#shared/syntax/parse.ts';
import type { MappingView } from '#renderer/map/mapping-view.ts';
import { loopsAround } from '#renderer/map/mapping-view.ts';

export interface ShownGraph {
  readonly graph: RuleGraph;
  /** The text does not parse: this is the last good shape. */
  readonly editing: boolean;
}

interface Kept {
  readonly expression: string;
  readonly surroundings: string;
  readonly shown: ShownGraph;
}

/** Graphs of rules, each made anew only when its text changes; what does not parse keeps its last good shape. */
export interface RuleGraphs {
  readonly of: (view: MappingView) => ReadonlyMap<string, ShownGraph>;
}

export function createRuleGraphs(): RuleGraphs {
  let kept = new Map<string, Kept>();
  return {
    of: (view) => {
      const next = new Map<string, Kept>();
      const tables = view.lookups.map(({ name, key }) => ({ name, key }));
      const tableNames = tables.map((table) => `${table.name}.${table.key}`).join();
      for (const rule of view.rules) {
        const indexes = loopsAround(view, rule.target).map((loop) => loop.index);
        const surroundings = `${tableNames}|${indexes.join()}`;
        const before = kept.get(rule.id);
        if (before?.expression === rule.expression && before.surroundings === surroundings) {
          next.set(rule.id, before);
          continue;
        }
        const tree = parse(rule.expression);
        const shown: ShownGraph = tree.ok
          ? { graph: buildRuleGraph(tree.value, { rule: rule.id, tables, indexes }), editing: false }
          : { graph: before?.shown.graph ?? { rule: rule.id, pieces: [], nodes: [], links: [] }, editing: true };
        next.set(rule.id, { expression: rule.expression, surroundings, shown });
      }
      kept = next;
      return new Map([...next].map(([rule, one]) => [rule, one.shown]));
    },
  };
}
