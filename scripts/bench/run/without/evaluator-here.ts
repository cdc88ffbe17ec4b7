// Stands for the forked evaluation process: the same work, in the process that asks.
import type { ChildPort } from '#electron/backend/evaluator/child-port.ts';
import { EvaluationWorker } from '#electron/backend/evaluator/evaluation-worker.ts';
import type { ChildMessage } from '#electron/backend/evaluator/messages.ts';
import { isQuestionMessage } from '#electron/backend/evaluator/messages.ts';

export const deepStack: readonly string[] = [];

export function forkEvaluator(): ChildPort {
  let say: (message: ChildMessage) => void = () => undefined;
  const worker = new EvaluationWorker((record, rule) => say({ say: 'at', record, ...(rule === undefined ? {} : { rule }) }));
  return {
    post: (message) => {
      if (!isQuestionMessage(message)) throw new Error('Only questions are asked.');
      const { id, question } = message;
      setImmediate(() => say({ say: 'answer', id, answer: worker.answer(question) }));
    },
    listen: (hear) => {
      say = hear;
      setImmediate(() => say({ say: 'ready' }));
    },
    kill: () => undefined,
    hold: () => undefined,
  };
}
