import type { BoundLookup } from '#shared/lookup/bind-lookup.ts';
import { BuiltinFunction } from './closures/function-kinds.ts';
import { builtins } from './functions/registry.ts';
import { LanguageError } from './values/language-error.ts';

/**
 * `$lookup` that answers a missing key of a table as the table says, for everything else as the language says; absent when
 * no table has anything to say. `onNoMatch` is told when a table answers.
 */
export function lookupFunction(lookups: readonly BoundLookup[], onNoMatch: (() => void) | undefined): BuiltinFunction | undefined {
  const tables = new Map<unknown, BoundLookup>();
  for (const lookup of lookups) if (lookup.noMatch.kind !== 'nothing') tables.set(lookup.value, lookup);
  const usual = builtins.get('lookup');
  if (tables.size === 0 || usual === undefined) return undefined;
  return new BuiltinFunction({
    ...usual,
    run: (call, args) => {
      const found = usual.run(call, args);
      const [object, key] = args;
      const table = found === undefined && typeof key === 'string' ? tables.get(object) : undefined;
      if (table === undefined || typeof key !== 'string') return found;
      onNoMatch?.();
      return answerMissing(table, key);
    },
  });
}

/** Throws `lookup/no-match` where the table refuses what it does not hold. */
function answerMissing({ name, noMatch }: BoundLookup, key: string): unknown {
  if (noMatch.kind === 'keep') return key;
  if (noMatch.kind === 'default') return noMatch.value;
  if (noMatch.kind === 'nothing') return undefined;
  throw new LanguageError('lookup/no-match', { token: key, value: key, parts: { table: name } });
}
