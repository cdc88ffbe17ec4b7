/**
 * Makes a function of JavaScript that the engine wrote from the tree of an expression. Only the evaluation process does so:
 * it has no files, no programs, no environment, and is killed when it does not answer.
 */
export function makeFunction(parameters: readonly string[], body: string): (...args: readonly unknown[]) => unknown {
  // oxlint-disable-next-line typescript/no-implied-eval -- the one place where generated code becomes a function
  const made: unknown = new Function(...parameters, body);
  if (typeof made !== 'function') throw new Error('No function was made');
  return (...args): unknown => Reflect.apply(made, undefined, args);
}
