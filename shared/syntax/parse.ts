import type { Result } from '#shared/base/result.ts';
import { fail, ok } from '#shared/base/result.ts';
import { Parser } from './parser.ts';
import type { ResolvedNode } from './resolved.ts';
import { resolveNode } from './resolve.ts';
import { Scanner } from './scan.ts';
import type { SyntaxProblem } from './syntax-problem.ts';
import { SyntaxStop } from './syntax-problem.ts';
import type { SyntaxTree } from './tree.ts';

/** Reads a JSONata 2.2.2 expression. Errors have the code, position and token of the language's reference. */
export function parse(text: string): Result<SyntaxTree, SyntaxProblem> {
  return attempt(() => {
    const tree = read(text);
    resolveNode(tree.root);
    return tree;
  });
}

/** Reads an expression into the form that is evaluated; see `ResolvedNode`. */
export function resolve(text: string): Result<ResolvedNode, SyntaxProblem> {
  return attempt(() => resolveNode(read(text).root));
}

export interface TolerantReading {
  readonly tree: SyntaxTree;
  /** In the order of the text; empty when the text is JSONata. */
  readonly problems: readonly SyntaxProblem[];
}

/** Reads as much of an unfinished expression as there is; what is wanting stands as `missing` nodes. For completion, never to run. */
export function parseTolerant(text: string): TolerantReading {
  const scanner = new Scanner(text);
  const parser = new Parser(scanner, true);
  const reading = attempt(() => parser.read());
  const root = reading.ok ? reading.value : ({ type: 'missing', start: 0, end: text.length, at: text.length } as const);
  const problems = reading.ok ? parser.problems : [...parser.problems, reading.error];
  return { tree: { text, root, tokens: parser.tokens, comments: scanner.comments }, problems };
}

function read(text: string): SyntaxTree {
  const scanner = new Scanner(text);
  const parser = new Parser(scanner, false);
  const root = parser.read();
  return { text, root, tokens: parser.tokens, comments: scanner.comments };
}

function attempt<T>(work: () => T): Result<T, SyntaxProblem> {
  try {
    return ok(work());
  } catch (stop) {
    if (stop instanceof SyntaxStop) return fail(stop.problem);
    throw stop;
  }
}
