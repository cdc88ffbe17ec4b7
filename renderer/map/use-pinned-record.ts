import { useEffect, useEffectEvent } from 'react';
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
  // Only when the sample becomes known: what is pinned later is in view already.
  const go = useEffectEvent(() => {
    const { record, select } = useSelection.getState();
    if (pinned > 1 && pinned <= records && record === 1) select({ record: pinned });
  });
  useEffect(() => {
    if (known) go();
  }, [known, mapping]);
}
