import { isDeepStrictEqual } from 'node:util';
import { makePreviewRecords, previewBindings, previewRules } from '#test/drivers/workloads/preview.ts';
import type { Compile, Evaluate } from './engines.ts';
import { compilerOf } from './engines.ts';
import { Stopwatch } from './stopwatch.ts';
import type { Measured, Task } from './task.ts';

const recordCount = 100;

/**
 * Times the preview of a mapping of 200 rules, each an expression of its own: compiled for the first time, the first 100 records, one record
 * and 100 records when warm, and an edit: one rule compiled anew and evaluated over 100 records. An operation is one of these.
 */
export async function measurePreview(task: Task): Promise<Measured> {
  if (task.engine === 'hand') return measureByHand(task);
  const compile = await compilerOf(task.engine);
  const watches = {
    compile: new Stopwatch(),
    cold: new Stopwatch(),
    one: new Stopwatch(),
    hundred: new Stopwatch(),
    edit: new Stopwatch(),
  };
  const rules = watches.compile.time(1, () => previewRules.map((rule) => compile(rule.expression)));
  await watches.cold.timeAsync(1, () => evaluateAll(rules, makePreviewRecords(recordCount)));
  const warming = new Stopwatch();
  while (warming.seconds < task.warm) {
    await warming.timeAsync(1, () => evaluateAll(rules, makePreviewRecords(recordCount)));
    await edit(compile, warming, makePreviewRecords(recordCount));
  }
  let given: readonly (readonly unknown[])[] = [];
  while (watches.hundred.seconds < task.seconds) {
    const records = makePreviewRecords(recordCount);
    given = await watches.hundred.timeAsync(1, () => evaluateAll(rules, records));
    for (const record of makePreviewRecords(5)) await watches.one.timeAsync(1, () => evaluateAll(rules, [record]));
    for (let i = 0; i < 5; i += 1) await edit(compile, watches.edit, records);
  }
  const expected = handOver(makePreviewRecords(recordCount));
  if (!isDeepStrictEqual(given, expected)) throw new Error(`The preview of ${task.engine} is not what is written by hand.`);
  return Object.fromEntries(Object.entries(watches).map(([name, watch]) => [name, watch.cost()]));
}

function measureByHand(task: Task): Measured {
  const watches = { cold: new Stopwatch(), one: new Stopwatch(), hundred: new Stopwatch() };
  watches.cold.time(1, () => handOver(makePreviewRecords(recordCount)));
  const warming = new Stopwatch();
  while (warming.seconds < task.warm) warming.time(1, () => handOver(makePreviewRecords(recordCount)));
  while (watches.hundred.seconds < task.seconds) {
    const records = makePreviewRecords(recordCount);
    watches.hundred.time(1, () => handOver(records));
    for (const record of makePreviewRecords(5)) watches.one.time(1, () => handOver([record]));
  }
  return Object.fromEntries(Object.entries(watches).map(([name, watch]) => [name, watch.cost()]));
}

type Records = ReturnType<typeof makePreviewRecords>;

/** Values by record, then by rule. */
async function evaluateAll(rules: readonly Evaluate[], records: Records): Promise<readonly (readonly unknown[])[]> {
  const all: unknown[][] = [];
  for (const record of records) {
    const values: unknown[] = [];
    for (const rule of rules) {
      const value = rule(record, previewBindings);
      values.push(value instanceof Promise ? await value : value);
    }
    all.push(values);
  }
  return all;
}

function handOver(records: Records): readonly (readonly unknown[])[] {
  return records.map((record) => previewRules.map((rule) => rule.hand(record)));
}

let edits = 0;

/** A text that was never compiled before, as after a keystroke. */
async function edit(compile: Compile, watch: Stopwatch, records: Records): Promise<void> {
  const text = `$uppercase(fields.s3) & " ${(edits += 1)}" & (fields.n5 > 10 ? "a" : "b")`;
  const given = await watch.timeAsync(1, () => evaluateAll([compile(text)], records));
  const end = records.every(
    ({ fields }, i) => given[i]?.[0] === `${String(fields['s3']).toUpperCase()} ${edits}${Number(fields['n5']) > 10 ? 'a' : 'b'}`,
  );
  if (!end) throw new Error(`The preview of ${text} is not what is written by hand.`);
}
