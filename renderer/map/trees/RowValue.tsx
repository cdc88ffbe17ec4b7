import { useState, useSyncExternalStore } from 'react';
import { classNames } from '#renderer/kit/class-names.ts';
import type { ShownValue } from '#renderer/map/value-text.ts';
import type { KeyedValues } from './keyed-values.ts';

export type RowValues = KeyedValues<ShownValue | undefined>;

/** The value of one row. It follows its own key only, and lights up once when the value changes. */
export function RowValue({ values, id, live }: { readonly values: RowValues; readonly id: string; readonly live: boolean }) {
  const shown = useSyncExternalStore(
    (listener) => values.follow(id, listener),
    () => values.get(id),
  );
  const [first] = useState(shown?.text);
  if (shown === undefined) return null;
  const words = shown.tone === 'statement' || shown.tone === 'open';
  return (
    <span
      key={live ? shown.text : undefined}
      className={classNames(
        'tree-row__value',
        live && shown.text !== first && 'flash',
        words ? 'tree-row__value--words' : 'mono',
        `tree-row__value--${shown.tone}`,
      )}
      title={shown.text}
    >
      {shown.text}
    </span>
  );
}
