import { useMemo } from 'react';
import { walkFields } from '#shared/schema/walk-fields.ts';
import { fieldText } from '#renderer/map/connect/connect-edits.ts';
import type { MappingView } from '#renderer/map/mapping-view.ts';

const most = 2000;

/** Source fields and lookup tables as the rule of a target field writes them: what an input of a node may be. */
export function useFieldTexts(view: MappingView, target: string): readonly string[] {
  return useMemo(() => {
    const texts = view.lookups.map((table) => `$${table.name}`);
    for (const source of view.sources) {
      for (const { field, path } of walkFields(source.schema)) {
        if (texts.length >= most) return texts;
        const text = field.children === undefined ? fieldText(view, target, source.id, path) : undefined;
        if (text !== undefined) texts.push(text);
      }
    }
    return texts;
  }, [view, target]);
}
