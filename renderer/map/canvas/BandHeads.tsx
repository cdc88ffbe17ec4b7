import { ChevronLeft, ChevronRight, Repeat } from 'lucide-react';
import { Icon } from '#renderer/kit/Icon.tsx';
import type { CanvasBand } from './canvas-model.ts';

export interface BandHeadsProps {
  readonly bands: readonly CanvasBand[];
  /** Item in view and number of items, by loop. */
  readonly itemOf: (loop: string) => { readonly item: number; readonly count: number | undefined };
  readonly onStep: (loop: string, by: 1 | -1, count: number) => void;
  readonly onSelect: (band: CanvasBand) => void;
  /** Takes the element of a head, so that the painter's places can move it. */
  readonly place: (loop: string, element: HTMLElement | null) => void;
}

/** Heads of the loops: what goes over what, and the item whose values are shown. */
export function BandHeads({ bands, itemOf, onStep, onSelect, place }: BandHeadsProps) {
  return bands.map((band) => {
    const { item, count } = itemOf(band.loop);
    return (
      <div key={band.loop} className="band-head nokey" data-loop={band.loop} ref={(element) => place(band.loop, element)}>
        <button type="button" className="band-head__name" onClick={() => onSelect(band)} title={`For each ${band.from}, one ${band.to}`}>
          <Icon of={Repeat} size={14} />
          <span className="band-head__words">For each</span>
          <span className="mono">{band.from}</span>
          <span aria-hidden="true">→</span>
          <span className="mono">{band.to}</span>
        </button>
        {band.chips.map((chip) => (
          <span key={chip} className="chip chip--loop">
            {chip}
          </span>
        ))}
        <span className="band-head__stepper">
          <button
            type="button"
            aria-label="Previous item"
            disabled={count === undefined || item <= 0}
            onClick={() => onStep(band.loop, -1, count ?? 0)}
          >
            <Icon of={ChevronLeft} size={12} />
          </button>
          <span className="band-head__count">
            {count === 0 ? 'no items' : count === undefined ? 'items' : `item ${item + 1} of ${count}`}
          </span>
          <button
            type="button"
            aria-label="Next item"
            disabled={count === undefined || item >= count - 1}
            onClick={() => onStep(band.loop, 1, count ?? 0)}
          >
            <Icon of={ChevronRight} size={12} />
          </button>
        </span>
      </div>
    );
  });
}
