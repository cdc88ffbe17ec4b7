import { readTokens } from '#shared/syntax/read-tokens.ts';
import type { TokenClass } from '#shared/syntax/token-class.ts';
import type { Span } from '#shared/syntax/tokens.ts';

export interface ClassifiedToken extends Span {
  readonly kind: TokenClass;
}

/** The colour class of each token and comment of an expression, in order, for colouring outside the editor. */
export function classify(text: string): readonly ClassifiedToken[] {
  const tokens = readTokens(text);
  return tokens.flatMap((token, i): ClassifiedToken[] => {
    const { start, end } = token;
    switch (token.kind) {
      case 'name':
        return [{ start, end, kind: isLambda(token.value) && isOpening(tokens, i) ? 'function' : 'key' }];
      case 'variable':
        return [{ start, end, kind: isOpening(tokens, i) ? 'function' : 'variable' }];
      case 'value':
        return [{ start, end, kind: 'number' }];
      case 'error':
        return [];
      default:
        return [{ start, end, kind: token.kind }];
    }
  });
}

function isLambda(name: string): boolean {
  return name === 'function' || name === 'λ';
}

/** Whether a call's bracket follows. */
function isOpening(tokens: ReturnType<typeof readTokens>, i: number): boolean {
  let at = i + 1;
  while (tokens[at]?.kind === 'comment') at += 1;
  const next = tokens[at];
  return next?.kind === 'operator' && next.value === '(';
}
