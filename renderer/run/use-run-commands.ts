import { useEffect, useRef } from 'react';
import type { Command } from '#renderer/state/commands.ts';
import { useCommands } from '#renderer/state/commands.ts';
import { useRuns } from '#renderer/state/run.ts';

interface Now {
  /** The run under way. */
  readonly running: string | undefined;
  /** The run in view, where it can be gone on with. */
  readonly resumable: string | undefined;
  /** The run in view, where its rejects can be run again. */
  readonly replayable: string | undefined;
  readonly start: () => void;
}

/** F9 prepares and starts a run, Shift F9 stops it. */
export function useRunCommands(now: Now): void {
  const latest = useRef(now);
  useEffect(() => {
    latest.current = now;
  });
  useEffect(() => useCommands.getState().register(runCommands(() => latest.current)), []);
}

function runCommands(now: () => Now): readonly Command[] {
  const common = { workspace: 'run', group: 'Run' } as const;
  return [
    {
      ...common,
      id: 'run.start',
      title: 'Start a run',
      keys: ['F9'],
      enabled: () => now().running === undefined,
      run: () => now().start(),
    },
    {
      ...common,
      id: 'run.stop',
      title: 'Stop the run',
      keys: ['Shift F9'],
      enabled: () => now().running !== undefined,
      run: () => {
        const { running } = now();
        if (running !== undefined) void useRuns.getState().stop(running);
      },
    },
    {
      ...common,
      id: 'run.resume',
      title: 'Resume the run',
      enabled: () => now().resumable !== undefined,
      run: () => {
        const { resumable } = now();
        if (resumable !== undefined) void useRuns.getState().resume(resumable);
      },
    },
    {
      ...common,
      id: 'run.replay',
      title: 'Run its rejects again',
      enabled: () => now().replayable !== undefined,
      run: () => {
        const { replayable } = now();
        if (replayable !== undefined) void useRuns.getState().replay(replayable);
      },
    },
  ];
}
