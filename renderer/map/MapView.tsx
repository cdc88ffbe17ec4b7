import { useEffect, useRef } from 'react';
import { Button } from '#renderer/kit/Button.tsx';
import { EmptyState } from '#renderer/kit/EmptyState.tsx';
import { preloadEditor } from '#renderer/parts/expression-editor/ExpressionEditor.tsx';
import { useProject } from '#renderer/state/project.ts';
import { setTarget } from '#renderer/state/replacement.ts';
import { useSelection } from '#renderer/state/selection.ts';
import { useToasts } from '#renderer/state/toasts.ts';
import { MapWorkspace } from './MapWorkspace.tsx';
import { FileInput } from './trees/FileInput.tsx';
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

/** A mapping that was started from its source alone. */
function NoTarget() {
  const readOnly = useProject((state) => state.readOnly !== undefined);
  const input = useRef<HTMLInputElement>(null);
  const take = async (file: File): Promise<void> => {
    const taken = await setTarget(file);
    if (!taken.ok) useToasts.getState().showProblem(taken.error);
  };
  return (
    <>
      <FileInput input={input} label="Target file" onFile={(file) => void take(file)} />
      <EmptyState
        title="No target yet"
        text="Choose the schema of the target, or a file like those it should get: its fields stand on the right, ready to be mapped."
        actions={
          <Button look="primary" disabled={readOnly} onClick={() => input.current?.click()}>
            Choose a target file
          </Button>
        }
      />
    </>
  );
}
