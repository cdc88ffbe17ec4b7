import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Evaluator } from '#electron/backend/evaluator/evaluator.ts';
import { forkEvaluator } from '#electron/backend/evaluator/fork-evaluator.ts';
import { fileInput } from '#electron/backend/runs/run-input.ts';
import type { RunOutcome, RunRequest } from '#electron/backend/runs/run-mapping.ts';
import { runMapping } from '#electron/backend/runs/run-mapping.ts';
import { ok } from '#shared/base/result.ts';
import type { FormatName, FormatOptions } from '#shared/formats/codec.ts';
import type { MappingDefinition } from '#shared/mapping/mapping.ts';
import type { Reject } from '#shared/pipeline/run-report.ts';
import type { Side } from '#shared/project/documents/side.ts';
import type { Schema } from '#shared/schema/field.ts';
import { makeMapping, targetSchema } from '#test/shared/mapping/make-mapping.ts';

let folder: string;
let evaluators: Evaluator[];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mapwright-blocks-'));
  evaluators = [1, 2, 3].map(() => new Evaluator({ spawn: () => forkEvaluator(), spare: false }));
});
afterAll(() => {
  for (const evaluator of evaluators) evaluator.close();
  rmSync(folder, { recursive: true });
});

const open: Schema = { kind: 'inferred', records: true, root: { name: '', type: 'object', min: 1, repeats: false } };

function side(format: FormatName, schema: Schema): Side {
  return { id: 'S-1', role: 'source', name: 'in', file: `in.${format}`, schema, format, read: {}, write: {} };
}

interface Ran {
  readonly outcome: RunOutcome;
  readonly text: string;
  readonly rejects: readonly Reject[];
}

/** Runs a mapping on a text and keeps what it makes. */
async function run(
  definition: MappingDefinition,
  [from, text]: readonly [FormatName, string],
  [to, options]: readonly [FormatName, FormatOptions],
  more: Partial<RunRequest> & Pick<RunRequest, 'evaluator'>,
): Promise<Ran> {
  const file = join(folder, `in.${from}`);
  writeFileSync(file, text);
  const input = fileInput(file);
  if (!input.ok) throw new Error(input.error.message);
  const parts: Uint8Array[] = [];
  const rejects: Reject[] = [];
  const outcome = await runMapping({
    definition,
    sources: [{ side: side(from, open), input: input.value, choice: {} }],
    target: side(to, definition.target ?? open),
    write: { format: to, options },
    output: { write: (part) => Promise.resolve(ok(void parts.push(part.slice()))) },
    rejects: { write: (reject) => Promise.resolve(ok(void rejects.push(reject))) },
    ...more,
  });
  if (!outcome.ok) throw new Error(outcome.error.message);
  return { outcome: outcome.value, text: Buffer.concat(parts).toString(), rejects };
}

const rows = (count: number): string => `x,y\n${Array.from({ length: count }, (_, i) => `${i + 1},"row\n${i + 1}"`).join('\n')}\n`;
const lines = (count: number): string => Array.from({ length: count }, (_, i) => `{"x":${i + 1},"y":"line ${i + 1}"}\n`).join('');

