import { useEffect } from 'react';
import { EmptyState } from '#renderer/kit/EmptyState.tsx';
import { preloadEditor } from '#renderer/parts/expression-editor/ExpressionEditor.tsx';
import { useProject } from '#renderer/state/project.ts';
import { useSelection } from '#renderer/state/selection.ts';
import { MapWorkspace } from './MapWorkspace.tsx';
import { NoTarget } from './trees/NoTarget.tsx';
import { useMappingView } from './use-mapping-view.ts';
import './map.css';
import './trees/trees.css';
import './connect/connect.css';

/** The map: source, canvas, target, and what the chosen rule gives. */
export function MapView() {
  const view = useMappingView();
  const opened = useProject((state) => state.opened?.key);
  const mapping = useSelection((state) => state.mapping);
  useEffect(() => {
    // After the first screen, so that the editor is there when a rule is opened.
    const timer = setTimeout(preloadEditor, 300);
    return () => clearTimeout(timer);
  }, []);
  if (view === undefined) {
    return mapping === undefined ? (
      <EmptyState
        title="No mapping yet"
        text="A mapping needs a source and a target. Start a new project on Welcome with a file for each."
      />
    ) : (
      <NoTarget />
    );
  }
  return <MapWorkspace key={`${opened ?? ''}|${view.mapping.id}`} view={view} project={opened ?? ''} />;
}
