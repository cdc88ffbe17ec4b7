import type { MappingView } from '#renderer/map/mapping-view.ts';
import type { CanvasModel } from './canvas-model.ts';
import { useCanvasWords } from './canvas-words.ts';
import type { MapStage } from './map-stage.ts';
import { useNodeChoice } from './node-choice.ts';
import { placeOf } from './node-edits.ts';
import { NodeEditor } from './NodeEditor.tsx';

export interface NodeOverlayProps {
  readonly view: MappingView;
  readonly model: CanvasModel;
  readonly stage: MapStage;
  readonly readOnly: boolean;
  readonly onShowText: (node: string) => void;
  /** The focus goes back to the canvas. */
  readonly onLeave: () => void;
}

/** Over the canvas: the form of the node that is open, and what is said to those who do not see it. */
export function NodeOverlay({ view, model, stage, readOnly, onShowText, onLeave }: NodeOverlayProps) {
  const open = useNodeChoice((state) => state.open);
  const words = useCanvasWords((state) => state.words);
  const place = placeOf(view, model, open?.node);
  const close = (): void => useNodeChoice.getState().openForm(undefined);
  return (
    <>
      <span className="visually-hidden" role="status">
        {words}
      </span>
      {place !== undefined && open !== undefined && !readOnly && (
        <NodeEditor
          key={`${place.node.id} ${open.at}`}
          place={place}
          view={view}
          stage={stage}
          at={open.at}
          onShowText={() => {
            close();
            onShowText(place.node.id);
          }}
          onClose={() => {
            close();
            onLeave();
          }}
        />
      )}
    </>
  );
}
