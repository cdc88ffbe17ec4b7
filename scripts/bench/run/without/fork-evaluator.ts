// Stands for the fork of the evaluation process: its program is loaded into the process that asks.
import type { ChildPort } from '#electron/backend/evaluator/child-port.ts';
import { carried, line, listener } from './one-process.ts';

export const deepStack: readonly string[] = [];
let forked = false;

export function forkEvaluator(): ChildPort {
  if (forked) throw new Error('One process has room for one worker.');
  forked = true;
  return {
    post: (...said: readonly unknown[]) => {
      const copied = carried(said);
      // Later, as a message comes; so that what asks is waiting by then.
      setImmediate(() => line.toChild(...copied));
    },
    listen: (hear) => {
      line.toParent = listener(hear);
      void import('#electron/backend/evaluator/main.ts');
    },
    kill: () => undefined,
    hold: () => undefined,
  };
}
