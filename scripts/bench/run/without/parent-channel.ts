// Stands for the line of the evaluation process to the one that started it, where they are the same.
import type { ParentChannel } from '#electron/backend/evaluator/parent-channel.ts';
import { line } from './one-process.ts';

export function parentChannel(): ParentChannel {
  return {
    post: (message, bytes) => line.toParent(message, bytes),
    listen: (hear) => {
      line.toChild = hear;
    },
  };
}
