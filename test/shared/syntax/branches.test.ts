import jsonata from 'jsonata';
import { describe, expect, it } from 'vitest';
import { hitVariable, instrument, lookupVariable } from '#shared/syntax/branches.ts';
import { isRecord, readSuite, suitePresent } from './suite.ts';

/** Evaluates on the reference; functions in results are told apart by kind only. */
async function evaluate(text: string, data: unknown, bindings: Readonly<Record<string, unknown>>, hits?: number[]): Promise<unknown> {
  const expression = jsonata(text, { timeout: 3000, stack: 2000 });
  const reporting =
    hits === undefined
      ? {}
      : {
          [hitVariable]: (id: number, value: unknown) => (hits.push(id), value),
          [lookupVariable]: (id: number, value: unknown) => (hits.push(value === undefined ? id + 1 : id), value),
        };
  try {
    const value: unknown = await expression.evaluate(structuredClone(data), { ...bindings, ...reporting });
    return {
      value: JSON.stringify(value, (_, part: unknown) =>
        isRecord(part) && ('_jsonata_function' in part || '_jsonata_lambda' in part)
          ? 'a function'
          : typeof part === 'function'
            ? 'a function'
            : part,
      ),
    };
  } catch (error) {
    if (!isRecord(error)) throw error;
    return { code: error.code };
  }
}

describe('instrument', () => {
  it('wraps arms and lookups and names them in plain words', () => {
    const text = '($rate := $string(tax_lines[0].rate); $not(taxable) ? "Z0" : $lookup($tax_codes, $rate))';
    const hit = `$${hitVariable}`;
    expect(instrument(text)).toEqual({
      text: `($rate := $string(tax_lines[0].rate); $not(taxable) ? (${hit}(0); "Z0") : $${lookupVariable}(1, $lookup($tax_codes, $rate)))`,
      branches: [
        { id: 0, kind: 'arm', label: 'taxable is false', start: 54, end: 58 },
        { id: 1, kind: 'match', label: 'rate in tax_codes', start: 61, end: 87 },
        { id: 2, kind: 'no-match', label: 'rate not in tax_codes', start: 61, end: 87 },
      ],
    });
  });

  it('reports the branches taken', async () => {
    const { text } = instrument('a = "x" ? b ?? "none" : $lookup(codes, c)');
    const taken = async (data: unknown): Promise<readonly number[]> => {
      const hits: number[] = [];
      await evaluate(text, data, {}, hits);
      return hits.sort((p, q) => p - q);
    };
    expect(await taken({ a: 'x', b: 1 })).toEqual([0]);
    expect(await taken({ a: 'x' })).toEqual([1]);
    expect(await taken({ a: 'y', codes: { k: 1 }, c: 'k' })).toEqual([2]);
    expect(await taken({ a: 'y', codes: { k: 1 }, c: 'z' })).toEqual([3]);
  });

  it.each([
    ['status = "paid" ? 1', ['status is "paid"', 'status is not "paid"']],
    ['price > 3 ? 1 : 2', ['price > 3', 'price ≤ 3']],
    ['a.b ?: c', ['b is true', 'b is false']],
    ['$exists(vat) and x ? 1 : 2', ['exists(vat) and x', 'not (exists(vat) and x)']],
    ['country in ["DE", "FR"] ? 1 : 2', ['country is in […]', 'country is not in […]']],
  ])('%s', (text, labels) => {
    expect(instrument(text).branches.map((branch) => branch.label)).toEqual(labels);
  });

  it.each(['$lookup(rows, "k")[]', '$lookup(rows, "k")[$ > 3]', '"k" ~> $lookup(rows, ?)', 'rows ~> $lookup("k")'])(
    'leaves %s alone, whose meaning a bracket around would change',
    (text) => {
      expect(instrument(text)).toEqual({ text, branches: [] });
    },
  );

  it.skipIf(!suitePresent)(
    'means the same over the suite',
    async () => {
      let compared = 0;
      let taken = 0;
      const differing: unknown[] = [];
      for (const { where, expr, data, bindings } of readSuite()) {
        const { text, branches } = instrument(expr);
        if (branches.length === 0 || /\$(random|shuffle|millis|now)\b/.test(expr)) continue;
        const hits: number[] = [];
        const plain = await evaluate(expr, data, bindings);
        const reporting = await evaluate(text, data, bindings, hits);
        compared += 1;
        taken += hits.length;
        if (JSON.stringify(plain) !== JSON.stringify(reporting)) differing.push({ where, expr, text, plain, reporting });
      }
      console.log(`instrumented: ${compared} expressions of the suite have branches, ${taken} taken, ${differing.length} differ`);
      expect(differing).toEqual([]);
      expect(compared).toBeGreaterThan(70);
    },
    60_000,
  );
});
