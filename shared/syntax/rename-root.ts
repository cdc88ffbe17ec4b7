import { readTokens } from './read-tokens.ts';

/**
 * Makes every `$$` read another variable, so that an expression can be evaluated with an item as its input while `$$`
 * still means the record. `variable` is one UTF-16 unit without `$`, so every position stays.
 */
export function withRootVariable(text: string, variable: string): string {
  if (variable.length !== 1) throw new Error('The variable must be one character, or positions would move');
  let made = text;
  for (const token of readTokens(text)) {
    if (token.kind === 'variable' && token.value === '$') made = `${made.slice(0, token.start)}$${variable}${made.slice(token.end)}`;
  }
  return made;
}
