import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Evaluator } from '#electron/backend/evaluator/evaluator.ts';
import { forkEvaluator } from '#electron/backend/evaluator/fork-evaluator.ts';
import { openFileSink } from '#electron/backend/runs/file-sink.ts';
import type { FileSink } from '#electron/backend/runs/file-sink.ts';
import { rejectSink } from '#electron/backend/runs/reject-sink.ts';
import { fileInput } from '#electron/backend/runs/run-input.ts';
import type { RunOutcome } from '#electron/backend/runs/run-mapping.ts';
import { runMapping } from '#electron/backend/runs/run-mapping.ts';
import type { Result } from '#shared/base/result.ts';
import type { MappingDefinition } from '#shared/mapping/mapping.ts';
import type { Side } from '#shared/project/documents/side.ts';
import { checkLoad, loadRules, loadTarget, makeLoad } from '#test/fixtures/run-load.ts';
import { itShared } from '#test/fixtures/shared-data.ts';
import { makeMapping, targetSchema } from '#test/shared/mapping/make-mapping.ts';

let folder: string;
let evaluator: Evaluator;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mapwright-run-'));
  evaluator = new Evaluator({ spawn: () => forkEvaluator() });
});
afterAll(() => {
  evaluator.close();
  rmSync(folder, { recursive: true });
});

const side = (more: Partial<Side>): Side => ({
  id: 'S-1',
  role: 'source',
  name: 'in',
  file: 'in.ndjson',
  schema: loadTarget,
  format: 'ndjson',
  read: {},
  write: {},
  ...more,
});

function opened(sink: Result<FileSink>): FileSink {
  if (!sink.ok) throw new Error(sink.error.message);
  return sink.value;
}

async function run(
  definition: MappingDefinition,
  file: string,
  output: FileSink,
  rejects: FileSink,
  more: { readonly options?: Record<string, string> } = {},
): Promise<RunOutcome> {
  const input = fileInput(file);
  if (!input.ok) throw new Error(input.error.message);
  const outcome = await runMapping({
    definition,
    sources: [{ side: side({}), input: input.value, choice: more.options === undefined ? {} : { options: more.options } }],
    target: side({ id: 'T-1', role: 'target', ...(definition.target === undefined ? {} : { schema: definition.target }) }),
    write: {},
    evaluator,
    output,
    rejects: rejectSink(rejects),
  });
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value;
}

