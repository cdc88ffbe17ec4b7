import jsonata from 'jsonata';
import { compileClosures } from '#shared/engine/closures/compile-closures.ts';
import { LanguageError } from '#shared/engine/values/language-error.ts';

const settings = { limits: { milliseconds: 20_000, depth: 5_000, items: 10_000_000 } };

/** What an expression gives over data, as a text that tells apart nothing, values, functions and errors with their place. */
export function ownAnswer(expression: string, data: unknown): string {
  const compiled = compileClosures(expression, settings);
  if (!compiled.ok) return errorText(compiled.error.code, compiled.error.position, compiled.error.token);
  try {
    return valueText(compiled.value.evaluate({ input: data, root: data }));
  } catch (thrown) {
    if (thrown instanceof LanguageError) return errorText(thrown.code, thrown.position, thrown.token);
    throw thrown;
  }
}

/** The same of the language's reference. */
export async function referenceAnswer(expression: string, data: unknown): Promise<string> {
  try {
    return valueText(await jsonata(expression).evaluate(data));
  } catch (thrown) {
    const { code, position, token } = thrown as { readonly code?: string; readonly position?: number; readonly token?: unknown };
    return errorText(code ?? String(thrown), position, token);
  }
}

function valueText(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

function errorText(code: string, position: number | undefined, token: unknown): string {
  return `error ${code} at ${String(position)}, token ${String(token)}`;
}
