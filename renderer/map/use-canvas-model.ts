import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { foldNodes } from '#shared/graph/fold-nodes.ts';
import { useProject } from '#renderer/state/project.ts';
import { buildModel } from './canvas/build-model.ts';
import type { CanvasModel } from './canvas/canvas-model.ts';
import type { MapStage } from './canvas/map-stage.ts';
import { forgetWidths } from './canvas/node-size.ts';
import type { ShownGraph } from './canvas/rule-graphs.ts';
import { useNodeChoice } from './canvas/node-choice.ts';
import { createRuleGraphs } from './canvas/rule-graphs.ts';
import type { MappingView } from './mapping-view.ts';

export interface ShownModel {
  readonly model: CanvasModel;
  readonly graphs: ReadonlyMap<string, ShownGraph>;
}

/** Texts measured in a stand-in font are wrong: once the fonts are there, all is measured again. */
function useFonts(): number {
  const [loaded, setLoaded] = useState(0);
  useEffect(() => {
    let wanted = true;
    void document.fonts.ready.then(() => {
      forgetWidths();
      if (wanted) setLoaded(1);
    });
    return () => {
      wanted = false;
    };
  }, []);
  return loaded;
}

/** The mapping as nodes, links and bands. It is made anew when rules, layout, rows or width change; scrolling is none of these. */
export function useCanvasModel(view: MappingView, stage: MapStage): ShownModel {
  const [graphsOf] = useState(createRuleGraphs);
  const fonts = useFonts();
  const layout = useProject((state) => state.project.layout[view.mapping.id]);
  const folded = useNodeChoice((state) => state.folded);
  const graphs = useMemo(() => {
    const whole = graphsOf.of(view);
    if (folded.size === 0) return whole;
    return new Map([...whole].map(([rule, shown]) => [rule, { ...shown, graph: foldNodes(shown.graph, folded) }]));
  }, [graphsOf, view, folded]);
  const rows = useSyncExternalStore(stage.target.subscribe, () => stage.target.geometry().rows);
  const rowHeight = useSyncExternalStore(stage.target.subscribe, () => stage.target.geometry().rowHeight);
  const top = useSyncExternalStore(stage.target.subscribe, () => stage.target.geometry().top);
  const sourceRows = useSyncExternalStore(stage.source.subscribe, () => stage.source.geometry().rows);
  const width = useSyncExternalStore(stage.subscribe, stage.width);
  const model = useMemo(() => {
    // What the places of nodes depend on is read from the stage; the numbers here say when it has changed.
    void [rows, rowHeight, top, sourceRows, fonts];
    return buildModel({ view, graphs, source: stage.source, target: stage.target, layout, width });
  }, [view, graphs, stage, layout, width, rows, rowHeight, top, sourceRows, fonts]);
  useEffect(() => {
    stage.setModel(model, view.target.id);
  }, [stage, model, view.target.id]);
  return { model, graphs };
}
