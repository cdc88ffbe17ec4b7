import jsonata from 'jsonata';
import { describe, expect, it } from 'vitest';
import engine from '#test/drivers/engine.ts';
import { makePreviewRecords, previewBindings, previewRules } from '#test/drivers/workloads/preview.ts';
import { workloads } from '#test/drivers/workloads/workloads.ts';

/** What a run would write: without the reference's own kinds of arrays. */
const asWritten = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

describe.each(workloads)('$name: $title', (workload) => {
  it('is the same by hand, by the reference and by the engine', async () => {
    const batch = workload.makeBatch(workload.batch >= 100 ? 300 : 3, 60);
    const reference = jsonata(workload.expression);
    const ours = engine.compile(workload.expression);
    const expected: unknown[] = [];
    const given: unknown[] = [];
    for (const input of batch.inputs) {
      expected.push(asWritten(await reference.evaluate(input, workload.bindings)));
      given.push(asWritten(await ours.evaluate(input, workload.bindings)));
    }
    expect(batch.byHand().map(asWritten)).toEqual(expected);
    expect(given).toEqual(expected);
    expect(expected.filter((value) => value === undefined)).toEqual([]);
  });

  it('has the same data each time, in objects of its own', () => {
    const [one, other] = [workload.makeBatch(2, 20), workload.makeBatch(2, 20)];
    expect(one.inputs).toEqual(other.inputs);
    expect(one.inputs[0]).not.toBe(other.inputs[0]);
    expect(one.inputs[0]).not.toEqual(one.inputs[1]);
  });
});

describe('preview', () => {
  it('has 200 rules, each with an expression of its own', () => {
    expect(new Set(previewRules.map((rule) => rule.expression)).size).toBe(200);
  });

  it('is the same by hand, by the reference and by the engine', async () => {
    const records = makePreviewRecords(10);
    const ends = { hand: new Map<string, unknown>(), reference: new Map<string, unknown>(), ours: new Map<string, unknown>() };
    for (const { expression, hand } of previewRules) {
      const reference = jsonata(expression);
      const ours = engine.compile(expression);
      ends.hand.set(expression, records.map(hand));
      ends.reference.set(expression, await Promise.all(records.map((record) => reference.evaluate(record, previewBindings))));
      ends.ours.set(expression, await Promise.all(records.map((record) => ours.evaluate(record, previewBindings))));
    }
    expect(ends.hand).toEqual(ends.reference);
    expect(ends.ours).toEqual(ends.reference);
  });
});
