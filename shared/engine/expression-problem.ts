import type { Place, Problem } from '#shared/base/problem.ts';
import { problem } from '#shared/base/problem.ts';

const nextSteps: Readonly<Record<string, string>> = {
  D1011: 'Look for a function that calls itself without end.',
  D1012: 'Look for a loop without end, or make the expression do less.',
  D2015: 'Filter the array before it is combined with another.',
  T1006: 'Check the name of the function.',
};

/**
 * The problem of what an evaluation threw. The reference's code, token and position are passed on untouched: its
 * position, the offset behind the token, becomes the end of the place.
 */
export function expressionProblem(thrown: unknown, text: string): Problem {
  if (thrown instanceof RangeError)
    return problem('evaluation/too-large', `The expression needs more memory than there is: ${thrown.message}.`);
  if (typeof thrown !== 'object' || thrown === null) return problem('evaluation/failed', `The expression failed: ${String(thrown)}.`);
  const code = read(thrown, 'code');
  const message = read(thrown, 'message');
  const token = read(thrown, 'token');
  const position = read(thrown, 'position');
  const sentence = typeof message === 'string' && message !== '' ? message : 'The expression failed.';
  const name = typeof code === 'string' ? code : 'evaluation/failed';
  const next = nextSteps[name];
  return problem(name, /[.!?]$/.test(sentence) ? sentence : `${sentence}.`, {
    ...(typeof position === 'number' ? { place: placeOf(text, position, token) } : {}),
    ...(typeof token === 'string' ? { token } : {}),
    ...(next === undefined ? {} : { next }),
  });
}

/** The token that ends at the position; a call's position is behind its bracket. */
function placeOf(text: string, position: number, token: unknown): Place {
  if (typeof token === 'string' && token !== '') {
    const end = text.endsWith(token, position) ? position : text.slice(0, Math.max(0, position - 1)).trimEnd().length;
    const start = end - token.length;
    if (start >= 0 && text.startsWith(token, start)) return { start: text[start - 1] === '$' ? start - 1 : start, end };
  }
  return { start: Math.max(0, position - 1), end: position };
}

function read(thrown: object, key: string): unknown {
  return (thrown as Readonly<Record<string, unknown>>)[key];
}
