// Stands for the line of the evaluation process to the one that started it, where they are the same.
import type { ParentChannel } from '#electron/backend/evaluator/parent-channel.ts';
import { carried, line, listener } from './one-process.ts';

export function parentChannel(): ParentChannel {
  return {
    post: (...said: readonly unknown[]) => line.toParent(...carried(said)),
    listen: (hear) => {
      line.toChild = listener(hear);
    },
  };
}
