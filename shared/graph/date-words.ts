import type { SyntaxNode } from '#shared/syntax/tree.ts';
import { shortText } from '#shared/syntax/words.ts';
import { readCall } from './function-call.ts';
import { pictureText } from './node-words.ts';

/** A date node: what it reads (an instant that is read to be written is one node with that), and its picture in words. */
export function dateWords(name: string, args: readonly SyntaxNode[]): { readonly read: readonly SyntaxNode[]; readonly shown: string } {
  const [first] = args;
  const inner = first === undefined ? undefined : readCall(first);
  const read = name === 'fromMillis' && inner?.entry.name === 'toMillis' ? inner.args : args;
  const picture = name === 'now' ? first : args[1];
  if (picture?.type === 'string') return { read, shown: pictureText(picture.value) };
  return { read, shown: read[0] === undefined ? 'now' : shortText(read[0]) };
}