describe('blocks of a run', () => {
  const definition = makeMapping(
    { A: 'x', B: 'y', C: '$number(x) % 7 = 0 ? $error("seven") : $number(x) % 5 = 0 ? "=1+1" : "-"' },
    { keep: '$number(x) % 11 != 0' },
  );
  const targets: readonly (readonly [FormatName, FormatOptions])[] = [
    ['ndjson', {}],
    ['json', {}],
    ['csv', {}],
    ['xml', { root: 'all', record: 'one' }],
  ];
  it.each(targets)('give the same %s, rejects and counts whatever the number of workers and the format read', async (to, options) => {
    const [evaluator, ...helpers] = evaluators;
    if (evaluator === undefined) throw new Error('There are evaluators');
    const expected: Record<string, unknown> = {};
    for (const [from, text] of [
      ['csv', rows(6_000)],
      ['ndjson', lines(6_000)],
      ['json', `[${lines(6_000).trimEnd().replaceAll('\n', ',')}]`],
    ] as const) {
      const one = await run(definition, [from, text], [to, options], { evaluator });
      const three = await run(definition, [from, text], [to, options], { evaluator, helpers });
      expect(three).toEqual(one);
      const { counts, rejectsByCause, warnings } = one.outcome.result;
      expect(counts).toEqual({ read: 6_000, mapped: 4_675, rejected: 780, filtered: 545, written: 4_675 });
      const kept = {
        text: one.text.replaceAll(/row(\n|&#10;|\\n)|line |"/g, ''),
        records: one.rejects.map(({ record, stage, rule }) => [record, stage, rule]),
        rejectsByCause,
        warnings: warnings.map(({ code, message }) => [code, message]),
      };
      expected['first'] ??= kept;
      // Numbers of CSV are text here.
      if (to === 'csv' || to === 'xml') expect(kept).toEqual(expected['first']);
    }
  });

  it('lose only the record whose pattern never ends, by its line, and map all others', async () => {
    const quick = new Evaluator({ spawn: () => forkEvaluator(), spare: false, limit: 1_000 });
    const hostile = makeMapping({ A: 'x', B: 'x = "40" ? $contains("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", /^(a+)+$/) : "b"' });
    const { text, rejects, outcome } = await run(hostile, ['csv', rows(300)], ['csv', {}], { evaluator: quick });
    quick.close();
    expect(rejects).toEqual([
      {
        record: 40,
        line: 80,
        stage: 'transform',
        code: 'evaluation/timeout',
        reason: 'The evaluation did not end within 1 s and was stopped. Look for a loop without end, or make the expression do less.',
        rule: 'R-2',
        raw: '{"x":"40","y":"row\\n40"}',
      },
    ]);
    const wanted = Array.from({ length: 300 }, (_, i) => `${i + 1},b`).filter((_, i) => i !== 39);
    expect(text).toBe(`A,B\n${wanted.join('\n')}\n`);
    expect(outcome.result.counts).toEqual({ read: 300, mapped: 299, rejected: 1, filtered: 0, written: 299 });
  }, 60_000);

  it('lose only the record that takes all memory, by its line, and map all others', async () => {
    const small = new Evaluator({ spawn: () => forkEvaluator(64), spare: false, limit: 60_000 });
    const bomb = makeMapping({ A: 'x = 30 ? $map([1..900000], function($i) { {"i": $i, "t": [$i, $i, $i]} }) : x' });
    const { text, rejects } = await run(bomb, ['ndjson', lines(100)], ['ndjson', {}], { evaluator: small });
    small.close();
    expect(rejects.map(({ raw: _raw, ...reject }) => reject)).toEqual([
      {
        record: 30,
        line: 30,
        byte: lines(29).length,
        stage: 'transform',
        code: 'evaluation/died',
        reason: 'The evaluation used more memory than it may and was stopped. Make the expression build less at once.',
        rule: 'R-1',
      },
    ]);
    expect(text).toBe(
      Array.from({ length: 100 }, (_, i) => `{"A":${i + 1}}\n`)
        .filter((_, i) => i !== 29)
        .join(''),
    );
  }, 150_000);
});

describe('a run that is stopped', () => {
  it('ends while its records are still at work, with what was written until then', async () => {
    const stuck = new Evaluator({ spawn: () => forkEvaluator(), spare: false, limit: 60_000 });
    const stop = new AbortController();
    const slow = makeMapping({ A: 'x = 4000 ? $contains("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", /^(a+)+$/) : x' });
    let pressed = 0;
    const { outcome, text } = await run(slow, ['ndjson', lines(5_000)], ['ndjson', {}], {
      evaluator: stuck,
      signal: stop.signal,
      onProgress: () => {
        if (pressed > 0) return;
        pressed = performance.now();
        setTimeout(() => stop.abort(), 300);
      },
    });
    const waited = performance.now() - pressed;
    stuck.close();
    const { counts } = outcome.result;
    expect(outcome.result.outcome).toBe('stopped');
    expect(counts.read).toBeGreaterThan(0);
    expect(counts.read).toBeLessThan(4_000);
    expect(text).toBe(Array.from({ length: counts.written }, (_, i) => `{"A":${i + 1}}\n`).join(''));
    // The record alone would take a minute.
    expect(waited).toBeLessThan(15_000);
  }, 60_000);
});

describe('what the target says of outputs', () => {
  it('is handed out with every output, also of those rejected for it', async () => {
    const [evaluator] = evaluators;
    if (evaluator === undefined) throw new Error('There are evaluators');
    const seen: unknown[] = [];
    const definition = makeMapping({ A: 'x = 2 ? [x] : x', B: 'y' }, { target: targetSchema('A', 'B') });
    await run(definition, ['ndjson', lines(3)], ['ndjson', {}], {
      evaluator,
      onChecked: ({ value, problems }) => seen.push([value, problems.map(({ code }) => code)]),
    });
    expect(seen).toEqual([1, 2, 3].map((x) => [{ A: x === 2 ? [2] : x, B: `line ${x}` }, expect.any(Array) as unknown]));
  });
});

describe('files that are read', () => {
  it('are what the report says', async () => {
    const [evaluator] = evaluators;
    if (evaluator === undefined) throw new Error('There are evaluators');
    const { outcome } = await run(makeMapping({ A: 'x' }), ['csv', rows(50)], ['ndjson', {}], { evaluator });
    const { size, bytesRead } = { size: readFileSync(join(folder, 'in.csv')).length, bytesRead: outcome.result.bytesRead };
    expect([outcome.input.bytes, bytesRead]).toEqual([size, size]);
  });
});
