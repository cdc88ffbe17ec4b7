import jsonata from 'jsonata';
import { describe, expect, it } from 'vitest';
import { argumentCounts, findFunction, functionCatalogue, signatureText } from '#shared/syntax/functions.ts';
import { isRecord } from './suite.ts';

/** The signature that the reference checks a function's arguments by. */
async function declared(name: string): Promise<unknown> {
  const value: unknown = await jsonata(`$${name}`).evaluate({});
  return isRecord(value) && isRecord(value.signature) ? value.signature.definition : undefined;
}

describe('functionCatalogue', () => {
  it('declares every function as the reference does', async () => {
    const ours = functionCatalogue.map(({ name, signature }) => ({ name, signature }));
    const theirs: unknown[] = [];
    for (const { name } of ours) theirs.push({ name, signature: await declared(name) });
    expect(ours).toEqual(theirs);
    expect(ours.length).toBe(65);
  });

  it('names every parameter and says what each function does in a sentence', () => {
    for (const entry of functionCatalogue) {
      expect(
        entry.parameters.every((parameter) => parameter.name !== '' && parameter.type !== ''),
        entry.name,
      ).toBe(true);
      expect(entry.doc, entry.name).toMatch(/^[A-Z].*\.$/);
      expect(entry.result, entry.name).not.toBe('');
    }
  });

  it('writes signatures for people', () => {
    const shown = ['lookup', 'substring', 'sum', 'zip', 'now'].map((name) => {
      const entry = findFunction(name);
      if (entry === undefined) throw new Error(name);
      return [signatureText(entry), argumentCounts(entry)];
    });
    expect(shown).toEqual([
      ['$lookup(object, key) → value', { fewest: 1, most: 2 }],
      ['$substring(text, start, [length]) → text', { fewest: 1, most: 3 }],
      ['$sum(array) → number', { fewest: 1, most: 1 }],
      ['$zip(arrays, …) → array', { fewest: 1, most: Number.POSITIVE_INFINITY }],
      ['$now([picture], [timezone]) → text', { fewest: 0, most: 2 }],
    ]);
  });
});