describe('running a mapping on a file', () => {
  itShared(
    'loses, doubles and changes nothing of 10,000 records',
    ['hostile', 'runs'],
    async (runs) => {
      const file = join(folder, 'load.ndjson');
      makeLoad(runs, file, 10_000);
      const [output, rejects] = [join(folder, 'out.ndjson'), join(folder, 'rejects.ndjson')];
      const [outputSink, rejectsSink] = [opened(await openFileSink(output)), opened(await openFileSink(rejects))];
      const outcome = await run(makeMapping(loadRules, { target: loadTarget }), file, outputSink, rejectsSink, {
        options: { numbers: 'spelling' },
      });
      expect(existsSync(output)).toBe(false);
      const written = await outputSink.finish();
      await rejectsSink.finish();
      const { counts } = outcome.result;
      expect(counts.read).toBe(10_000);
      expect(counts.read).toBe(counts.mapped + counts.rejected + counts.filtered);
      expect(JSON.parse(checkLoad(runs, file, output, rejects))).toMatchObject({
        accounted: true,
        duplicates: 0,
        lost: 0,
        sumOk: true,
        deadLinesMissing: 0,
        digitsChanged: 0,
      });
      expect(written.ok && written.value.sha256).toBe(createHash('sha256').update(readFileSync(output)).digest('hex'));
      expect(outcome.input.sha256).toBe(createHash('sha256').update(readFileSync(file)).digest('hex'));
    },
    60_000,
  );

  it('rejects what a rule that never ends makes of its record, and writes the rest', async () => {
    const quick = new Evaluator({ spawn: () => forkEvaluator(), limit: 1_000 });
    const file = join(folder, 'trap.ndjson');
    writeFileSync(file, '{"x":1}\n{"x":2}\n{"x":3}\n');
    const [output, rejects] = [join(folder, 'trap-out.ndjson'), join(folder, 'trap-rejects.ndjson')];
    const [outputSink, rejectsSink] = [opened(await openFileSink(output)), opened(await openFileSink(rejects))];
    const input = fileInput(file);
    if (!input.ok) throw new Error(input.error.message);
    const definition = makeMapping({ A: 'x = 2 ? $match($pad("", 60, "a") & "!", /^(a+)+$/) : x' });
    const open = targetSchema('A');
    await runMapping({
      definition,
      sources: [{ side: side({}), input: input.value, choice: {} }],
      target: side({ schema: open }),
      write: {},
      evaluator: quick,
      output: outputSink,
      rejects: rejectSink(rejectsSink),
    });
    quick.close();
    await outputSink.finish();
    await rejectsSink.finish();
    expect(readFileSync(output, 'utf8')).toBe('{"A":1}\n{"A":3}\n');
    expect(JSON.parse(readFileSync(rejects, 'utf8'))).toMatchObject({
      record: 2,
      line: 2,
      stage: 'transform',
      code: 'evaluation/timeout',
      rule: 'R-1',
      raw: '{"x":2}',
    });
  }, 30_000);

  it('lets a rule say what is mandatory', async () => {
    const file = join(folder, 'mandatory.ndjson');
    writeFileSync(file, '{"id":1,"amount":2,"name":"n"}\n{"amount":2,"name":"n"}\n{"id":1,"amount":2,"name":"n","tags":["t"]}\n');
    const base = makeMapping(loadRules, { target: loadTarget });
    const rules = base.rules.map((rule) =>
      rule.target === 'id' ? { ...rule, mandatory: false } : rule.target === 'tags' ? { ...rule, mandatory: true } : rule,
    );
    const sink = {
      write: () => Promise.resolve({ ok: true as const, value: undefined }),
      finish: () => Promise.reject(new Error('not asked')),
      discard: () => Promise.resolve(),
      secure: () => Promise.reject(new Error('not asked')),
      leave: () => Promise.resolve(),
    };
    const { result } = await run({ ...base, rules }, file, sink, sink);
    expect([result.counts, result.rejectsByCause]).toEqual([
      { read: 3, mapped: 1, rejected: 2, filtered: 0, written: 1 },
      [{ stage: 'validate', code: 'check/missing', cause: 'tags is required and has no value.', count: 2 }],
    ]);
  });
});

describe('files written', () => {
  it('stand under their name only when whole', async () => {
    const path = join(folder, 'kept.txt');
    writeFileSync(path, 'before');
    const sink = opened(await openFileSink(path));
    await sink.write(Buffer.from('after'));
    await sink.discard();
    expect(readFileSync(path, 'utf8')).toBe('before');
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('that cannot be written are a sentence', async () => {
    const missing = await openFileSink(join(folder, 'no/such/out.json'));
    expect(!missing.ok && [missing.error.code, missing.error.next]).toEqual(['output/no-folder', 'Make it, or name another one.']);
    const directory = await openFileSink(folder);
    expect(!directory.ok && directory.error.code).toBe('output/is-folder');
    if (!existsSync('/dev/full')) return;
    const full = opened(await openFileSink('/dev/full'));
    const written = await full.write(Buffer.alloc(300_000));
    expect(!written.ok && written.error.code).toBe('output/disk-full');
    await full.discard();
  });

  it('that cannot be read are a sentence', () => {
    const missing = fileInput(join(folder, 'none.json'));
    expect(!missing.ok && missing.error.code).toBe('input/not-there');
    const directory = fileInput(folder);
    expect(!directory.ok && directory.error.code).toBe('input/is-folder');
  });
});
