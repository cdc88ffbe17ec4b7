import jsonata from 'jsonata';
import { expect, test } from 'vitest';
import { functionCatalogue } from '#shared/syntax/functions.ts';
import { builtins } from '#shared/engine/functions/registry.ts';
import { anything, calls, differences } from './against-reference.ts';

interface Definition {
  readonly signature: { readonly definition: string };
  readonly implementation: { readonly length: number };
}

function isDefinition(value: unknown): value is Definition {
  return typeof value === 'object' && value !== null && '_jsonata_function' in value;
}

test('holds every function of the catalogue and no other, with the signature and the arity that the language gives it', async () => {
  const expected = await Promise.all(
    functionCatalogue.map(async ({ name }) => {
      const found: unknown = await jsonata(`$${name}`).evaluate(null);
      return isDefinition(found) ? { name, signature: found.signature.definition, arity: found.implementation.length } : name;
    }),
  );
  const given = [...builtins.values()].map(({ name, signature, arity }) => ({ name, signature, arity }));
  const byName = (a: { name: string } | string, b: { name: string } | string): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
  expect(given.toSorted(byName)).toEqual(expected.toSorted(byName));
});

// These give another answer each time, or none at all.
const uncertain = new Set(['random', 'shuffle', 'now', 'millis', 'eval', 'toMillis']);

test.each([...builtins.keys()].filter((name) => !uncertain.has(name)))(
  '$%s takes or refuses any values as the language does',
  async (name) => {
    const contexts = ['context', 4, { c: 1 }, undefined];
    const one = calls(name, [anything], contexts);
    const two = calls(name, [anything, anything]);
    const none = calls(name, [], contexts);
    expect(await differences([...none, ...one, ...two])).toEqual([]);
  },
);
