import type { BoundLookup } from '#shared/lookup/bind-lookup.ts';
import { compile } from '#shared/engine/compile.ts';
import type { CompileSettings } from '#shared/engine/compile-settings.ts';
import type { Compile } from '#shared/engine/compiled-expression.ts';

const keptSettings = 4;
const keptTexts = 1_000;

/**
 * Compiles texts and keeps what was compiled, for as long as the settings are those of one of the last few mappings: an
 * edit of one rule compiles one text. Expressions may be kept because they are evaluated one after another.
 */
export class CompileMemory {
  readonly #kept: { readonly signature: string; readonly lookups: readonly BoundLookup[]; readonly compile: Compile }[] = [];

  /** The same settings are the same tables, not only equal ones, and equal other parts. */
  compilerOf(settings: CompileSettings): Compile {
    const { lookups = [], ...rest } = settings;
    const signature = JSON.stringify(rest);
    const known = this.#kept.find(
      (one) =>
        one.signature === signature && one.lookups.length === lookups.length && one.lookups.every((table, i) => table === lookups[i]),
    );
    if (known !== undefined) return known.compile;
    const made = { signature, lookups, compile: remembering(settings) };
    this.#kept.push(made);
    if (this.#kept.length > keptSettings) this.#kept.shift();
    return made.compile;
  }
}

function remembering(settings: CompileSettings): Compile {
  const texts = new Map<string, ReturnType<Compile>>();
  return (text) => {
    const found = texts.get(text) ?? compile(text, settings);
    // What was asked for last is let go of last.
    texts.delete(text);
    texts.set(text, found);
    const [oldest] = texts.keys();
    if (texts.size > keptTexts && oldest !== undefined) texts.delete(oldest);
    return found;
  };
}
