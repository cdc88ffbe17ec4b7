import { Scanner } from './scan.ts';
import { SyntaxStop } from './syntax-problem.ts';
import type { Lexeme, Token } from './tokens.ts';
import { wordOperators } from './tokens.ts';

/**
 * All tokens and comments of a text in order, whether it is JSONata or not: what no token fits is an `error`.
 * Between them stand only spaces. A slash divides behind a value and opens a regular expression elsewhere.
 */
export function readTokens(text: string): readonly Lexeme[] {
  const scanner = new Scanner(text);
  const found: Lexeme[] = [];
  let afterOperand = false;
  let last: Token | undefined;
  let lastAfterOperand = false;
  for (;;) {
    const comments = scanner.comments.length;
    try {
      const token = scanner.next(afterOperand);
      for (const comment of scanner.comments.slice(comments)) found.push({ kind: 'comment', ...comment });
      if (token.kind === 'end') return found;
      found.push(token);
      const emptyBrackets: boolean = token.value === ']' && last?.kind === 'operator' && last.value === '[' && lastAfterOperand;
      lastAfterOperand = afterOperand;
      last = token;
      afterOperand = isOperand(token, afterOperand) && !emptyBrackets;
    } catch (stop) {
      if (!(stop instanceof SyntaxStop)) throw stop;
      for (const comment of scanner.comments.slice(comments)) found.push({ kind: 'comment', ...comment });
      found.push({ kind: 'error', start: scanner.tokenStart, end: scanner.position });
      afterOperand = true;
    }
  }
}

/** Whether a value ends with this token, so that an operator follows. */
function isOperand(token: Token, afterOperand: boolean): boolean {
  if (token.kind !== 'operator') return true;
  if (token.value === ')' || token.value === ']' || token.value === '}') return true;
  return !afterOperand && (wordOperators.has(token.value) || token.value === '*' || token.value === '**' || token.value === '%');
}
