import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeFunction } from '#electron/backend/evaluator/make-function.ts';
import { compile } from '#shared/engine/compile.ts';
import type { Compile } from '#shared/engine/compiled-expression.ts';
import { defaultLimits } from '#shared/engine/limits.ts';
import { bindLookup } from '#shared/lookup/bind-lookup.ts';
import { compileMapping } from '#shared/mapping/compile-mapping.ts';
import type { MappingDefinition } from '#shared/mapping/mapping.ts';
import { WholeMapping } from '#shared/mapping/whole-mapping.ts';
import { ExactNumber } from '#shared/records/exact-number.ts';
import type { Value } from '#shared/records/value.ts';
import { anyMapping, anyRecord } from './any-mapping.ts';
import { lookupTable, makeMapping, mapWith } from './make-mapping.ts';

/** Evaluations from which on an expression is code. */
const oftenEnough = 60;

function wholeOf(definition: MappingDefinition): WholeMapping | undefined {
  const lookups = definition.lookups.map(bindLookup);
  const compileText: Compile = (text) => compile(text, { limits: defaultLimits, lookups, makeFunction });
  return WholeMapping.of(compileMapping(definition, compileText), compileText);
}

/** As closures at first and as code in the end. */
function mapOften(definition: MappingDefinition, record: Value): readonly unknown[] {
  const whole = wholeOf(definition);
  const first = whole?.map(record);
  for (let i = 0; i < oftenEnough; i += 1) whole?.map(record);
  return [first, whole?.map(record)];
}

describe('a mapping as one expression', () => {
  it('gives what the rules give one by one, or leaves the record to them', () => {
    let answered = 0;
    let mapped = 0;
    fc.assert(
      fc.property(anyMapping, anyRecord, (definition, record) => {
        const { filtered, output, problems } = mapWith(definition, record);
        for (const whole of mapOften(definition, record)) {
          mapped += 1;
          if (whole === undefined) continue;
          answered += 1;
          expect({ filtered, output, problems }).toEqual({ output: undefined, ...whole, values: undefined, loops: undefined });
        }
      }),
      { numRuns: 300, seed: 20261124 },
    );
    expect(answered / mapped).toBeGreaterThan(0.5);
  });

  const lines = { 'Lines.Sku': 'sku', 'Lines.Double': 'n * 2' };
  const loops = [{ target: 'Lines', each: 'lines', item: 'line' }];

  it('has an answer for the usual record', () => {
    const definition = makeMapping(lines, { loops });
    const output = { Lines: [{ Sku: 'a', Double: 4 }] };
    const record = { lines: [{ sku: 'a', n: 2 }] };
    expect(mapOften(definition, record)).toEqual([1, 2].map(() => ({ filtered: false, output, values: [], loops: [], problems: [] })));
  });

  it('leaves a record to the rules where one fails, an item is an array or a number is rounded', () => {
    const definition = makeMapping(lines, { loops });
    const nine = new ExactNumber('9007199254740993');
    for (const line of [{ n: 'two' }, [{ n: 1 }], { n: nine }])
      expect(mapOften(definition, { lines: [{ sku: 'a', n: 2 }, line] })).toEqual([undefined, undefined]);
  });

  it('knows what a table answers for a key that it lacks', () => {
    const definition = makeMapping(
      { City: '$lookup($cities, code)' },
      { lookups: [lookupTable('cities', { A: 'Aachen' }, { kind: 'keep' })] },
    );
    const outputs = [{ code: 'A' }, { code: 'B' }].map((record) => wholeOf(definition)?.map(record)?.output);
    expect(outputs).toEqual([{ City: 'Aachen' }, { City: 'B' }]);
  });

  it('says that a record is filtered', () => {
    const definition = makeMapping({ A: 'a' }, { keep: 'a > 1' });
    expect([{ a: 1 }, { a: 2 }].map((record) => wholeOf(definition)?.map(record)?.filtered)).toEqual([true, false]);
  });

  it('is not made of a mapping with a text that does not compile', () => {
    expect(wholeOf(makeMapping({ A: 'a +' }))).toBeUndefined();
  });
});
