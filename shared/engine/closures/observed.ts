import type { SyntaxNode } from '#shared/syntax/tree.ts';
import type { Observer } from '../observer.ts';
import type { Read } from './member.ts';
import type { Run } from './run.ts';

/** The same part, and its observer hears when it begins and what it gives. */
export function observed(run: Run, node: SyntaxNode, observer: Observer): Run {
  return (input, frame) => {
    observer.enter(node, input);
    let value: unknown;
    try {
      value = run(input, frame);
    } catch (thrown) {
      observer.fail(node);
      throw thrown;
    }
    observer.leave(node, value);
    return value;
  };
}

/** The same reading of a field, and its observer hears of it. */
export function observedRead(read: Read, node: SyntaxNode, name: string, observer: Observer): Read {
  return (item) => {
    const value = read(item);
    observer.read(node, item, name, value);
    return value;
  };
}
