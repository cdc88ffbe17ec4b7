import { useEffect, useState } from 'react';
import type { Trace } from '#shared/trace/trace.ts';
import { usePreview } from '#renderer/state/preview.ts';
import { useProject } from '#renderer/state/project.ts';
import { useSelection } from '#renderer/state/selection.ts';

/** How long after the last key the value being typed is traced anew, ms. */
const typingDelay = 150;

/** Why the value at a place of the record in view is what it is; the old answer stays until the new one is there. */
export function useTrace(place: string | undefined): Trace | undefined {
  const [kept, setKept] = useState<{ readonly of: string; readonly trace: Trace }>();
  const record = useSelection((state) => state.record);
  const mapping = useSelection((state) => state.mapping);
  const seq = useProject((state) => state.seq);
  const draft = usePreview((state) => state.draft);
  const of = `${mapping ?? ''}|${record}|${place ?? ''}`;
  useEffect(() => {
    if (place === undefined) return undefined;
    let wanted = true;
    const timer = setTimeout(
      () => {
        void usePreview
          .getState()
          .trace(place)
          .then((found) => {
            if (wanted && found.ok) setKept({ of, trace: found.value });
          });
      },
      draft === undefined ? 0 : typingDelay,
    );
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [place, of, seq, draft]);
  return place !== undefined && kept?.of === of ? kept.trace : undefined;
}
