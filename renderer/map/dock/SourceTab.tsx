import { useEffect, useState } from 'react';
import type { FieldPath } from '#shared/base/field-path.ts';
import { isWithin, splitPath } from '#shared/base/field-path.ts';
import type { Field } from '#shared/schema/field.ts';
import { findField } from '#shared/schema/find-field.ts';
import { EmptyState } from '#renderer/kit/EmptyState.tsx';
import { ExpressionText } from '#renderer/parts/ExpressionText.tsx';
import { RuleChip } from '#renderer/parts/RuleChip.tsx';
import type { FieldFigures } from '#shared/rpc/contract/preview.ts';
import { usePreview } from '#renderer/state/preview.ts';
import { useProject } from '#renderer/state/project.ts';
import { useSelection } from '#renderer/state/selection.ts';
import type { CanvasModel } from '#renderer/map/canvas/canvas-model.ts';
import type { MappingView } from '#renderer/map/mapping-view.ts';
import { pathWords } from '#renderer/map/mapping-view.ts';
import { counted } from '#renderer/map/value-text.ts';

export interface SourceTabProps {
  readonly view: MappingView;
  readonly model: CanvasModel;
  readonly side: string;
  readonly path: FieldPath;
}

/** Where a source field goes: the rules that read it; for one that none reads, what is dropped with it. */
export function SourceTab({ view, model, side, path }: SourceTabProps) {
  const readers = new Set(
    model.links.flatMap((link) =>
      link.from.at === 'source' && link.from.side === side && isWithin(link.from.path, path) ? [link.owner] : [],
    ),
  );
  const rules = view.rules.filter((rule) => readers.has(rule.id));
  const loops = view.loops.filter((loop) => readers.has(loop.id));
  const name = splitPath(path)?.at(-1) ?? path;
  const schema = view.sources.find((one) => one.id === side)?.schema;
  const field = schema === undefined ? undefined : findField(schema, path);
  const { select } = useSelection.getState();
  const figures = useFieldFigures(view, side, path);
  if (rules.length + loops.length === 0) {
    return (
      <EmptyState
        title={`No rule reads ${name}`}
        text={`${figures === undefined ? seenWords(field) : figureWords(figures)}Drag it onto a target field, or press Enter on its row.`}
      />
    );
  }
  return (
    <ul className="dock-list" aria-label={`Rules that read ${name}`} tabIndex={0}>
      {loops.map((loop) => (
        <li key={loop.id} className="dock-list__row">
          <button type="button" className="link dock-list__verb" onClick={() => select({ target: loop.target })}>
            {pathWords(view, loop.target).join(' › ')}
          </button>
          <span className="dock-list__text ellipsis">
            for each <span className="mono">{loop.each}</span>
          </span>
        </li>
      ))}
      {rules.map((rule) => (
        <li key={rule.id} className="dock-list__row">
          <RuleChip rule={rule.id} />
          <button type="button" className="link dock-list__verb" onClick={() => select({ target: rule.target })}>
            {pathWords(view, rule.target).join(' › ')}
          </button>
          <ExpressionText text={rule.expression} className="dock-list__text" />
        </li>
      ))}
    </ul>
  );
}

/** A field over the whole sample, counted by the backend. */
function useFieldFigures(view: MappingView, side: string, path: FieldPath): FieldFigures | undefined {
  const [kept, setKept] = useState<{ readonly of: string; readonly figures: FieldFigures }>();
  const seq = useProject((state) => state.seq);
  const name = view.sources.length > 1 ? view.sources.find((one) => one.id === side)?.name : undefined;
  const of = `${view.mapping.id}|${name ?? ''}|${path}`;
  useEffect(() => {
    let wanted = true;
    const names = [...(name === undefined ? [] : [name]), ...(splitPath(path) ?? [])];
    if (names.length === 0) return undefined;
    void usePreview
      .getState()
      .field(names)
      .then((found) => {
        if (wanted && found.ok) setKept({ of, figures: found.value });
      });
    return () => {
      wanted = false;
    };
  }, [of, name, path, seq]);
  return kept?.of === of ? kept.figures : undefined;
}

/** What is lost with a field that no rule reads. */
function figureWords({ records, places, present, nulls, filled, distinct }: FieldFigures): string {
  if (records === 0) return '';
  const share = Math.round((100 * filled) / records);
  const values = distinct === 0 ? '' : `, ${counted(distinct, 'different value')}`;
  if (filled === 0) return `It holds nothing in any of ${counted(records, 'record')}. `;
  const items = places === records ? '' : ` (${(present - nulls).toLocaleString('en')} of ${counted(places, 'item')})`;
  return `Not null in ${share} % of ${counted(records, 'record')}${items}${values}, dropped. `;
}

/** How often the field holds something, from the sample that the schema was read from. */
function seenWords(field: Field | undefined): string {
  const seen = field?.seen;
  if (seen === undefined || seen.parents === 0) return '';
  const share = Math.round((100 * (seen.present - seen.nulls)) / seen.parents);
  return `It is not null in ${share} % of its records and is dropped. `;
}
