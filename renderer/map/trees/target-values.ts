import type { RecordPreview } from '#shared/rpc/contract/preview.ts';
import { itemsOf } from '#renderer/state/selection.ts';
import { ruleValue } from '#renderer/state/value-store.ts';
import type { MappingView } from '#renderer/map/mapping-view.ts';
import { loopsAround } from '#renderer/map/mapping-view.ts';
import type { ShownValue } from '#renderer/map/value-text.ts';
import { showOutcome } from '#renderer/map/value-text.ts';
import { isDate } from './source-values.ts';
import type { TargetFacts } from './row-facts.ts';
import type { TreePlaces } from './tree-places.ts';
import type { TreeRow } from './tree-rows.ts';
import { splitRowKey } from './tree-rows.ts';

/** Reckons what a target row shows: what its rule gives for the record and items in view, or why it gives nothing. */
export function targetShower(
  view: MappingView,
  places: TreePlaces,
  preview: RecordPreview | undefined,
  items: Readonly<Record<string, number>>,
  factsOf: (row: TreeRow) => TargetFacts,
): (key: string) => ShownValue | undefined {
  return (key) => {
    const { side, path } = splitRowKey(key);
    const place = places.placeOf(side, path);
    const row = place === undefined ? undefined : places.geometry().rows[place.row];
    if (row === undefined) return undefined;
    const rule = view.ruleAt.get(path);
    if (rule === undefined) return factsOf(row).required ? { text: 'required', tone: 'open' } : { text: 'not mapped', tone: 'statement' };
    if (preview === undefined) return undefined;
    const loops = loopsAround(view, path);
    const outcome = ruleValue(
      rule.id,
      itemsOf(
        items,
        loops.map((loop) => loop.id),
      ),
    )?.outcome;
    if (outcome === undefined)
      return { text: loops.length > 0 ? 'no items' : preview.filtered ? 'filtered' : 'no value', tone: 'statement' };
    const shown = showOutcome(outcome, isDate(row.field.type));
    // Nothing in an optional field is as good as a value: it is said, not shouted.
    return shown.tone === 'wanting' && !factsOf(row).required ? { ...shown, tone: 'statement' } : shown;
  };
}
