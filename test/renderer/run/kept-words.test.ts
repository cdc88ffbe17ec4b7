import { describe, expect, it } from 'vitest';
import type { RunSummary } from '#shared/rpc/contract/run.ts';
import { canResume, keptWords } from '#renderer/run/kept-words.ts';
import { announcement, canReplay, elapsedOf, stageCards } from '#renderer/run/view-model.ts';

const interrupted: RunSummary = {
  id: 'a',
  number: 3,
  mapping: 'M-1',
  input: 'orders.ndjson',
  bytes: 2_000_000,
  state: 'interrupted',
  started: '2026-07-16T10:24:00.000Z',
  ended: '2026-07-16T10:24:10.000Z',
  kept: { records: 1200, bytes: 350_000 },
  counts: { read: 1200, mapped: 1199, rejected: 1, filtered: 0, written: 1199 },
  bytesRead: 1_000_000,
  stages: { extract: 1200, transform: 1199, validate: 1199, load: 1199, reconcile: 0 },
  throughput: [120],
  rejectsByCause: [{ cause: 'No price', stage: 'transform', count: 1 }],
  checks: [],
  rulesHash: 'h',
  stale: false,
};
const { kept: _kept, ...gone } = interrupted;

describe('a run that did not come to its end', () => {
  it('says how far it came, what is kept, and whether it can go on', () => {
    const said = (run: RunSummary): unknown => [keptWords(run)?.join(' '), canResume(run)];
    expect(said(interrupted)).toEqual([
      'Interrupted at 50 %. 1,200 records are accounted for, 350 kB of output kept. Resume goes on behind record 1,200, without loss or double.',
      true,
    ]);
    expect(said({ ...interrupted, state: 'stopped', kept: { records: 0, bytes: 0 } })).toEqual([
      'Stopped at 50 %. 0 records are accounted for, 0 bytes of output kept. Resume goes on from the start, without loss or double.',
      true,
    ]);
    expect(said({ ...interrupted, stale: true })).toEqual([
      'Interrupted at 50 %. 1,200 records are accounted for, 350 kB of output kept. Rules have changed since, so it cannot go on: start a new run.',
      false,
    ]);
    expect(said({ ...gone, state: 'stopped' })).toEqual(['Stopped at 50 %. No output was written and nothing is kept of it.', false]);
    expect([said({ ...gone, state: 'failed' }), said({ ...gone, state: 'done' }), said({ ...interrupted, state: 'running' })]).toEqual([
      [undefined, false],
      [undefined, false],
      [undefined, false],
    ]);
  });

  it('counts the time that it ran, not the time that it lay', () => {
    const on: RunSummary = { ...gone, state: 'running', resumed: { at: '2026-07-17T08:00:00.000Z', spent: 10_000 } };
    const { ended: _ended, ...underWay } = on;
    expect(elapsedOf(underWay, Date.parse('2026-07-17T08:00:02.500Z'))).toBe(12_500);
    expect(elapsedOf(interrupted, Date.parse('2026-07-17T08:00:00.000Z'))).toBe(10_000);
  });

  it('is announced as what it is, its rejects being at hand', () => {
    expect(announcement(interrupted)).toBe('Run 3 was interrupted: 1,200 read, 1,199 mapped, 1 rejected, 0 filtered');
    expect(
      stageCards(interrupted, 10_000)
        .map(({ look, about, chip }) => [look, about, chip?.text])
        .at(-1),
    ).toEqual(['waiting', 'not reached', '1 in reject file']);
  });

  it('has its rejects run again only where their file is in place and holds any', () => {
    const rejectsFile = 'r.ndjson';
    expect([canReplay(interrupted), canReplay({ ...gone, state: 'done', rejectsFile })]).toEqual([false, true]);
    expect(canReplay({ ...gone, state: 'done', rejectsFile, counts: { ...gone.counts, rejected: 0 } })).toBe(false);
  });
});
