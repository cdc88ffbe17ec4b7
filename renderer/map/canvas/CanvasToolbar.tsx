import { Network, Plus, Spline } from 'lucide-react';
import { Button } from '#renderer/kit/Button.tsx';
import { Chip } from '#renderer/kit/Chip.tsx';
import { IconButton } from '#renderer/kit/IconButton.tsx';
import { Menu } from '#renderer/kit/Menu.tsx';
import type { FlowControls } from './CanvasFlow.tsx';

export interface CanvasToolbarProps {
  /** `Lineage of TaxCode`, while one shows. */
  readonly lineage: string | undefined;
  readonly summary: string;
  readonly zoom: number;
  readonly follows: boolean;
  readonly canAddNode: boolean;
  readonly controls: FlowControls | undefined;
  readonly onEndLineage: () => void;
  readonly onAddNode: () => void;
  readonly onArrange: () => void;
  readonly onFollows: (follows: boolean) => void;
  readonly onShowLinks: () => void;
}

/** What the canvas shows and how: lineage, counts, add, arrange, zoom. */
export function CanvasToolbar(props: CanvasToolbarProps) {
  const { controls } = props;
  return (
    <div className="pane-header canvas-toolbar" aria-label="Canvas" role="toolbar">
      {props.lineage !== undefined && (
        <Chip tone="accent" tall icon={Spline} onRemove={props.onEndLineage} removeLabel="End the lineage">
          {props.lineage}
        </Chip>
      )}
      <span className="canvas-toolbar__summary ellipsis">{props.summary}</span>
      <span className="pane-header__gap" />
      <Button look="ghost" size="small" icon={Plus} disabled={!props.canAddNode} onClick={props.onAddNode}>
        Node
      </Button>
      <IconButton icon={Network} label="Arrange the nodes" onClick={props.onArrange} />
      <Menu
        label="View of the canvas"
        align="end"
        trigger={
          <button type="button" className="canvas-toolbar__zoom" aria-label={`Zoom, ${Math.round(props.zoom * 100)} %`}>
            {Math.round(props.zoom * 100)} %
          </button>
        }
        entries={[
          { label: 'Zoom in', keys: 'Ctrl +', onSelect: () => controls?.zoomBy(1.25) },
          { label: 'Zoom out', keys: 'Ctrl -', onSelect: () => controls?.zoomBy(0.8) },
          { label: 'Full size, beside the rows', onSelect: () => controls?.zoomTo(1) },
          { label: 'Fit all nodes', keys: 'Ctrl 0', onSelect: () => controls?.fit() },
          'line',
          { label: 'Follow the target tree', checked: props.follows, onSelect: () => props.onFollows(!props.follows) },
          { label: 'List of links', onSelect: props.onShowLinks },
        ]}
      />
    </div>
  );
}
