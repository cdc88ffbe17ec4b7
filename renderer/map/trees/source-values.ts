import { splitPath } from '#shared/base/field-path.ts';
import type { RecordPreview } from '#shared/rpc/contract/preview.ts';
import type { MappingView } from '#renderer/map/mapping-view.ts';
import { sourceLoops } from '#renderer/map/mapping-view.ts';
import { asObject, sourceValue } from '#renderer/map/source-value.ts';
import type { ShownValue } from '#renderer/map/value-text.ts';
import { counted, showValue } from '#renderer/map/value-text.ts';
import type { TreePlaces } from './tree-places.ts';
import { splitRowKey } from './tree-rows.ts';

/** Reckons what a source row shows: its value in the record in view, in the items in view. */
export function sourceShower(
  view: MappingView,
  places: TreePlaces,
  preview: RecordPreview | undefined,
  items: Readonly<Record<string, number>>,
): (key: string) => ShownValue | undefined {
  const loops = sourceLoops(view);
  const several = view.sources.length > 1;
  return (key) => {
    const { side, path } = splitRowKey(key);
    const place = places.placeOf(side, path);
    const row = place === undefined || !place.exact ? undefined : places.geometry().rows[place.row];
    if (row === undefined) return undefined;
    if (row.group && !row.field.repeats) return row.open ? undefined : { text: counted(row.leaves, 'field'), tone: 'statement' };
    if (preview === undefined) return undefined;
    const name = view.sources.find((source) => source.id === side)?.name ?? '';
    const record = several ? asObject(preview.input)?.[name] : preview.input;
    const itemAt = (names: readonly string[]): number => {
      const loop = loops.find(
        (one) => one.side === side && one.names.length === names.length && one.names.every((part, at) => part === names[at]),
      );
      return loop === undefined ? 0 : (items[loop.loop] ?? 0);
    };
    const found = sourceValue(record, splitPath(path) ?? [], itemAt);
    if (found.kind === 'items') return { text: counted(found.count, 'item'), tone: 'value' };
    if (found.kind === 'none') return row.group ? { text: 'no items', tone: 'statement' } : { text: 'no value', tone: 'statement' };
    if (row.group) return asObject(found.value) === undefined ? showValue(found.value) : { text: '1 item', tone: 'value' };
    return showValue(found.value, isDate(row.field.type));
  };
}

/** Dates stand without quotes: they are read, not compared letter by letter. */
export function isDate(type: string): boolean {
  return type === 'date' || type === 'dateTime' || type === 'time';
}
