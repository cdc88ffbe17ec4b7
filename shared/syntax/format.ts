import type { Result } from '#shared/base/result.ts';
import { ok } from '#shared/base/result.ts';
import { Layout } from './layout.ts';
import { parse } from './parse.ts';
import type { SyntaxProblem } from './syntax-problem.ts';
import type { Comment, Token } from './tokens.ts';

/**
 * The same expression laid out in the one way: on one line where it fits in 80 columns, else broken at its brackets and
 * operators; blocks of several expressions always over lines. Spelling of tokens and comments stays. Formatting twice
 * changes nothing.
 */
export function format(text: string): Result<string, SyntaxProblem> {
  const read = parse(text);
  if (!read.ok) return read;
  const { tokens, comments, root } = read.value;
  const layout = new Layout(tokens);
  layout.place(root, 0, 0);
  return ok(print(text, tokens, comments, layout));
}

/** Writes tokens and comments in order; a comment keeps whether it has a line to itself. */
function print(text: string, tokens: readonly Token[], comments: readonly Comment[], layout: Layout): string {
  let made = '';
  let at = 0;
  let next = 0;
  for (let i = 0; i <= tokens.length; i += 1) {
    const token = tokens[i];
    const before = i === 0 || i === tokens.length ? '' : layout.gap(i);
    let gap = before;
    for (
      let comment = comments[next];
      comment !== undefined && (token === undefined || comment.start < token.start);
      comment = comments[next]
    ) {
      next += 1;
      const line = /\n/.test(text.slice(at, comment.start));
      if (made !== '') made += gap.startsWith('\n') && line ? gap : line ? `\n${layout.indent(i)}` : ' ';
      made += text.slice(comment.start, comment.end);
      at = comment.end;
      if (token === undefined) continue;
      const lineAfter = /^[ \t\r\v]*\n/.test(text.slice(at));
      gap = before.startsWith('\n') ? before : lineAfter ? `\n${layout.indent(i)}` : ' ';
    }
    if (token === undefined) break;
    made += gap + text.slice(token.start, token.end);
    at = token.end;
  }
  return made;
}
