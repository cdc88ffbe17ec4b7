import { useEffect } from 'react';
import { useLayout } from '#renderer/state/settings.ts';
import { useProject } from '#renderer/state/project.ts';
import { useSelection } from '#renderer/state/selection.ts';

/** The record that is in view when a mapping is opened, 0 for none; kept for the project on this machine. */
export function usePinnedRecord(mapping: string): readonly [number, (record: number) => void] {
  const created = useProject((state) => Object.values(state.project.info)[0]?.created ?? '');
  return useLayout(`pin|${created}|${mapping}`, 0);
}

/** Goes to the pinned record once the sample is known, where nobody has stepped yet. */
export function useGoToPinned(mapping: string): void {
  const [pinned] = usePinnedRecord(mapping);
  const records = useSelection((state) => state.records);
  const known = records > 0;
  useEffect(() => {
    const { record, select, records: of } = useSelection.getState();
    if (known && pinned > 1 && pinned <= of && record === 1) select({ record: pinned });
    // Only when the sample becomes known: what is pinned later is in view already.
  }, [known, mapping]);
}
