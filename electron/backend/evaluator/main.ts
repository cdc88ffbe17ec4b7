// The evaluation process: nothing but questions in and answers out. Its parent kills it when a question takes too long.
import { EvaluationWorker } from './evaluation-worker.ts';
import type { ChildMessage } from './messages.ts';
import { makeFunction } from './make-function.ts';
import { isQuestionMessage } from './messages.ts';
import { parentChannel } from './parent-channel.ts';

const channel = parentChannel();
const say = (message: ChildMessage): void => channel.post(message);
const worker = new EvaluationWorker((record, rule) => say({ say: 'at', record, ...(rule === undefined ? {} : { rule }) }), makeFunction);

channel.listen((message) => {
  if (isQuestionMessage(message)) answer(message.id, message.question);
});
say({ say: 'ready' });

function answer(id: number, question: Parameters<EvaluationWorker['answer']>[0]): void {
  try {
    say({ say: 'answer', id, answer: worker.answer(question) });
  } catch (error) {
    say({ say: 'failed', id, message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}
