import { isDeepStrictEqual } from 'node:util';
import type { Batch, Workload } from '#test/drivers/workloads/workload.ts';
import { workloadOf } from '#test/drivers/workloads/workloads.ts';
import type { Evaluate } from './engines.ts';
import { compilerOf } from './engines.ts';
import { Stopwatch } from './stopwatch.ts';
import type { Measured, Task } from './task.ts';

/** An operation longer than this (seconds) is its own warm-up: the small inputs before it have compiled what it runs. */
const longOperation = 1;
const smallTables = 60;
/** Making the data of very quick code takes far longer than running it: so many times the seconds asked for are enough with it. */
const patience = 1.5;

type Work = (batch: Batch, watch: Stopwatch) => Promise<readonly unknown[]>;

/**
 * Times a workload in this process. Each batch is parsed anew, outside the time; every result is kept to the end of its batch. What the
 * engine gives, in small at the start and in full at the end, is compared whole with the hand-written code. Throws where they differ.
 */
export async function measureWorkload(task: Task): Promise<Measured> {
  const workload = workloadOf(task.workload);
  const { batch: count = workload.batch, size, badEvery } = task;
  const work = await workOf(task, workload);
  const small = workload.makeBatch(Math.min(count, 200), smallTables);
  for (let i = 0; i < 3; i += 1) compare(workload, small, await work(small, new Stopwatch()), undefined);
  const next = (): Batch => {
    const made = spoiled(workload.makeBatch(count, size), badEvery);
    settleMemory();
    return made;
  };
  let batch = next();
  let watch = new Stopwatch();
  let results = await work(batch, watch);
  if (watch.seconds < longOperation * count * workload.passes) {
    const warming = process.cpuUsage();
    while (watch.seconds < task.warm && since(warming) < task.warm * patience) await work(next(), watch);
    watch = new Stopwatch();
    const timing = process.cpuUsage();
    do {
      batch = next();
      results = await work(batch, watch);
    } while (watch.seconds < task.seconds && since(timing) < task.seconds * patience);
  }
  compare(workload, batch, results, badEvery);
  return { operation: watch.cost() };
}

/** Fresh data are moved by the next two collections of young memory, which would fall into the time of whoever runs first. */
function settleMemory(): void {
  if (globalThis.gc === undefined) throw new Error('Run with --expose-gc.');
  for (let i = 0; i < 2; i += 1) globalThis.gc({ type: 'minor' });
}

/** Processor seconds of this process. */
function since(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
}

async function workOf({ engine, badEvery }: Task, workload: Workload): Promise<Work> {
  const { passes, bindings } = workload;
  if (engine === 'hand')
    return (batch, watch) =>
      Promise.resolve(
        watch.time(batch.inputs.length * passes, () => {
          let results = batch.byHand();
          for (let pass = 1; pass < passes; pass += 1) results = batch.byHand();
          return results;
        }),
      );
  const compiled = (await compilerOf(engine))(workload.expression);
  const [first] = workload.makeBatch(1, smallTables).inputs;
  const evaluate: Evaluate = badEvery === undefined ? compiled : caught(compiled);
  const all = (inputs: readonly unknown[]): readonly unknown[] => inputs.map((input) => evaluate(input, bindings));
  if (evaluate(first, bindings) instanceof Promise)
    return ({ inputs }, watch) =>
      watch.timeAsync(inputs.length * passes, async () => {
        let results: unknown[] = [];
        for (let pass = 0; pass < passes; pass += 1) {
          results = [];
          for (const input of inputs) results.push(await evaluate(input, bindings));
        }
        return results;
      });
  return ({ inputs }, watch) =>
    Promise.resolve(
      watch.time(inputs.length * passes, () => {
        let results = all(inputs);
        for (let pass = 1; pass < passes; pass += 1) results = all(inputs);
        return results;
      }),
    );
}

/** An evaluation that ends with an error gives its code. */
function caught(evaluate: Evaluate): Evaluate {
  return (input, bindings) => {
    try {
      return evaluate(input, bindings);
    } catch (thrown) {
      if (typeof thrown === 'object' && thrown !== null && 'code' in thrown) return { error: thrown.code };
      throw thrown;
    }
  };
}

/** One customer in so many has a word for its credit limit: comparing it with a number is an error of the language. */
function spoiled(batch: Batch, every: number | undefined): Batch {
  if (every === undefined) return batch;
  const inputs = batch.inputs.map((input, i) =>
    i % every === 0 && typeof input === 'object' && input !== null ? { ...input, credit_limit: 'none' } : input,
  );
  return { inputs, byHand: batch.byHand };
}

function compare(workload: Workload, { byHand }: Batch, results: readonly unknown[], badEvery: number | undefined): void {
  for (const [i, expected] of byHand().entries()) {
    const wanted = badEvery !== undefined && i % badEvery === 0 ? { error: 'T0410' } : expected;
    if (!isDeepStrictEqual(asWritten(results[i]), asWritten(wanted)))
      throw new Error(`Workload ${workload.name}, input ${i}: ${show(results[i])} is not ${show(wanted)}`);
  }
}

/** Without what no output shows: kinds of arrays, prototypes of objects, members that are nothing. */
function asWritten(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

function show(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 2_000);
}
