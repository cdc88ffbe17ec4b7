// The evaluation process: nothing but questions in and answers out. Its parent kills it when a question takes too long.
import type { Parts } from './child-port.ts';
import { EvaluationWorker } from './evaluation-worker.ts';
import { freezeIntrinsics } from './freeze-intrinsics.ts';
import { makeFunction } from './make-function.ts';
import type { ChildMessage, QuestionMessage } from './messages.ts';
import { isQuestionMessage } from './messages.ts';
import { parentChannel } from './parent-channel.ts';

const channel = parentChannel();
freezeIntrinsics();
const say = (message: ChildMessage, bytes?: Parts): void => channel.post(message, bytes);
const worker = new EvaluationWorker((record, rule) => say({ say: 'at', record, ...(rule === undefined ? {} : { rule }) }), makeFunction);

channel.listen((message, bytes) => {
  if (isQuestionMessage(message)) answer(message, bytes);
});
say({ say: 'ready' });

function answer({ id, question }: QuestionMessage, bytes: Parts | undefined): void {
  try {
    if (question.op === 'work') {
      const { output, ...worked } = worker.work(question, bytes);
      say({ say: 'answer', id, answer: worked }, output);
    } else say({ say: 'answer', id, answer: worker.answer(question) });
  } catch (error) {
    say({ say: 'failed', id, message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}
