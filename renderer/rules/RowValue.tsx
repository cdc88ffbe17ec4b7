import { loopsAround } from '#renderer/state/loops-around.ts';
import { usePreview } from '#renderer/state/preview.ts';
import { useProject } from '#renderer/state/project.ts';
import { itemsOf, useSelection } from '#renderer/state/selection.ts';
import { useRuleValue } from '#renderer/state/value-store.ts';
import { ValueView } from '#renderer/parts/ValueView.tsx';
import type { RuleRow } from './rule-rows.ts';

/** What the rule of a row gives for the record and items in view. */
export function RowValue({ row }: { readonly row: RuleRow }) {
  const chosen = useSelection((state) => state.items);
  const project = useProject((state) => state.project);
  const stale = usePreview((state) => state.stale);
  const items = itemsOf(
    chosen,
    loopsAround(project, row.rule?.mapping ?? '', row.target).map((loop) => loop.id),
  );
  const value = useRuleValue(row.rule?.id, items);
  if (row.rule === undefined || value === undefined) return <span className="t-quiet">–</span>;
  return <ValueView outcome={value.outcome} wanted={row.mandatory} stale={stale} />;
}
