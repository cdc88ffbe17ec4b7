import { useEffect, useRef } from 'react';
import { usePreview } from '#renderer/state/preview.ts';
import { useProject } from '#renderer/state/project.ts';
import { useScenarios } from '#renderer/state/scenario.ts';

/** Fetches results while the workspace is in view: at its opening, and when the backend has run the scenarios after an edit. */
export function useResults(scenarios: number): void {
  const at = usePreview((state) => state.status?.scenarios.at);
  const fresh = usePreview((state) => state.status?.fresh === true);
  const seq = useProject((state) => state.seq);
  const running = useScenarios((state) => state.running);
  // What was asked for last: a call that fails is not repeated until something is new.
  const asked = useRef('');
  useEffect(() => {
    const wanted = `${at ?? ''} ${fresh ? seq : ''} ${scenarios}`;
    if (running || scenarios === 0 || (at === undefined && !fresh) || asked.current === wanted) return;
    asked.current = wanted;
    void useScenarios.getState().run();
  }, [at, fresh, seq, running, scenarios]);
}
