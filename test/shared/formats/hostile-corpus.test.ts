import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Problem } from '#shared/base/problem.ts';
import { bytesToDetect, detectFormat } from '#shared/formats/detect-format.ts';
import { describeShared } from '#test/fixtures/shared-data.ts';
import { readAll } from './read-all.ts';

const manifestShape = z.array(
  z.object({ file: z.string(), expect: z.enum(['accept', 'warn', 'reject', 'limit', 'row-error']), why: z.string() }),
);
/** Longest that one file may take, in milliseconds: far more than it needs, far less than a hang. */
const patience = 10_000;

interface Outcome {
  readonly refused: Problem | undefined;
  /** Read by another format than the extension's own, which the detection's sentence tells. */
  readonly otherFormat: boolean;
  readonly read: number;
  readonly rejects: readonly Problem[];
  readonly warnings: readonly Problem[];
}

describeShared('the hostile corpus', ['hostile', 'corpus', 'share', 'make.mjs'], (make) => {
  const folder = mkdtempSync(join(tmpdir(), 'mapwright-corpus-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  execFileSync(process.execPath, [make, folder]);
  const manifest = manifestShape.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));
  const files = manifest.filter(({ file }) => /\.(json|ndjson|csv|xml)$/.test(file) && !file.endsWith('.schema.json'));

  it('has as many files of our formats as when this was written, or more', () => {
    expect(files.length).toBeGreaterThanOrEqual(92);
    console.info(`hostile corpus: ${files.length} files of JSON, NDJSON, CSV and XML`);
  });

  describe.each(files)('$file', ({ file, expect: wanted }) => {
    const bytes = readFileSync(join(folder, file));
    it(`is as expected: ${wanted}`, async () => expect(judge(await outcomeOf(file, bytes), wanted)).toBe('as expected'), patience);
    it('ends without a crash the other way too', async () => expect(await outcomeOf(file, bytes, true)).toBeDefined(), patience);
  });
});

async function outcomeOf(file: string, bytes: Uint8Array, otherWay = false): Promise<Outcome> {
  const detected = detectFormat(file, bytes.subarray(0, bytesToDetect));
  if (!detected.ok) return { refused: detected.error, otherFormat: false, read: 0, rejects: [], warnings: [] };
  const { format } = detected.value;
  const byRecord = (format === 'ndjson' || format === 'csv') !== otherWay;
  const events = await readAll(format, bytes, { per: byRecord ? 'record' : 'document', file, size: 64 * 1024 });
  let refused: Problem | undefined;
  let read = 0;
  const rejects: Problem[] = [];
  const warnings: Problem[] = [];
  for (const event of events) {
    if ('fatal' in event) refused = event.fatal;
    else if (event.ok) {
      read += 1;
      warnings.push(...(event.warnings ?? []));
    } else rejects.push(event.problem);
  }
  return { refused, otherFormat: !file.endsWith(`.${format}`), read, rejects, warnings };
}

/** Whether an outcome is of the expected kind, or what it was instead. */
function judge(outcome: Outcome, wanted: string): string {
  const { refused, rejects, warnings, otherFormat } = outcome;
  const shown = JSON.stringify({
    refused: refused?.code,
    next: refused?.next,
    rejects: rejects.map((r) => r.code),
    warnings: warnings.map((w) => w.code),
    read: outcome.read,
  });
  for (const found of [...rejects, ...warnings, ...(refused === undefined ? [] : [refused])])
    if (!/^[A-Z“<\w(].*\.$/su.test(found.message) || /undefined|\[object/.test(found.message.replace('“undefined”', '')))
      return `no plain sentence: ${found.message}`;
  const right = {
    // A compressed file may be refused when the sentence says what it is.
    accept: (refused === undefined || refused.code === 'format/binary') && rejects.length === 0,
    warn: refused === undefined ? warnings.length > 0 || otherFormat : refused.next !== undefined,
    reject: refused !== undefined,
    limit: refused !== undefined && /\/too-/.test(refused.code),
    'row-error': refused === undefined && rejects.length > 0,
  }[wanted];
  return right === true ? 'as expected' : shown;
}
