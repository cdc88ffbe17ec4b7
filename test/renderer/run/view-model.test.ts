import { describe, expect, it } from 'vitest';
import type { RunSummary } from '#shared/rpc/contract/run.ts';
import {
  announcement,
  causeChips,
  difference,
  elapsedOf,
  leftOf,
  meanRate,
  nothingLost,
  percent,
  progressWords,
  size,
  span,
  spanTenths,
  stageCards,
} from '#renderer/run/view-model.ts';

const done: RunSummary = {
  id: 'a',
  number: 19,
  mapping: 'M-1',
  input: 'orders.ndjson',
  bytes: 2_000_000,
  state: 'done',
  started: '2026-07-16T10:24:00.000Z',
  ended: '2026-07-16T10:24:10.000Z',
  counts: { read: 1000, mapped: 900, rejected: 60, filtered: 40, written: 900 },
  bytesRead: 2_000_000,
  stages: { extract: 997, transform: 957, validate: 900, load: 900, reconcile: 1000 },
  throughput: [90, 110],
  rejectsByCause: [
    { cause: 'TaxCode is missing', stage: 'validate', count: 57 },
    { cause: 'Not JSON', stage: 'extract', count: 2 },
    { cause: 'Too deep', stage: 'extract', count: 1 },
  ],
  checks: [
    { name: 'Types', holds: true, figure: '100 %' },
    { name: 'Duplicates', holds: false, figure: '2', limit: '0' },
  ],
  outputFile: 'orders run 19.xml',
  rejectsFile: 'orders run 19 rejects.ndjson',
  rulesHash: 'h',
  stale: false,
};
const { ended: _ended, outputFile: _output, rejectsFile: _rejects, ...begun } = done;
const running: RunSummary = { ...begun, state: 'running', bytesRead: 1_000_000, checks: [], stages: { ...done.stages, reconcile: 0 } };

describe('the stages of a run', () => {
  it('say what left each, and what was rejected in it', () => {
    expect(
      stageCards(done, 10_000).map(({ stage, count, aside, about, look, chip }) => [stage, count, aside, about, look, chip?.text]),
    ).toEqual([
      ['extract', 997, '100/s', '2 MB of 2 MB read', 'done', '3 malformed'],
      ['transform', 957, undefined, '40 filtered', 'done', undefined],
      ['validate', 900, undefined, '1 of 2 checks hold', 'done', '57 invalid'],
      ['load', 900, 'XML', '900 outputs written', 'done', undefined],
      ['reconcile', 1000, undefined, 'read = mapped + rejected + filtered', 'done', '60 in reject file'],
    ]);
  });

  it('wait for the last record while it runs', () => {
    const cards = stageCards(running, 5000);
    expect([cards[0]?.look, cards[0]?.aside, cards[4]?.look, cards[4]?.count, cards[4]?.about]).toEqual([
      'running',
      '110/s',
      'waiting',
      undefined,
      'waits for the last record',
    ]);
    expect(cards.map((card) => card.share)).toEqual([0.4985, 0.4785, 0.45, 0.45, 0]);
  });
});

describe('whether anything is lost', () => {
  it('is said only of a run that read to its end and adds up', () => {
    expect([nothingLost(done), nothingLost(running), nothingLost({ ...done, state: 'stopped' })]).toEqual([true, false, false]);
    const off = { ...done, counts: { ...done.counts, mapped: 899 } };
    expect([difference(off), nothingLost(off)]).toEqual([1, false]);
  });
});

describe('times of a run', () => {
  it('are measured from its start', () => {
    const now = Date.parse('2026-07-16T10:24:04.000Z');
    expect([
      elapsedOf(done, now),
      elapsedOf(running, now),
      leftOf(running, 4000),
      leftOf(done, 10_000),
      leftOf({ ...running, bytesRead: 10 }, 4000),
    ]).toEqual([10_000, 4000, 4000, undefined, undefined]);
    expect([meanRate(done, 10_000), meanRate(done, 0)]).toEqual([100, undefined]);
    expect([progressWords(running), progressWords({ ...running, bytesRead: 1_553_211 }), progressWords(done)]).toEqual([
      '50 %',
      '77.7 %',
      '100 %',
    ]);
  });

  it('are announced at the start, each quarter and the end', () => {
    expect([announcement({ ...running, bytesRead: 10 }), announcement(running), announcement(done)]).toEqual([
      'Run 19 is running',
      'Run 19, 50 %',
      'Run 19 is done: 1,000 read, 900 mapped, 60 rejected, 40 filtered',
    ]);
  });
});

describe('figures in words', () => {
  it('are short and exact', () => {
    expect([
      span(38_400),
      span(3_727_000),
      spanTenths(37.94),
      spanTenths(61),
      size(1),
      size(214_300_000),
      size(1_240_000),
      percent(214, 91_840),
      percent(1, 0),
    ]).toEqual(['0:38', '1:02:07', '0:37.9', '1:01.0', '1 byte', '214 MB', '1.2 MB', '0.23 %', '0 %']);
  });

  it('fold the causes beyond those shown', () => {
    expect(causeChips(done, 1)).toEqual({ shown: [done.rejectsByCause[0]], more: 2, moreCount: 3 });
  });
});
